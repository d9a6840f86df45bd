import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'DestroyPropertyFilter',
  on: 'PropertyFilter',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session, self }) => {
    world.disown(session, self.moid);
    return undefined;
  },
};
