import { decodeVch, UPDATE_IN_PROGRESS_KEY, versionText } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import { entityName, type ManagedObjectReference, type ObjectContent } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import {
  COMPUTE_PROPERTIES,
  decodeEntity,
  FOLDER_PROPERTIES,
  HOST_NAME_PROPERTIES,
  type ComputeResourceEntity,
  type Entity,
} from '../inventory/entities.ts';
import { findComputeResource } from '../inventory/find-compute-resource.ts';
import { Inventory } from '../inventory/inventory.ts';
import { readTree } from '../inventory/read-inventory.ts';
import type { OperationContext } from '../operation-context.ts';
import { clientHosts, resolveBySystem } from './client-address.ts';
import { MARKER_PATH, mayBeVch } from './marker.ts';
import { NAME_PATIENCE_MS, vchRuntime } from './runtime.ts';
import { readVchVms, type VchVm } from './vch-vm.ts';

type Item = Schemas['VCH_List_Item'];

/** The marker alone: of every VM that is no VCH's, nothing more than its reference comes. */
const VM_PROPERTIES = [{ type: 'VirtualMachine', pathSet: [MARKER_PATH] }] as const;

/** What of a configuration a list shows: the version, the client's address, certificates, whether it is being updated. */
const SHOWN_KEYS = [
  ...['Version', 'BuildNumber', 'GitCommit'].map((name) => `guestinfo.vice./init/version/${name}`),
  'guestinfo.vice./init/networks',
  'guestinfo.vice..init.networks|client.assigned.IP',
  'guestinfo.vice./cert/HostCertificate/Cert',
  'guestinfo.vice./cert/CertificateAuthorities',
  UPDATE_IN_PROGRESS_KEY,
];

/**
 * The VCHs in scope, or those of the cluster or standalone host that owns a compute resource, in the order of clusters and
 * pools. VMs whose configuration cannot be read are left out.
 * @throws ApiError 400 if nothing, or not one thing only, is the compute resource
 */
export async function listVchs(
  context: OperationContext,
  query: { readonly computeResource: string | null },
): Promise<Item[]> {
  const { session, signal } = context;
  const { inventory, candidates } = await readCandidates(context, query.computeResource !== null);
  const resources = wantedResources(context, inventory, query.computeResource);
  const found = await readVchVms(session.client, candidates, { signal, keys: SHOWN_KEYS });
  const vms = found.flatMap((one) => (one.kind === 'vch' ? [one.vm] : []));
  const byPool = Map.groupBy(vms, ({ pool }) => pool?.value ?? '');
  return wireItems(
    context,
    resources.flatMap((resource) => endpointVms(inventory, resource, byPool)),
  );
}

/** Pools, clusters, and the VMs that call themselves a VCH's, by one view. */
async function readCandidates(
  { session, signal }: OperationContext,
  needsNames: boolean,
): Promise<{ inventory: Inventory; candidates: readonly ManagedObjectReference[] }> {
  const entities: Entity[] = [];
  const candidates: ManagedObjectReference[] = [];
  const take = (object: ObjectContent): void => {
    const entity = decodeEntity(object);
    if (entity !== null) entities.push(entity);
    else if (mayBeVch(object)) candidates.push(object.ref);
  };
  const wanted = needsNames
    ? [...FOLDER_PROPERTIES, ...COMPUTE_PROPERTIES, ...HOST_NAME_PROPERTIES, ...VM_PROPERTIES]
    : [...COMPUTE_PROPERTIES, ...VM_PROPERTIES];
  // Paths begin at the root folder, so that all up to there is needed to find something by its path.
  const root = needsNames ? null : session.datacenter;
  await readTree(session, wanted, take, { signal, ...(root === null ? {} : { root }) });
  return { inventory: new Inventory(entities), candidates };
}

function wantedResources(
  { session }: OperationContext,
  inventory: Inventory,
  computeResource: string | null,
): ComputeResourceEntity[] {
  if (computeResource === null) return inventory.computeResources;
  const found = findComputeResource(inventory, computeResource, session.datacenter);
  if (found === null) {
    throw new ApiError(400, 'compute resource validation failed: validation of configuration failed');
  }
  return [found];
}

/** Of a compute resource with several pools only the VM in each that bears the pool's name; of one pool every VM in it. */
function endpointVms(
  inventory: Inventory,
  { rootPool }: ComputeResourceEntity,
  byPool: ReadonlyMap<string, readonly VchVm[]>,
): VchVm[] {
  const pools = rootPool === null ? [] : inventory.poolsBelow(rootPool);
  return pools.flatMap(({ ref, name }) => {
    const inPool = byPool.get(ref.value) ?? [];
    const poolName = entityName(name);
    return pools.length > 1 ? inPool.filter((vm) => vm.name === poolName) : inPool;
  });
}

async function wireItems({ session, settings }: OperationContext, vms: readonly VchVm[]): Promise<Item[]> {
  const configs = vms.map(({ pairs }) => decodeVch(pairs));
  const { clock } = session.client;
  const hosts = await clientHosts(configs, { clock, limitMs: NAME_PATIENCE_MS, resolve: resolveBySystem });
  return vms.flatMap((vm, index) => {
    const config = configs[index];
    if (config === undefined) return [];
    const version = versionText(config.init.version);
    return [
      {
        id: vm.ref.value,
        name: vm.name,
        ...(vm.pool?.type === 'ResourcePool' ? { parent: { id: vm.pool.value } } : {}),
        ...(version === null ? {} : { version }),
        ...vchRuntime(vm, config, hosts[index] ?? null, settings.build),
      },
    ];
  });
}
