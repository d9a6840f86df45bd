/** The containers of a VCH. */
import { decodeContainerVm, kindOf, type VchConfig } from '@vic/extraconfig';
import {
  decodeDevices,
  entityName,
  extraConfigEntries,
  isFault,
  references,
  removalOf,
  retrieveObjects,
  shutdownGuest,
  text,
  VimFault,
  type Device,
  type ManagedObjectReference,
  type ObjectContent,
  type VimClient,
} from '@vic/vim25';
import { failureText } from '../create/failure-text.ts';
import { readObject, runTask, settle } from '../create/run-task.ts';
import { inParallel } from '../inventory/in-parallel.ts';
import { folderOf, type Deletion } from './deletion.ts';
import { insist } from './insist.ts';
import { destroyVm, enableDestroy, ensureOff, removeVmFolder } from './remove-vm.ts';

export interface ContainerVm {
  readonly ref: ManagedObjectReference;
  readonly name: string;
  readonly powerState: string;
  readonly vmxPath: string | null;
}

const PATHS = ['name', 'runtime.powerState', 'config.extraConfig', 'config.files.vmPathName'];

/** Which VMs are containers of the VCH. Others' VMs and containers are left out, wherever they are. */
export async function findContainers(deletion: Deletion): Promise<readonly ContainerVm[]> {
  const { context, vm, ownFolder, ownPool, pool } = deletion;
  const { client } = context.session;
  const inOwnFolder = ownFolder === null ? [] : await vmsIn(client, ownFolder, 'childEntity', context.signal);
  const inPool = await vmsIn(client, pool, 'vm', context.signal);
  const certain = new Set([...inOwnFolder, ...(ownPool === null ? [] : inPool)].map(({ value }) => value));
  const refs = new Map([...inOwnFolder, ...inPool].map((ref) => [ref.value, ref]));
  refs.delete(vm.ref.value);
  if (refs.size === 0) return [];
  const found = await retrieveObjects(client, [...refs.values()], PATHS, { signal: context.signal });
  return found.filter((object) => isOurs(object, certain, deletion)).map(decodeVm);
}

const vmsIn = async (
  client: VimClient,
  holder: ManagedObjectReference,
  path: string,
  signal: AbortSignal,
): Promise<ManagedObjectReference[]> => {
  const found = await readObject(client, holder, [path], signal);
  return references(found?.props.get(path)).filter(({ type }) => type === 'VirtualMachine');
};

function isOurs({ ref, props }: ObjectContent, certain: ReadonlySet<string>, deletion: Deletion): boolean {
  const pairs = new Map(extraConfigEntries(props.get('config.extraConfig')));
  if (kindOf(pairs, ref.value) !== 'container') return false;
  if (certain.has(ref.value)) return true;
  // In a pool that VCHs share, the bridge network tells whose it is, unless another VCH has the same.
  const bridge = bridgeOf(deletion.config);
  if (bridge === null || deletion.others.some(({ config }) => bridgeOf(config) === bridge)) return false;
  return [...decodeContainerVm(pairs).networks.values()].some(({ network }) => network.common.id === bridge);
}

function bridgeOf({ network }: VchConfig): string | null {
  const id = network.containerNetworks.get(network.bridgeNetwork)?.common.id ?? '';
  return id === '' ? null : id;
}

const decodeVm = ({ ref, props }: ObjectContent): ContainerVm => ({
  ref,
  name: entityName(text(props.get('name')) ?? ref.value),
  powerState: text(props.get('runtime.powerState')) ?? 'poweredOff',
  vmxPath: text(props.get('config.files.vmPathName')) ?? null,
});

/** Names the containers that are not off, one line each, as the original does; empty: all are off. */
export function runningText(containers: readonly ContainerVm[]): string {
  return containers
    .filter(({ powerState }) => powerState !== 'poweredOff')
    .map(({ name, powerState }) => `VM "${name}" is ${powerState === 'suspended' ? 'suspended' : 'powered on'}`)
    .join('\n');
}

