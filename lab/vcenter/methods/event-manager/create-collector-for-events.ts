import { EventCollector } from '../../events/event-collector.ts';
import { eventFilterOf } from '../../events/event-filter.ts';
import type { Method } from '../../method.ts';
import { invalidState } from '../../soap/fault.ts';
import { reference } from '../../soap/value.ts';

/** A session may have only so many (`maxCollector`). */
export const method: Method = {
  name: 'CreateCollectorForEvents',
  on: 'EventManager',
  parameters: 'filter:EventFilterSpec',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const open = world.owned(session).filter((target) => target.type === 'EventHistoryCollector');
    if (open.length >= world.options.maxEventCollectors) throw invalidState();
    const filter = eventFilterOf(args.child('filter'), world, session);
    const collector = world.own(session, new EventCollector(world.ownMoid(session), filter));
    return reference('EventHistoryCollector', collector.moid);
  },
};
