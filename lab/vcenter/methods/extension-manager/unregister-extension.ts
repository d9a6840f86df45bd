import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'UnregisterExtension',
  on: 'ExtensionManager',
  parameters: 'extensionKey:string',
  privilege: 'Extension.Unregister',
  run: ({ world, args }) => {
    world.extensions.unregister(args.string('extensionKey'));
    return undefined;
  },
};
