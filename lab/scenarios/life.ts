/** Something happens now and then: containers start and end, figures move. So that live rows can be seen. */
import {
  addressText,
  decodeContainerVm,
  encodeContainerVm,
  kindOf,
  mainSession,
  startResult,
  type ContainerConfig,
  type SessionConfig,
} from '@vic/extraconfig';
import type { InventoryChange, Life } from '../vcenter/change.ts';
import { extraConfigOf, type Inventory, type VirtualMachine } from '../vcenter/inventory.ts';
import { ipNetOf } from './blocks/network-records.ts';
import { between, pick } from './blocks/random.ts';

/** So many VMs are looked at in each step: a large inventory must not cost more than a small one. */
const LOOKED_AT = 60;
/** So many VMs' figures move in each step. */
const MOVING = 20;
/** A container that was powered on longer ago and has not started never will: it stays as the scenario has it. */
const START_WINDOW_MS = 120_000;
/** Below this share of running ones containers rather start than end. */
const RUNNING_SHARE = 0.65;
/** What a process uses when it has just started. */
const FIRST_FIGURES = { overallCpuUsageMHz: 120, guestMemoryUsageMiB: 150, hostMemoryUsageMiB: 210, uptimeSeconds: 4 };
const EXIT_CODES = [0, 0, 0, 1, 137] as const;

interface Container {
  readonly vm: VirtualMachine;
  readonly config: ContainerConfig;
  readonly main: SessionConfig;
}

/** Some of them at random, all when there are few. */
function sample<T>(items: readonly T[], count: number, random: () => number): readonly T[] {
  if (items.length <= count) return items;
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random() * items.length));
  return items.filter((_, index) => chosen.has(index));
}

function asContainer(vm: VirtualMachine): Container | null {
  const pairs = extraConfigOf(vm);
  if (kindOf(pairs, vm.moid) !== 'container') return null;
  const config = decodeContainerVm(pairs);
  const main = mainSession(config);
  return main === null || main.common.id === '' ? null : { vm, config, main };
}

/** The pairs that differ, as the guest would write them. */
function changedPairs(before: ContainerConfig, after: ContainerConfig): ReadonlyMap<string, string> {
  const old = encodeContainerVm(before);
  return new Map([...encodeContainerVm(after)].filter(([key, value]) => old.get(key) !== value));
}

function withMain({ config, main }: Container, state: Partial<SessionConfig>): ContainerConfig {
  return { ...config, sessions: new Map(config.sessions).set(main.common.id, { ...main, ...state }) };
}

const writes = ({ vm, config }: Container, after: ContainerConfig): InventoryChange => ({
  kind: 'extraConfig',
  vm: vm.moid,
  pairs: changedPairs(config, after),
});

const seconds = (date: Date): bigint => BigInt(Math.floor(date.getTime() / 1000));

/** The VM is switched on; its process starts in a later step. */
const powerOn = (container: Container): readonly InventoryChange[] => [
  writes(container, withMain(container, { started: '' })),
  { kind: 'power', vm: container.vm.moid, state: 'poweredOn' },
];

/** An address on the bridge for a container that never had one, far from those that the scenarios give. */
const bridgeAddressFor = (vm: VirtualMachine): string =>
  `172.16.200.${(Number(vm.moid.replace(/\D/g, '')) % 250) + 2}/16`;

/** Every network with an address. */
function withAddresses(config: ContainerConfig, vm: VirtualMachine): ContainerConfig {
  const networks = [...config.networks].map(([name, network]) => {
    const isMissing = network.assigned.ip === null;
    return [name, isMissing ? { ...network, assigned: ipNetOf(bridgeAddressFor(vm)) } : network] as const;
  });
  return { ...config, networks: new Map(networks) };
}

