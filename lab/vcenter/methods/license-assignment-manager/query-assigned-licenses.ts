import { assignments, assignmentValue } from '../../license-values.ts';
import type { Method } from '../../method.ts';
import { notFound } from '../../soap/fault.ts';

/** Of one entity, or of all. */
export const method: Method = {
  name: 'QueryAssignedLicenses',
  on: 'LicenseAssignmentManager',
  parameters: 'entityId:string?',
  privilege: 'System.Read',
  run: ({ world, args }) => {
    const wanted = args.optionalString('entityId') ?? '';
    const found = assignments(world).filter(({ entity }) => wanted === '' || entity === wanted);
    if (found.length === 0) throw notFound();
    return found.map((assignment) => assignmentValue(assignment, world));
  },
};
