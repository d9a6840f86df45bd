import { findChild } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { isEntity } from '../../model/managed-object.ts';
import { managedObjectNotFound } from '../../soap/fault.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'FindChild',
  on: 'SearchIndex',
  parameters: 'entity:ref name:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const ref = args.ref('entity');
    const parent = world.find(ref, session);
    if (parent === undefined || !isEntity(parent)) throw managedObjectNotFound(ref);
    const found = findChild(parent, args.string('name'), world, session);
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
