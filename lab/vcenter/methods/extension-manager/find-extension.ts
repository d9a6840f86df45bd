import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'FindExtension',
  on: 'ExtensionManager',
  parameters: 'extensionKey:string',
  privilege: 'System.View',
  run: ({ world, args }) => world.extensions.find(args.string('extensionKey')),
};
