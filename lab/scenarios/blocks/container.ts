/** A containerVM and the configuration that the engine keeps in it. */
import {
  dockerAnnotations,
  emptyContainerConfig,
  encodeContainerVm,
  models,
  zeroOf,
  type ContainerConfig,
  type MountSpec,
  type NetworkEndpoint,
  type SessionConfig,
} from '@vic/extraconfig';
import {
  addVm,
  type HostSystem,
  type Inventory,
  type PowerState,
  type VirtualMachine,
} from '../../vcenter/inventory.ts';
import { withForeignPairs } from './foreign-pairs.ts';
import type { Image } from './images.ts';
import { ipNetOf, networkRecord, withoutMask } from './network-records.ts';
import { between, seededRandom, stableHex } from './random.ts';
import { ENGINE_BUILD, NIC_SLOTS, type Vch } from './vch.ts';

/** What the engine's own rule makes of the container. */
export type Phase = 'created' | 'starting' | 'running' | 'stopped' | 'suspended' | 'failed';

/** A container's place on one of its VCH's container networks. */
export interface ContainerOnNetwork {
  /** `192.0.2.7/24` */
  readonly address: string;
  readonly ports?: readonly string[];
  readonly aliases?: readonly string[];
}

export interface ContainerSpec {
  readonly name: string;
  readonly image: Image;
  readonly phase: Phase;
  /** address on the bridge, `172.16.0.7/16`; none: it is on container networks alone */
  readonly bridgeAddress?: string;
  /** ports on the bridge, `8080:80/tcp` or `80/tcp` each */
  readonly ports?: readonly string[];
  /** other names on the bridge */
  readonly aliases?: readonly string[];
  /** by the VCH's name for the network */
  readonly networks?: Readonly<Record<string, ContainerOnNetwork>>;
  /** destination by volume name; ` ro` at the end mounts it read-only */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly startedAt?: Date;
  readonly stoppedAt?: Date;
  /** of a stopped container, default 0 */
  readonly exitCode?: number;
  /** why it could not start */
  readonly startError?: string;
  readonly args?: readonly string[];
  readonly env?: readonly string[];
  readonly isInteractive?: boolean;
  readonly isAutoRemoved?: boolean;
  readonly restarts?: number;
  readonly host?: HostSystem;
  readonly overallStatus?: VirtualMachine['overallStatus'];
}

const MAX_VM_NAME_LENGTH = 80;
const SHORT_ID_LENGTH = 12;

const POWER_STATES: Readonly<Record<Phase, PowerState>> = {
  created: 'poweredOff',
  starting: 'poweredOn',
  running: 'poweredOn',
  stopped: 'poweredOff',
  suspended: 'suspended',
  failed: 'poweredOff',
};

/** The id of a container, always the same for the same VCH and name. */
export const containerId = (vch: Vch, name: string): string => stableHex(`${vch.vm.instanceUuid} ${name}`);

/** The VM's name by the naming convention, cut to what vSphere allows. */
const containerVmName = (name: string, id: string): string => {
  const suffix = `-${id.slice(0, SHORT_ID_LENGTH)}`;
  return `${name.slice(0, MAX_VM_NAME_LENGTH - suffix.length)}${suffix}`;
};

const seconds = (date: Date | undefined): bigint => (date ? BigInt(Math.floor(date.getTime() / 1000)) : 0n);
const hasRun = (phase: Phase): boolean => phase === 'running' || phase === 'stopped' || phase === 'suspended';

function mainSession(spec: ContainerSpec, id: string): SessionConfig {
  const empty = zeroOf(models.sessionConfig);
  const { image, phase } = spec;
  const args = spec.args ?? image.command;
  const isInteractive = spec.isInteractive === true;
  const started = hasRun(phase) ? 'true' : phase === 'failed' ? (spec.startError ?? 'no such file or directory') : '';
  return {
    ...empty,
    common: { ...empty.common, id, name: id },
    cmd: {
      path: args[0] ?? '',
      args,
      env: [...image.env, ...(spec.env ?? []), ...(isInteractive ? ['TERM=xterm'] : [])],
      workingDirectory: image.workingDirectory,
    },
    attach: isInteractive,
    openStdin: isInteractive,
    runBlock: isInteractive,
    active: true,
    tty: isInteractive,
    exitStatus: phase === 'stopped' ? (spec.exitCode ?? 0) : phase === 'failed' ? 127 : 0,
    started,
    stopSignal: image.stopSignal,
    user: image.user,
    detail: {
      createTime: seconds(spec.createdAt),
      startTime: hasRun(phase) ? seconds(spec.startedAt ?? spec.createdAt) : 0n,
      stopTime: phase === 'stopped' ? seconds(spec.stoppedAt ?? spec.startedAt ?? spec.createdAt) : 0n,
    },
  };
}

interface Attachment extends Partial<ContainerOnNetwork> {
  readonly network: string;
}

function attachments(spec: ContainerSpec): readonly Attachment[] {
  const bridge: Attachment = {
    network: 'bridge',
    ...(spec.bridgeAddress !== undefined && { address: spec.bridgeAddress }),
    ...(spec.ports && { ports: spec.ports }),
    ...(spec.aliases && { aliases: spec.aliases }),
  };
  const others = Object.entries(spec.networks ?? {}).map(([network, on]) => ({ network, ...on }));
  return spec.bridgeAddress === undefined && others.length > 0 ? others : [bridge, ...others];
}

