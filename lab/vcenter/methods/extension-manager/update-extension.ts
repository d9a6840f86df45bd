import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'UpdateExtension',
  on: 'ExtensionManager',
  parameters: 'extension:Extension',
  privilege: 'Extension.Update',
  run: ({ world, args }) => {
    world.extensions.update(args.child('extension'));
    return undefined;
  },
};
