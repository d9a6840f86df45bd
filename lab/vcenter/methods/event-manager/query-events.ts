import { MAX_PAGE } from '../../events/event-collector.ts';
import { eventFilterOf } from '../../events/event-filter.ts';
import { eventValue } from '../../events/event-value.ts';
import type { Method } from '../../method.ts';

/** The newest that match, at most a page of a collector. */
export const method: Method = {
  name: 'QueryEvents',
  on: 'EventManager',
  parameters: 'filter:EventFilterSpec',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const spec = args.child('filter');
    const limit = Math.min(spec.optionalNumber('maxCount') ?? MAX_PAGE, MAX_PAGE);
    return world.events
      .all()
      .filter(eventFilterOf(spec, world, session))
      .slice(-limit)
      .map(eventValue);
  },
};
