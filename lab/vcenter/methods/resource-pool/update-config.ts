import { checkName } from '../../entity-names.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { allocationOf, checkReservation } from '../../pool-config.ts';

export const method: Method = {
  name: 'UpdateConfig',
  on: 'ResourcePool',
  parameters: 'name:string? config:ResourceConfigSpec?',
  privilege: 'Resource.EditPool',
  run: ({ world, self, args }) => {
    const pool = expectType(self, 'ResourcePool');
    const name = args.optionalString('name');
    const config = args.optional('config');
    const newPoolName = name === undefined ? null : checkName(name, pool, world);
    const cpu = config ? allocationOf(config, 'cpu', pool.cpu) : pool.cpu;
    const memory = config ? allocationOf(config, 'memory', pool.memory) : pool.memory;
    const parent = world.inventory.objects.get(pool.parent ?? '');
    if (parent?.type === 'ResourcePool' || parent?.type === 'VirtualApp') {
      checkReservation(parent, 'cpu', cpu.reservation - pool.cpu.reservation, world.inventory);
      checkReservation(parent, 'memory', memory.reservation - pool.memory.reservation, world.inventory);
    }
    Object.assign(pool, { cpu, memory });
    if (newPoolName !== null) pool.name = newPoolName;
    world.changed(pool.moid, ...(config ? ['config'] : []), ...(newPoolName === null ? [] : ['name']));
    return undefined;
  },
};
