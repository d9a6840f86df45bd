import type { Method } from '../../method.ts';
import { PROPERTY_COLLECTOR } from '../../service-content.ts';
import { notSupported } from '../../soap/fault.ts';

export const method: Method = {
  name: 'DestroyPropertyCollector',
  on: 'PropertyCollector',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session, self }) => {
    if (self.moid === PROPERTY_COLLECTOR) throw notSupported();
    world.disown(session, self.moid);
    return undefined;
  },
};
