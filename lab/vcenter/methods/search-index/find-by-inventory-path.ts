import { findByPath } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'FindByInventoryPath',
  on: 'SearchIndex',
  parameters: 'inventoryPath:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const found = findByPath(args.string('inventoryPath'), world, session);
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
