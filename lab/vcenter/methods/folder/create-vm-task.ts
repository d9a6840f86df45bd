import { placesOf, tellPlaces } from '../../apply-change.ts';
import type { NewVm } from '../../builders.ts';
import { addVm } from '../../builders.ts';
import { newName } from '../../entity-names.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Datastore } from '../../inventory.ts';
import type { Call, Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument, invalidDatastorePath, managedObjectNotFound, noPermission } from '../../soap/fault.ts';
import { reference } from '../../soap/value.ts';
import { reconfigure } from '../../vm-config-spec.ts';
import { postVmEvent } from '../../vm-tasks.ts';

const ASSIGN = 'Resource.AssignVMToPool';

export const method: Method = {
  name: 'CreateVM_Task',
  on: 'Folder',
  parameters: 'config:VirtualMachineConfigSpec pool:ref host:ref?',
  privilege: 'VirtualMachine.Inventory.Create',
  run: (call) => {
    const { world, session, self } = call;
    const folder = expectType(self, 'Folder');
    const options = newVm(call);
    return startEntityTask(call, folder, 'Folder.createVm', () => {
      newName(options.name, folder.children, world);
      const vm = addVm(world.inventory, options);
      vm.createdAt = world.now();
      reconfigure(call.args.child('config'), vm, world);
      world.journal.entered(vm);
      tellPlaces(world, placesOf(vm));
      postVmEvent(world, vm, world.sessions.displayName(session.user), 'VmCreatedEvent', 'is created');
      return reference('VirtualMachine', vm.moid);
    });
  },
};

function newVm({ world, session, self, args }: Call): NewVm {
  const folder = expectType(self, 'Folder');
  if (!folder.childType.includes('VirtualMachine')) throw invalidArgument('folder');
  const config = args.child('config');
  const name = config.optionalString('name');
  if (name === undefined) throw invalidArgument('configSpec.name');
  const poolRef = args.ref('pool');
  const pool = world.find(poolRef, session);
  if (pool?.type !== 'ResourcePool' && pool?.type !== 'VirtualApp') throw managedObjectNotFound(poolRef);
  if (!world.authorization.hasPrivilege(session.user, pool.moid, ASSIGN)) throw noPermission(poolRef, ASSIGN);
  const hostRef = args.optionalRef('host');
  const host = hostRef === undefined ? undefined : world.find(hostRef, session);
  if (hostRef !== undefined && host?.type !== 'HostSystem') throw managedObjectNotFound(hostRef);
  return {
    name: newName(name, folder.children, world),
    folder,
    pool,
    ...(host?.type === 'HostSystem' ? { host } : {}),
    datastore: datastoreOf(config.optional('files')?.optionalString('vmPathName') ?? '', pool.owner, world),
    numCpu: config.optionalNumber('numCPUs') ?? 1,
    memoryMiB: config.optionalNumber('memoryMB') ?? 32,
    ...(config.optional('guestId') ? { guestId: config.string('guestId') } : {}),
  };
}

/** The datastore of `[name] path`, among those that the compute resource's hosts see. */
function datastoreOf(path: string, compute: string, world: Call['world']): Datastore {
  const name = /^\[([^\]]+)\]/.exec(path)?.[1];
  const owner = world.inventory.objects.get(compute);
  for (const hostMoid of owner && 'hosts' in owner ? owner.hosts : []) {
    const host = world.inventory.objects.get(hostMoid);
    for (const moid of host?.type === 'HostSystem' ? host.datastores : []) {
      const datastore = world.inventory.objects.get(moid);
      if (datastore?.type === 'Datastore' && datastore.name === name) return datastore;
    }
  }
  throw invalidDatastorePath(path);
}
