import { grantsOf, ROLE_PRIVILEGES, type GrantPlaces } from '@vic/vch-validation';
import type { ManagedObjectReference } from '@vic/vim25';
import { made, type Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import { PermissionGiver } from './permissions.ts';
import type { Step } from './steps.ts';

const GRANTS = '/endpoint/operations_credentials/grant_permissions';

/** Lets the operations user see the datacenter, which it must before anything else. */
export function readOnlyStep({ context, plan, datacenter }: Creation): Step {
  const user = plan.endpoint.operationsUser;
  const giver = new PermissionGiver(context.session.client, user, context.signal);
  return {
    title: `Letting ${user} read the datacenter ${datacenter.name}`,
    percent: 8,
    path: GRANTS,
    do: () => explained(user, context.signal, giver.letRead(datacenter.ref)),
    undo: () => giver.takeBack(),
    leaves: () => `the permission of ${user} on the datacenter ${datacenter.name}`,
  };
}

/** Gives the operations user what a VCH needs, by the roles that VCHs share. */
export function permissionStep(creation: Creation): Step {
  const { context, plan } = creation;
  const user = plan.endpoint.operationsUser;
  const giver = new PermissionGiver(context.session.client, user, context.signal);
  const work = async (): Promise<void> => {
    const grants = grantsOf(placesOf(creation));
    const needed = new Set(grants.map(({ role }) => role));
    await giver.addRoles([...needed].map((role) => [role, ROLE_PRIVILEGES[role]] as const));
    await giver.give(grants.map(({ role, on, propagates }) => ({ entity: on, role, propagates })));
  };
  return {
    title: `Giving ${user} the permissions that the VCH needs`,
    percent: 84,
    path: GRANTS,
    do: () => explained(user, context.signal, work()),
    undo: () => giver.takeBack(),
    leaves: () => `permissions of ${user}`,
  };
}

async function explained(user: string, signal: AbortSignal, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`${user} cannot be given permissions: ${failureText(error)}`, { cause: error });
  }
}

function placesOf(creation: Creation): GrantPlaces<ManagedObjectReference> {
  const { context, plan, datacenter } = creation;
  const stores = [...plan.storage.volumeStores.values()].flatMap((store) =>
    store.kind === 'datastore' ? [store.datastore.ref] : [],
  );
  const networks = [plan.networks.bridge.portGroup, ...plan.networks.container.map(({ portGroup }) => portGroup)];
  return {
    root: context.session.client.content.rootFolder,
    datacenter: datacenter.ref,
    cluster: plan.compute.resource.ref,
    datastores: distinct([plan.storage.imageStore.datastore.ref, ...stores]),
    networks: distinct(networks.map(({ ref }) => ref)),
    pool: plan.compute.makesPool ? made(creation, 'pool') : null,
    folder: made(creation, 'folder'),
    usesVmGroup: plan.compute.vmGroup !== null,
  };
}

const distinct = (refs: readonly ManagedObjectReference[]): ManagedObjectReference[] => [
  ...new Map(refs.map((ref) => [ref.value, ref])).values(),
];
