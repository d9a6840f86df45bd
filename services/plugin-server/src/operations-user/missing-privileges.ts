import type { MissingPrivileges, PlannedGrant } from '@vic/contract/vch-creation';
import { ROLE_PRIVILEGES, type Grant } from '@vic/vch-validation';
import { hasPrivilegeOnEntities, isFault, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import type { GrantObject } from './grant-places.ts';

interface Need {
  readonly on: GrantObject['checkedOn'];
  readonly privileges: readonly string[];
}

/**
 * What the user of a session lacks of what a VCH needs, object by object.
 * @param client a session of that user's own
 */
export async function missingPrivileges(
  client: VimClient,
  grants: readonly Grant<GrantObject>[],
): Promise<MissingPrivileges[]> {
  const answers = await Promise.all(
    needsOf(grants).map(async ({ on, privileges }) => {
      const granted = await grantedOn(client, on.ref, privileges);
      return missing({ on, privileges: privileges.filter((privilege) => !granted.has(privilege)) });
    }),
  );
  return answers.filter(({ privileges }) => privileges.length > 0);
}

/** What a user without any permission lacks: all that a VCH needs. */
export function allPrivileges(grants: readonly Grant<GrantObject>[]): MissingPrivileges[] {
  return needsOf(grants).map(missing);
}

function needsOf(grants: readonly Grant<GrantObject>[]): Need[] {
  const needed = new Map<string, { readonly on: GrantObject['checkedOn']; readonly privileges: Set<string> }>();
  for (const { role, on } of grants) {
    const { checkedOn } = on;
    const known = needed.get(checkedOn.ref.value) ?? { on: checkedOn, privileges: new Set() };
    for (const privilege of ROLE_PRIVILEGES[role]) known.privileges.add(privilege);
    needed.set(checkedOn.ref.value, known);
  }
  return [...needed.values()].map(({ on, privileges }) => ({ on, privileges: [...privileges].sort() }));
}

function missing({ on: { ref, name }, privileges }: Need): MissingPrivileges {
  return { objectName: name, objectType: ref.type, privileges: [...privileges] };
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
