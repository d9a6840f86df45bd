import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

export const method: Method = {
  name: 'ResetCollector',
  on: 'HistoryCollector',
  parameters: '',
  privilege: 'System.View',
  run: ({ self }) => {
    expectType(self, 'EventHistoryCollector').reset();
    return undefined;
  },
};
