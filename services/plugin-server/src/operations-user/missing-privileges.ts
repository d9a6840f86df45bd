import type { MissingPrivileges, PlannedGrant } from '@vic/contract/vch-creation';
import { ROLE_PRIVILEGES, type Grant } from '@vic/vch-validation';
import { hasPrivilegeOnEntities, isFault, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import type { GrantObject } from './grant-places.ts';

/**
 * What the user of a session lacks of what a VCH needs, object by object.
 * @param client a session of that user's own
 */
export async function missingPrivileges(
  client: VimClient,
  grants: readonly Grant<GrantObject>[],
): Promise<MissingPrivileges[]> {
  const needed = new Map<string, { readonly object: GrantObject; readonly privileges: Set<string> }>();
  for (const { role, on } of grants) {
    const { value } = on.checkedOn.ref;
    const known = needed.get(value) ?? { object: on, privileges: new Set() };
    for (const privilege of ROLE_PRIVILEGES[role]) known.privileges.add(privilege);
    needed.set(value, known);
  }
  const answers = await Promise.all(
    [...needed.values()].map(async ({ object, privileges }) => {
      const granted = await grantedOn(client, object.checkedOn.ref, [...privileges]);
      return {
        objectName: object.checkedOn.name,
        objectType: object.checkedOn.ref.type,
        privileges: [...privileges].filter((privilege) => !granted.has(privilege)).sort(),
      };
    }),
  );
  return answers.filter(({ privileges }) => privileges.length > 0);
}

/** What one may not even see gives no privilege. */
async function grantedOn(
  client: VimClient,
  entity: ManagedObjectReference,
  privileges: readonly string[],
): Promise<ReadonlySet<string>> {
  try {
    const [answer] = await hasPrivilegeOnEntities(client, [entity], privileges);
    return new Set(privileges.filter((privilege) => answer?.granted.get(privilege) === true));
  } catch (error) {
    if (isFault(error, 'NoPermission') || isFault(error, 'ManagedObjectNotFound')) return new Set();
    throw error;
  }
}

/** What granting would set, as it is shown. */
export function plannedGrants(grants: readonly Grant<GrantObject>[]): PlannedGrant[] {
  return grants.map(({ role, on, propagates }) => ({ role, objectName: on.name, objectType: on.type, propagates }));
}
