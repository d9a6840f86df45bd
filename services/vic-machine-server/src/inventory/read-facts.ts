import type {
  ComputeResourceFacts,
  DatastoreFacts,
  Fact,
  HostFacts,
  InventoryFacts,
  LoginFault,
  NetworkFacts,
  OperationsUserFacts,
  PoolFacts,
  SwitchFacts,
} from '@vic/vch-validation';
import { field, isAdministrator, objects, retrieveObjects, text } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';
import { tryLogin } from '../target/try-login.ts';
import { readVchFacts } from '../vch/read-vch-facts.ts';
import type { ComputeResourceEntity, NetworkEntity } from './entities.ts';
import { factOf, propertyFact } from './fact.ts';
import { computeResourceOf, findComputeResource } from './find-compute-resource.ts';
import type { Inventory } from './inventory.ts';
import { readHostAbilities, type HostAbility } from './read-host-facts.ts';
import { readVmFolder } from './read-vm-folder.ts';
import { readSerialPortSetting } from './serial-port-setting.ts';

export interface ReadFactsOptions {
  readonly signal?: AbortSignal;
  /** begins the operation ids of a log-in as the operations user */
  readonly operationId?: string;
  /** false: nobody is logged in as the operations user */
  readonly triesLogin?: boolean;
}

/** The parts of a specification that say what must be read. */
interface Specification {
  readonly name?: string | undefined;
  readonly compute?:
    | { readonly resource?: { readonly id?: string | undefined; readonly name?: string | undefined } | undefined }
    | undefined;
  readonly endpoint?:
    | {
        readonly operations_credentials?:
          | {
              readonly user?: string | undefined;
              readonly password?: string | undefined;
              readonly grant_permissions?: boolean | undefined;
            }
          | undefined;
      }
    | undefined;
}

const NOT_ASKED = { unread: 'This was not asked for.' };
const HOST_UNASKED: HostAbility = { firewall: NOT_ASKED, licenceFeatures: NOT_ASKED };
const DRS_ENABLED = 'configurationEx.drsConfig.enabled';
const GROUPS = 'configurationEx.group';

/**
 * Gathers what the checks of a specification need to know about the target: the inventory, and by further calls only what the
 * specification asks for: firewall and licences of the hosts it is for, DRS groups of its cluster, existing VCHs, the
 * operations user.
 * @throws VimFault for a lost session, TransportError, or the reason of the signal; what may not be read is told as unread
 */
export async function readFacts(
  session: TargetSession,
  inventory: Inventory,
  specification: Specification,
  options: ReadFactsOptions = {},
): Promise<InventoryFacts> {
  const { signal } = options;
  const wanted = wantedComputeResource(session, inventory, specification);
  const vmFolder =
    session.datacenter === null ? null : inventory.find(session.datacenter.value, 'datacenter')?.vmFolder;
  const [abilities, groups, vchs, folder, serialPort, operationsUser] = await Promise.all([
    readHostAbilities(session, wanted?.hosts ?? [], signal),
    readDrsGroups(session, wanted, signal),
    factOf(() => readVchFacts(session, inventory, signal)),
    vmFolder ? factOf(() => readVmFolder(session, vmFolder, specification.name ?? '', signal)) : NOT_ASKED,
    factOf(() => readSerialPortSetting(session, signal)),
    readOperationsUser(session, specification, options),
  ]);
  const { about } = session.client.content;
  return {
    readAt: new Date(session.client.clock.now()).toISOString(),
    target: { isVcenter: session.isVcenter, version: about.version },
    datacenters: inventory.datacenters.map((datacenter) => inventory.objectOf(datacenter)),
    datacenter: session.datacenter?.value ?? null,
    computeResources: inventory.computeResources.map((resource) =>
      computeResourceFacts(inventory, resource, resource === wanted ? groups : NOT_ASKED),
    ),
    pools: poolFacts(inventory),
    hosts: hostFacts(inventory, abilities),
    datastores: datastoreFacts(inventory),
    networks: networkFacts(inventory),
    switches: switchFacts(inventory),
    vchs,
    vmFolder: folder,
    persistsSerialPortBacking: serialPort,
    operationsUser,
  };
}

/** What the specification is for; what cannot be resolved needs no further reading, since that is a fault by itself. */
function wantedComputeResource(
  session: TargetSession,
  inventory: Inventory,
  { compute }: Specification,
): ComputeResourceEntity | null {
  const { id = '', name = '' } = compute?.resource ?? {};
  if (id !== '') return computeResourceOf(inventory, id);
  if (name !== '') return findComputeResource(inventory, name, session.datacenter);
  const inScope = inventory.computeResources.filter(
    ({ parent }) => inventory.datacenterOf(parent)?.ref.value === session.datacenter?.value,
  );
  return inScope.length === 1 ? (inScope[0] ?? null) : null;
}

