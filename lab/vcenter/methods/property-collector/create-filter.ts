import { PropertyFilter } from '../../collector/property-filter.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'CreateFilter',
  on: 'PropertyCollector',
  parameters: 'spec:PropertyFilterSpec partialUpdates:boolean',
  privilege: 'System.View',
  run: ({ world, session, self, args }) => {
    const collector = expectType(self, 'PropertyCollector');
    const isPartial = args.boolean('partialUpdates');
    const filter = new PropertyFilter(world.ownMoid(session), args.child('spec'), isPartial, world, session, () => {
      collector.news();
    });
    collector.add(world.own(session, filter));
    return reference('PropertyFilter', filter.moid);
  },
};