const portGroupOf = (vch: Vch, network: string) =>
  vch.spec.containerNetworks?.[network]?.portGroup ?? vch.spec.place.portGroups.bridge;

function endpoint(vch: Vch, spec: ContainerSpec, attachment: Attachment, position: number): NetworkEndpoint {
  const empty = zeroOf(models.networkEndpoint);
  const { network, address, ports = [], aliases = [] } = attachment;
  const external = vch.spec.containerNetworks?.[network];
  const facts = external ?? { type: 'bridge', gateway: '172.16.0.1/16' };
  const hasAddress = hasRun(spec.phase);
  return {
    ...empty,
    common: { ...empty.common, id: NIC_SLOTS[position + 1] ?? '', name: network },
    assigned: ipNetOf(hasAddress ? address : undefined),
    network: networkRecord(network, portGroupOf(vch, network), {
      ...facts,
      type: external ? 'external' : 'bridge',
      isDefault: position === 0,
      aliases: aliases.map((alias) => `${spec.name}:${alias}`),
    }),
    ports,
  };
}

function mount(destination: string, name: string): MountSpec {
  const empty = zeroOf(models.mountSpec);
  const isReadOnly = destination.endsWith(' ro');
  return {
    ...empty,
    source: { ...empty.source, scheme: 'label', path: name },
    destination: isReadOnly ? destination.slice(0, -' ro'.length) : destination,
    mode: isReadOnly ? 'ro' : 'rw',
    copyMode: isReadOnly ? 1 : 2,
  };
}

/** The configuration of a container of that VCH. */
function containerConfig(vch: Vch, spec: ContainerSpec): ContainerConfig {
  const empty = emptyContainerConfig();
  const id = containerId(vch, spec.name);
  return {
    ...empty,
    common: { ...empty.common, id, name: spec.name },
    createTime: BigInt(spec.createdAt.getTime()) * 1_000_000n,
    diagnostics: { ...empty.diagnostics, resurrections: spec.restarts ?? 0 },
    sessions: new Map([[id, mainSession(spec, id)]]),
    mounts: new Map(Object.entries(spec.volumes ?? {}).map(([name, at]) => [name, mount(at, name)])),
    networks: new Map(
      attachments(spec).map((attachment, position) => [attachment.network, endpoint(vch, spec, attachment, position)]),
    ),
    layerId: stableHex(`layer ${spec.image.name}`),
    imageId: stableHex(`image ${spec.image.name}`),
    annotations: dockerAnnotations(spec.labels ?? {}, spec.isAutoRemoved),
    repoName: spec.image.name,
    version: vch.spec.build ?? ENGINE_BUILD,
    hostname: id.slice(0, SHORT_ID_LENGTH),
  };
}

/**
 * Adds a container of a VCH: its VM in the VCH's pool and folder, with its configuration, which is written when first
 * read.
 */
export function addContainer(inventory: Inventory, vch: Vch, spec: ContainerSpec): VirtualMachine {
  const { place } = vch.spec;
  const { image } = spec;
  const id = containerId(vch, spec.name);
  const random = seededRandom(parseInt(id.slice(0, 8), 16));
  const powerState = POWER_STATES[spec.phase];
  const isOn = powerState === 'poweredOn';
  const isUp = isOn && hasRun(spec.phase);
  const attached = attachments(spec);
  const addressesOf = ({ address }: Attachment) => (isUp && address !== undefined ? [withoutMask(address)] : []);
  return addVm(inventory, {
    name: containerVmName(spec.name, id),
    folder: place.folder,
    pool: place.pool,
    host: spec.host ?? place.hosts[between(random, 0, place.hosts.length - 1)] ?? place.hosts[0],
    datastore: place.datastore,
    directory: id,
    powerState,
    numCpu: 1,
    memoryMiB: 2048,
    createdAt: spec.createdAt,
    bootedAt: isOn ? (spec.startedAt ?? spec.createdAt) : null,
    overallStatus: spec.overallStatus ?? 'green',
    guestIpAddress: attached.flatMap(addressesOf)[0] ?? null,
    guestHostName: isUp ? id.slice(0, SHORT_ID_LENGTH) : null,
    storageCommitted: between(random, 140, 2600) * 1024 ** 2,
    quickStats: {
      overallCpuUsageMHz: isUp ? between(random, image.cpuMHz / 2, image.cpuMHz * 1.5) : 0,
      guestMemoryUsageMiB: isUp ? between(random, image.memoryMiB * 0.8, image.memoryMiB * 1.2) : 0,
      hostMemoryUsageMiB: isUp ? between(random, image.memoryMiB, image.memoryMiB * 1.6) : 0,
      uptimeSeconds: isUp ? between(random, 3_600, 2_000_000) : 0,
    },
    nics: attached.map((attachment) => ({
      network: portGroupOf(vch, attachment.network),
      ipAddresses: addressesOf(attachment),
    })),
    extraConfig: () => withForeignPairs(encodeContainerVm(containerConfig(vch, spec))),
  });
}