function start(container: Container, now: Date): readonly InventoryChange[] {
  const { vm, main } = container;
  const detail = { ...main.detail, startTime: seconds(now), stopTime: 0n };
  const after = withAddresses(withMain(container, { started: 'true', exitStatus: 0, detail }), vm);
  const addresses = [...after.networks.values()].map((network) => addressText(network.assigned.ip));
  return [
    writes(container, after),
    {
      kind: 'guest',
      vm: vm.moid,
      ipAddress: addresses[0] ?? null,
      hostName: after.hostname,
      tools: 'guestToolsRunning',
      nicAddresses: addresses.map((address) => (address === null ? [] : [address])),
    },
    { kind: 'quickStats', vm: vm.moid, stats: FIRST_FIGURES },
  ];
}

function exit(container: Container, exitStatus: number, now: Date): readonly InventoryChange[] {
  const detail = { ...container.main.detail, stopTime: seconds(now) };
  return [
    writes(container, withMain(container, { exitStatus, detail })),
    { kind: 'power', vm: container.vm.moid, state: 'poweredOff' },
  ];
}

const moved = (random: () => number, value: number): number =>
  Math.max(1, Math.round(value * (0.9 + random() * 0.2) + (random() - 0.5) * 6));

function moveFigures(vm: VirtualMachine, random: () => number): InventoryChange {
  const { overallCpuUsageMHz, guestMemoryUsageMiB, hostMemoryUsageMiB, uptimeSeconds } = vm.quickStats;
  return {
    kind: 'quickStats',
    vm: vm.moid,
    stats: {
      overallCpuUsageMHz: Math.min(4000, moved(random, overallCpuUsageMHz)),
      guestMemoryUsageMiB: Math.min(vm.memoryMiB, moved(random, guestMemoryUsageMiB)),
      hostMemoryUsageMiB: Math.min(vm.memoryMiB, moved(random, hostMemoryUsageMiB)),
      uptimeSeconds: uptimeSeconds + 5,
    },
  };
}

const virtualMachines = (inventory: Inventory): VirtualMachine[] =>
  [...inventory.objects.values()].filter((entity) => entity.type === 'VirtualMachine');

const isStarting = ({ vm, main }: Container, now: Date): boolean =>
  vm.powerState === 'poweredOn' &&
  startResult(main).state === 'not-started' &&
  vm.bootedAt !== null &&
  now.getTime() - vm.bootedAt.getTime() < START_WINDOW_MS;

const isRunning = ({ vm, main }: Container): boolean => vm.powerState === 'poweredOn' && main.started === 'true';
const canStart = ({ vm, main }: Container): boolean =>
  vm.powerState === 'poweredOff' && startResult(main).state !== 'failed';

function nextOf(containers: readonly Container[], random: () => number, now: Date): readonly InventoryChange[] {
  const running = containers.filter(isRunning);
  const startable = containers.filter(canStart);
  const isQuiet = running.length < containers.length * RUNNING_SHARE;
  const [first, ...rest] = isQuiet ? startable : running;
  if (first === undefined) return [];
  const chosen = pick(random, [first, ...rest]);
  return isQuiet ? powerOn(chosen) : exit(chosen, pick(random, EXIT_CODES), now);
}

/**
 * One step: containers that were switched on a moment ago start, one more ends or is switched on, figures move. Pure: the
 * same state, random numbers and time give the same changes.
 */
export const life: Life = (inventory, random, now) => {
  const vms = virtualMachines(inventory);
  const booting = vms.filter(
    ({ bootedAt, powerState }) =>
      powerState === 'poweredOn' && bootedAt !== null && now.getTime() - bootedAt.getTime() < START_WINDOW_MS,
  );
  const looked = new Set([...booting.slice(0, LOOKED_AT), ...sample(vms, LOOKED_AT, random)]);
  const containers = [...looked].map(asContainer).filter((container) => container !== null);
  const moving = sample(vms, MOVING, random).filter(({ powerState }) => powerState === 'poweredOn');
  return [
    ...containers.filter((container) => isStarting(container, now)).flatMap((container) => start(container, now)),
    ...(between(random, 0, 2) > 0 ? nextOf(containers, random, now) : []),
    ...moving.map((vm) => moveFigures(vm, random)),
  ];
};
