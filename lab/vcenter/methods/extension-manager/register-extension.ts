import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'RegisterExtension',
  on: 'ExtensionManager',
  parameters: 'extension:Extension',
  privilege: 'Extension.Register',
  run: ({ world, args }) => {
    const extension = args.child('extension');
    world.extensions.register(extension);

    return undefined;
  },
};