const AT_ONCE = 4;
const SHUTDOWN_MS = 10_000;
const LOOK_MS = 500;

/**
 * Deletes containers with their own files. Disks are taken from them first: volumes stay, and so do images that other
 * containers use. @throws Error naming those that could not be deleted, after all were tried
 */
export async function removeContainers(
  deletion: Deletion,
  containers: readonly ContainerVm[],
  onRemoved: (count: number) => void,
): Promise<void> {
  const { context } = deletion;
  const { clock } = context.session.client;
  const failures: string[] = [];
  let removed = 0;
  await inParallel(containers, AT_ONCE, async (container) => {
    try {
      await insist(() => removeContainer(deletion, container), { clock, signal: context.signal });
      context.log.debug(`Deleted the container VM ${container.name}`);
      removed += 1;
      onRemoved(removed);
    } catch (error) {
      context.signal.throwIfAborted();
      failures.push(`the container VM "${container.name}" cannot be deleted: ${failureText(error)}`);
    }
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

async function removeContainer({ context, datacenter }: Deletion, container: ContainerVm): Promise<void> {
  const { signal } = context;
  const { client } = context.session;
  await settle(client, container.ref, signal);
  if ((await readObject(client, container.ref, ['name'], signal)) !== null) {
    await enableDestroy(client, container.ref);
    await shutDown(client, container.ref, signal);
    await ensureOff(client, container.ref, signal);
    await detachDisks(client, container.ref, signal);
    await destroyOrUnregister(client, container.ref, signal);
  }
  const folder = folderOf(container.vmxPath);
  if (folder !== null) await removeVmFolder(client, datacenter, folder, signal);
}

/** Lets a guest stop by itself for a while, so that the container's process can end well. */
async function shutDown(client: VimClient, vm: ManagedObjectReference, signal: AbortSignal): Promise<void> {
  const isOn = async (): Promise<boolean> => {
    const found = await readObject(client, vm, ['runtime.powerState'], signal);
    return text(found?.props.get('runtime.powerState')) === 'poweredOn';
  };
  if (!(await isOn())) return;
  try {
    await shutdownGuest(client, vm);
  } catch (error) {
    // Without tools, or in the midst of something else: it is powered off then.
    if (error instanceof VimFault) return;
    throw error;
  }
  const deadline = client.clock.now() + SHUTDOWN_MS;
  while (client.clock.now() < deadline && (await isOn())) await client.clock.sleep(LOOK_MS, signal);
}

/** Takes all disks from a VM; their files stay. */
export async function detachDisks(client: VimClient, vm: ManagedObjectReference, signal: AbortSignal): Promise<void> {
  await detach(client, vm, ({ type }) => type === 'VirtualDisk', signal);
}

/** Takes devices from a VM; what is behind them stays. */
export async function detach(
  client: VimClient,
  vm: ManagedObjectReference,
  isTaken: (device: Device) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const found = await readObject(client, vm, ['config.hardware.device'], signal);
  const devices = decodeDevices(found?.props.get('config.hardware.device')).filter(isTaken);
  const deviceChange = devices.flatMap((device) => removalOf(device) ?? []);
  if (deviceChange.length === 0) return;
  try {
    await runTask(client, 'ReconfigVM_Task', vm, { spec: { deviceChange } }, { signal });
  } catch (error) {
    if (!isFault(error, 'ManagedObjectNotFound')) throw error;
  }
}

/** A VM that vCenter cannot delete, because files of it are missing or broken, is forgotten at least. */
async function destroyOrUnregister(client: VimClient, vm: ManagedObjectReference, signal: AbortSignal): Promise<void> {
  try {
    await destroyVm(client, vm, signal);
  } catch (error) {
    if (!isFault(error, 'FileFault') && !isFault(error, 'VmConfigFault') && !isFault(error, 'InvalidState'))
      throw error;
    await client.invoke('UnregisterVM', vm, {});
  }
}
