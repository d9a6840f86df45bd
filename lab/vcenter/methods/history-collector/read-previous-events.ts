import { MAX_PAGE } from '../../events/event-collector.ts';
import { eventValue } from '../../events/event-value.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument } from '../../soap/fault.ts';

export const method: Method = {
  name: 'ReadPreviousEvents',
  on: 'EventHistoryCollector',
  parameters: 'maxCount:int',
  privilege: 'System.View',
  run: ({ world, self, args }) => {
    const maxCount = args.number('maxCount');
    if (maxCount <= 0 || maxCount > MAX_PAGE) throw invalidArgument('maxCount');
    return expectType(self, 'EventHistoryCollector').readPrevious(world, maxCount).map(eventValue);
  },
};