async function readDrsGroups(
  { client }: TargetSession,
  wanted: ComputeResourceEntity | null,
  signal: AbortSignal | undefined,
): Promise<Fact<readonly string[]>> {
  if (wanted?.isCluster !== true) return { value: [] };
  const call = signal === undefined ? {} : { signal };
  const [cluster] = await retrieveObjects(client, [wanted.ref], [GROUPS], call);
  const groups = cluster?.props.get(GROUPS);
  const isRefused = cluster?.missing.has(GROUPS) ?? true;
  if (isRefused) return propertyFact<string[]>(null, GROUPS, cluster?.missing ?? new Map());
  return { value: objects(groups).flatMap((group) => text(field(group, 'name')) ?? []) };
}

async function readOperationsUser(
  session: TargetSession,
  { endpoint }: Specification,
  options: ReadFactsOptions,
): Promise<OperationsUserFacts | null> {
  const { credentials } = session.request;
  const caller = credentials.kind === 'password' ? credentials.userName : session.user.userName;
  const { user: name = '', password = '', grant_permissions: isGranted } = endpoint?.operations_credentials ?? {};
  const user = name === '' ? caller : name;
  const isTried = options.triesLogin ?? true;
  const { client, datacenter } = session;
  const inScope = datacenter === null ? [] : [datacenter];
  if (isTried && password === '' && (credentials.kind === 'ticket' || user !== caller)) return null;
  return {
    user,
    // Without a password of its own it is the caller, whose session this is.
    loginFault: isTried && password !== '' ? await tryUser(session, { userName: user, password }, options) : null,
    isAdministrator: isGranted === true ? await factOf(() => isAdministrator(client, user, inScope)) : NOT_ASKED,
  };
}

function tryUser(
  { request }: TargetSession,
  user: { readonly userName: string; readonly password: string },
  { signal, operationId = 'vic-machine' }: ReadFactsOptions,
): Promise<LoginFault | null> {
  return tryLogin(request, user, { operationId, ...(signal === undefined ? {} : { signal }) });
}

function computeResourceFacts(
  inventory: Inventory,
  resource: ComputeResourceEntity,
  drsGroups: Fact<readonly string[]>,
): ComputeResourceFacts {
  return {
    ...inventory.objectOf(resource),
    rootPool: resource.rootPool?.value ?? '',
    hosts: resource.hosts.map(({ value }) => value),
    isDrsEnabled: resource.isCluster
      ? propertyFact(resource.isDrsEnabled, DRS_ENABLED, resource.unread)
      : { value: false },
    drsGroups,
  };
}

function poolFacts(inventory: Inventory): PoolFacts[] {
  return inventory.pools.map((pool) => ({
    ...inventory.objectOf(pool),
    computeResource: pool.owner?.value ?? '',
    parent: pool.parent !== null && inventory.find(pool.parent.value, 'pool') !== undefined ? pool.parent.value : null,
  }));
}

function hostFacts(inventory: Inventory, abilities: ReadonlyMap<string, HostAbility>): HostFacts[] {
  return inventory.hosts.map((host) => ({
    ...inventory.objectOf(host),
    ...(abilities.get(host.ref.value) ?? HOST_UNASKED),
    computeResource: host.parent?.value ?? '',
    connection: host.connection,
    isInMaintenanceMode: host.isInMaintenanceMode,
  }));
}

function datastoreFacts(inventory: Inventory): DatastoreFacts[] {
  const hosts = inventory.hostsByDatastore();
  return inventory.datastores.map((datastore) => ({
    ...inventory.objectOf(datastore),
    kind: datastore.type,
    isAccessible: datastore.isAccessible,
    hosts: hosts.get(datastore.ref.value) ?? [],
    freeBytes: datastore.freeBytes,
    capacityBytes: datastore.capacityBytes,
  }));
}

function networkKind(inventory: Inventory, network: NetworkEntity): NetworkFacts['kind'] {
  switch (network.ref.type) {
    case 'DistributedVirtualPortgroup':
      return inventory.isUplink(network) ? 'uplink' : 'distributed';
    case 'OpaqueNetwork':
      return 'opaque';
    default:
      return 'standard';
  }
}

function networkFacts(inventory: Inventory): NetworkFacts[] {
  const hosts = inventory.hostsByNetwork();
  return inventory.networks.map((network) => ({
    ...inventory.objectOf(network),
    kind: networkKind(inventory, network),
    distributedSwitch: network.distributedSwitch?.value ?? null,
    hosts: hosts.get(network.ref.value) ?? [],
  }));
}

function switchFacts(inventory: Inventory): SwitchFacts[] {
  const path = 'summary.hostMember';
  return inventory.switches.map((entity) => ({
    ...inventory.objectOf(entity),
    hosts: entity.unread.has(path)
      ? propertyFact<string[]>(null, path, entity.unread)
      : { value: entity.hosts.map(({ value }) => value) },
  }));
}
