import { placesOf, tellPlaces } from '../../apply-change.ts';
import type { NewVm } from '../../builders.ts';
import { addVm } from '../../builders.ts';
import { pathBelow } from '../../datastore-path-text.ts';
import { newName } from '../../entity-names.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Datastore, VirtualMachine } from '../../inventory.ts';
import type { Call, Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import {
  fileAlreadyExists,
  invalidArgument,
  invalidDatastorePath,
  managedObjectNotFound,
  noPermission,
} from '../../soap/fault.ts';
import type { Ref, RequestElement } from '../../soap/request-element.ts';
import { reference } from '../../soap/value.ts';
import { applyDevices, checkNetworks, checkSizes, pairsOf } from '../../vm-config-spec.ts';
import { changedDevices, datastoresOfHost } from '../../vm-device-change.ts';
import { newVmPath, writeVmFiles } from '../../vm-files.ts';
import { postVmEvent } from '../../vm-tasks.ts';
import type { World } from '../../world.ts';

export const method: Method = {
  name: 'CreateVM_Task',
  on: 'Folder',
  parameters: 'config:VirtualMachineConfigSpec pool:ref host:ref?',
  privilege: 'VirtualMachine.Inventory.Create',
  run: (call) => {
    const { world, session, self, args } = call;
    const folder = expectType(self, 'Folder');
    const config = args.child('config');
    const options = newVm(call);
    checkSizes(config);
    return startEntityTask(call, folder, 'Folder.createVm', () => {
      newName(options.name, folder.children, world);
      const vm = create(options, config, call);
      world.journal.entered(vm);
      tellPlaces(world, placesOf(vm));
      postVmEvent(world, vm, world.sessions.displayName(session.user), 'VmCreatedEvent', 'is created');
      return reference('VirtualMachine', vm.moid);
    });
  },
};

interface Plan extends NewVm {
  readonly host: NonNullable<NewVm['host']>;
  readonly datastore: Datastore;
  readonly asked: string;
}

/** Everything is checked before anything is there. */
function create({ asked, ...options }: Plan, config: RequestElement, { world, session }: Call): VirtualMachine {
  const { datastore, host, name } = options;
  const wanted = pathBelow(asked, datastore.name) ?? '';
  if (wanted.endsWith('.vmx') && datastore.files.has(wanted)) throw fileAlreadyExists(asked);
  const holder = {
    moid: `vm-${world.inventory.nextId}`,
    name,
    host: host.moid,
    powerState: 'poweredOff',
    nics: [],
    disks: [],
    devices: [],
  } as const;
  const changes = config.all('deviceChange');
  checkNetworks(
    [],
    changedDevices(changes, { ...holder, vmPathName: `[${datastore.name}] x/x.vmx` }, world, true),
    world,
    session,
  );
  const vmPathName = newVmPath(datastore, asked, name);
  const set = changedDevices(changes, { ...holder, vmPathName }, world, true);
  const vm = addVm(world.inventory, {
    ...options,
    vmPathName,
    extraConfig: new Map(pairsOf(config).filter(([, value]) => value !== '')),
  });
  vm.createdAt = vm.changedAt = world.now();
  vm.changes = 1;
  applyDevices(set, vm, world);
  writeVmFiles(world.inventory, vm, world.now());
  return vm;
}

function newVm({ world, session, self, args }: Call): Plan {
  const folder = expectType(self, 'Folder');
  if (!folder.childType.includes('VirtualMachine')) throw invalidArgument('folder');
  const config = args.child('config');
  const name = config.optionalString('name');
  if (name === undefined) throw invalidArgument('configSpec.name');
  const poolRef = args.ref('pool');
  const pool = world.find(poolRef, session);
  if (pool?.type !== 'ResourcePool' && pool?.type !== 'VirtualApp') throw managedObjectNotFound(poolRef);
  const demand = (privilege: string, ref: Ref) => {
    if (!world.authorization.hasPrivilege(session.user, ref.value, privilege)) throw noPermission(ref, privilege);
  };
  demand('Resource.AssignVMToPool', poolRef);
  const hostRef = args.optionalRef('host');
  const asked = config.optional('files')?.optionalString('vmPathName') ?? '';
  const { host, datastore } = placeOf(asked, hostRef, pool.owner, world);
  demand('Datastore.AllocateSpace', { type: 'Datastore', value: datastore.moid });
  if (config.optional('extraConfig')) {
    demand('VirtualMachine.Config.AdvancedConfig', { type: folder.type, value: folder.moid });
  }
  const managedBy = config.optional('managedBy');
  return {
    name: newName(name, folder.children, world),
    folder,
    pool,
    host,
    datastore,
    asked,
    diskGiB: 0,
    devices: [],
    numCpu: config.optionalNumber('numCPUs') ?? 1,
    memoryMiB: config.optionalNumber('memoryMB') ?? 32,
    annotation: config.optionalString('annotation') ?? '',
    alternateGuestName: config.optionalString('alternateGuestName') ?? '',
    ...(config.optional('guestId') ? { guestId: config.string('guestId') } : {}),
    ...(managedBy
      ? { managedBy: { extensionKey: managedBy.string('extensionKey'), type: managedBy.string('type') } }
      : {}),
  };
}

/** The datastore of `[name] path` and a host of the compute resource (or the one asked for) that mounts it and can run VMs. */
function placeOf(
  path: string,
  hostRef: Ref | undefined,
  compute: string,
  world: World,
): Pick<Plan, 'host' | 'datastore'> {
  const owner = world.inventory.objects.get(compute);
  const hosts = owner && 'hosts' in owner ? [...owner.hosts] : [];
  if (hostRef !== undefined && !hosts.includes(hostRef.value)) throw invalidArgument('host');
  for (const moid of hostRef === undefined ? hosts : [hostRef.value]) {
    const host = world.inventory.objects.get(moid);
    if (host?.type !== 'HostSystem' || host.connectionState !== 'connected' || host.inMaintenanceMode) continue;
    const datastore = datastoresOfHost(world, moid).find(({ name }) => pathBelow(path, name) !== null);
    if (datastore !== undefined) return { host, datastore };
  }
  throw invalidDatastorePath(path);
}
