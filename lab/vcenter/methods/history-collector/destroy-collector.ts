import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'DestroyCollector',
  on: 'HistoryCollector',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session, self }) => {
    world.disown(session, self.moid);
    return undefined;
  },
};
