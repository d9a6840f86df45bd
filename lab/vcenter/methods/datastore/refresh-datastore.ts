import type { Method } from '../../method.ts';

/** Sizes are always fresh here. */
export const method: Method = {
  name: 'RefreshDatastore',
  on: 'Datastore',
  parameters: '',
  privilege: 'System.Read',
  run: ({ world, self }) => {
    world.changed(self.moid, 'summary', 'info');
    return undefined;
  },
};
