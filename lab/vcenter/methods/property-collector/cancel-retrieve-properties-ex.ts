import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

export const method: Method = {
  name: 'CancelRetrievePropertiesEx',
  on: 'PropertyCollector',
  parameters: 'token:string',
  privilege: 'System.View',
  run: ({ self, args }) => {
    expectType(self, 'PropertyCollector').take(args.string('token'));
    return undefined;
  },
};
