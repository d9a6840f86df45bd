import type { VimClient } from './client.ts';
import { VimFault } from './errors.ts';
import { reference } from './fields.ts';
import type { LicenseAssignment } from './license-record.ts';
import { requiredManager } from './managers.ts';
import { retrieveObjects } from './retrieve.ts';
import type { ManagedObjectReference } from './values.ts';

/** vCenter answers for one entity a call. */
const PARALLEL_CALLS = 8;

/**
 * The licences of hosts or other entities, by moid; entities without one have an empty list.
 * @throws VimFault `NotSupported` if the server assigns no licences, `NoPermission` without `Global.Licenses`
 */
export async function readLicenses(
  client: VimClient,
  entities: readonly ManagedObjectReference[],
): Promise<Map<string, readonly LicenseAssignment[]>> {
  const licenseManager = requiredManager(client, 'licenseManager');
  const [read] = await retrieveObjects(client, [licenseManager], ['licenseAssignmentManager']);
  const assignments = reference(read?.props.get('licenseAssignmentManager'));
  if (assignments === undefined) {
    throw new VimFault('NotSupported', {}, { message: 'This server does not assign licences.' });
  }
  const found = new Map<string, readonly LicenseAssignment[]>();
  for (let start = 0; start < entities.length; start += PARALLEL_CALLS) {
    const some = entities.slice(start, start + PARALLEL_CALLS);
    const read = await Promise.all(
      some.map(({ value }) => client.invoke('QueryAssignedLicenses', assignments, { entityId: value })),
    );
    some.forEach(({ value }, index) => found.set(value, read[index] ?? []));
  }
  return found;
}
