import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

export const method: Method = {
  name: 'CancelWaitForUpdates',
  on: 'PropertyCollector',
  parameters: '',
  privilege: 'System.View',
  run: ({ self }) => {
    expectType(self, 'PropertyCollector').cancel();
    return undefined;
  },
};
