import type { NetworkList, NetworkRow, NetworkUse } from '@vic/contract/placement';
import {
  entityName,
  field,
  list,
  reference,
  references,
  text,
  type ObjectContent,
  type PropertySpec,
  type TraversalSpec,
} from '@vic/vim25';
import { hostsOf, readCompute, WAY_TO_HOSTS, type PlaceHost, type ReadCompute } from './compute-resource.ts';
import { inventoryPath } from './holders.ts';
import { readStandardPortGroups, type StandardPortGroup } from './standard-port-groups.ts';
import type { VcenterPlace } from './vcenter-place.ts';
import { vlanText } from './vlan.ts';

const DISTRIBUTED_SWITCH = 'config.distributedVirtualSwitch';
const PORT_CONFIG = 'config.defaultPortConfig';
const UPLINK_TAG = 'SYSTEM/DVS.UPLINKPG';

const PROPERTIES: readonly PropertySpec[] = [
  { type: 'ComputeResource', pathSet: ['network'] },
  { type: 'Network', pathSet: ['name', 'parent', 'host'] },
  { type: 'DistributedVirtualPortgroup', pathSet: [DISTRIBUTED_SWITCH, PORT_CONFIG, 'tag'] },
  { type: 'DistributedVirtualSwitch', pathSet: ['name', 'summary.hostMember', 'config.uplinkPortgroup'] },
];

const WAY_TO_NETWORKS: TraversalSpec = {
  type: 'ComputeResource',
  path: 'network',
  skip: false,
  selectSet: [{ name: 'up' }, { type: 'DistributedVirtualPortgroup', path: DISTRIBUTED_SWITCH, skip: false }],
};

const byText = new Intl.Collator('en', { numeric: true });

/**
 * The networks of the cluster or standalone host of a place: one call, and one more for the VLANs of standard ones.
 * @throws ProblemError `not-found`
 */
export async function readNetworks(place: VcenterPlace, moid: string): Promise<NetworkList> {
  const { client, vchs } = place;
  const read = await readCompute(client, moid, {
    properties: PROPERTIES,
    waysFromCompute: [WAY_TO_HOSTS, WAY_TO_NETWORKS],
  });
  const hosts = hostsOf(read);
  const networks = references(read.compute.props.get('network'))
    .flatMap(({ value }) => read.objects.get(value) ?? [])
    .filter((network) => !isUplink(network, read));
  const standard = networks.filter(({ ref }) => ref.type === 'Network');
  const context: RowContext = {
    rootFolder: client.content.rootFolder,
    read,
    hosts,
    uses: vchs?.networkUses ?? new Map(),
    portGroups: await readStandardPortGroups(client, standard),
  };
  const rows = networks.flatMap((network) => networkRow(network, context) ?? []);
  return {
    hostCount: hosts.length,
    isUseKnown: vchs !== null,
    networks: rows.sort(
      (left, right) => byText.compare(left.name, right.name) || byText.compare(left.path, right.path),
    ),
    bridgeRanges: [...(vchs?.bridgeRanges ?? [])],
    addressUses: [...(vchs?.addressUses ?? [])],
  };
}

interface RowContext {
  readonly rootFolder: ObjectContent['ref'];
  readonly read: ReadCompute;
  readonly hosts: readonly PlaceHost[];
  readonly uses: ReadonlyMap<string, readonly NetworkUse[]>;
  /** of standard networks, by their moid */
  readonly portGroups: ReadonlyMap<string, StandardPortGroup>;
}

/** Null for a network whose name may not be read. */
function networkRow(network: ObjectContent, context: RowContext): NetworkRow | null {
  const { read, hosts, portGroups } = context;
  const { ref, props } = network;
  const name = text(props.get('name'));
  if (name === undefined) return null;
  const kind = kindOf(ref.type);
  const itsSwitch = switchOf(network, read);
  const switchName = text(itsSwitch?.props.get('name'));
  const portGroup = portGroups.get(ref.value);
  const row = {
    moid: ref.value,
    name: entityName(name),
    path: inventoryPath(ref.value, read.objects, context.rootFolder),
    kind,
    switchName: switchName === undefined ? (portGroup?.switchName ?? null) : entityName(switchName),
    vlan: portGroup ? portGroup.vlan : vlanText(field(props.get(PORT_CONFIG), 'vlan')),
    missingOn: namesMissing(hosts, references(props.get('host'))),
    usedBy: [...(context.uses.get(ref.value) ?? [])],
  };
  return { ...row, bridgeFault: bridgeFault(row, itsSwitch, hosts) };
}

function kindOf(type: string): NetworkRow['kind'] {
  if (type === 'DistributedVirtualPortgroup') return 'distributed';
  return type === 'OpaqueNetwork' ? 'opaque' : 'standard';
}

function switchOf({ props }: ObjectContent, { objects }: ReadCompute): ObjectContent | undefined {
  return objects.get(reference(props.get(DISTRIBUTED_SWITCH))?.value ?? '');
}

/** Whether only the switch itself may use a port group. Some simulators say it by nothing but the name. */
function isUplink(network: ObjectContent, read: ReadCompute): boolean {
  if (network.ref.type !== 'DistributedVirtualPortgroup') return false;
  const isTagged = list(network.props.get('tag')).some((tag) => text(field(tag, 'key')) === UPLINK_TAG);
  const listed = references(switchOf(network, read)?.props.get('config.uplinkPortgroup'));
  const isListed = listed.some(({ value }) => value === network.ref.value);
  return isTagged || isListed || (text(network.props.get('name')) ?? '').includes('-DVUplinks-');
}

function namesMissing(hosts: readonly PlaceHost[], present: readonly { readonly value: string }[]): string[] {
  const known = new Set(present.map(({ value }) => value));
  return hosts.filter(({ ref }) => !known.has(ref.value)).map(({ name }) => name);
}

/** The rules of vic-machine: containers' own network, on a switch that every host is a member of. */
function bridgeFault(
  { kind, missingOn, usedBy }: Pick<NetworkRow, 'kind' | 'missingOn' | 'usedBy'>,
  itsSwitch: ObjectContent | undefined,
  hosts: readonly PlaceHost[],
): NetworkRow['bridgeFault'] {
  if (kind === 'standard') return 'standard-network';
  const members = itsSwitch?.props.get('summary.hostMember');
  const missing = members === undefined ? missingOn : namesMissing(hosts, references(members));
  if (missing.length > 0) return 'missing-on-hosts';
  return usedBy.some(({ role }) => role === 'bridge') ? 'in-use' : null;
}
