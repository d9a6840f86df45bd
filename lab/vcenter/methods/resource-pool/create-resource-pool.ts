import { addResourcePool, defaultAllocation } from '../../builders.ts';
import { newName } from '../../entity-names.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { allocationOf, checkReservation } from '../../pool-config.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'CreateResourcePool',
  on: 'ResourcePool',
  parameters: 'name:string spec:ResourceConfigSpec',
  privilege: 'Resource.CreatePool',
  run: ({ world, self, args }) => {
    const parent = expectType(self, 'ResourcePool');
    const spec = args.child('spec');
    const name = newName(args.string('name'), parent.pools, world);
    const cpu = allocationOf(spec, 'cpu', defaultAllocation());
    const memory = allocationOf(spec, 'memory', defaultAllocation());
    checkReservation(parent, 'cpu', cpu.reservation, world.inventory);
    checkReservation(parent, 'memory', memory.reservation, world.inventory);
    const pool = addResourcePool(world.inventory, parent, name, { cpu, memory });
    world.journal.entered(pool);
    world.changed(parent.moid, 'resourcePool');
    return reference('ResourcePool', pool.moid);
  },
};
