import { checkName } from '../../entity-names.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { allocationOf } from '../../pool-config.ts';

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
    Object.assign(pool, { cpu, memory });
    if (newPoolName !== null) pool.name = newPoolName;
    world.changed(pool.moid, ...(config ? ['config'] : []), ...(newPoolName === null ? [] : ['name']));
    return undefined;
  },
};
