import type { VchSpec } from '@vic/contract/vch-spec';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';

/** @throws ProblemError `invalid` if a draft's compute resource is on another vCenter than the one that is asked */
export function requireSameVcenter({ compute: { resource } }: VchSpec, { guid, name }: Vcenter): void {
  if (resource === null || resource.vcGuid === guid) return;
  throw new ProblemError('invalid', {
    detail: `The compute resource ${resource.name} is not on ${name}.`,
    fields: [{ path: '/compute/resource', message: 'compute-elsewhere' }],
  });
}
