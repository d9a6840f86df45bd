import { addFolder } from '../../builders.ts';
import { newName } from '../../entity-names.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'CreateFolder',
  on: 'Folder',
  parameters: 'name:string',
  privilege: 'Folder.Create',
  run: ({ world, self, args }) => {
    const parent = expectType(self, 'Folder');
    const folder = addFolder(world.inventory, parent, newName(args.string('name'), parent.children, world));
    world.journal.entered(folder);
    world.changed(parent.moid, 'childEntity');
    return reference('Folder', folder.moid);
  },
};
