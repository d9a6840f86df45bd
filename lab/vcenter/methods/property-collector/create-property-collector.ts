import { PropertyCollector } from '../../collector/property-collector.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'CreatePropertyCollector',
  on: 'PropertyCollector',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session }) => {
    const collector = world.own(session, new PropertyCollector(world.ownMoid(session), world));
    return reference('PropertyCollector', collector.moid);
  },
};
