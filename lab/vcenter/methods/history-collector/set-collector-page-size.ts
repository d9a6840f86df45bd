import { MAX_PAGE } from '../../events/event-collector.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument } from '../../soap/fault.ts';

/** Also moves the collector's position to the new end. */
export const method: Method = {
  name: 'SetCollectorPageSize',
  on: 'HistoryCollector',
  parameters: 'maxCount:int',
  privilege: 'System.View',
  run: ({ self, args }) => {
    const maxCount = args.number('maxCount');
    if (maxCount <= 0 || maxCount > MAX_PAGE) throw invalidArgument('maxCount');
    const collector = expectType(self, 'EventHistoryCollector');
    collector.setPageSize(maxCount);
    collector.reset();
    return undefined;
  },
};
