import { updateSet } from '../../collector/update-set.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

export const method: Method = {
  name: 'CheckForUpdates',
  on: 'PropertyCollector',
  parameters: 'version:string?',
  privilege: 'System.View',
  run: async ({ self, args, signal }) => {
    const wait = { maxWaitMs: 0, maxObjectUpdates: Infinity };
    return updateSet(
      await expectType(self, 'PropertyCollector').wait(args.optionalString('version') ?? '', wait, signal),
    );
  },
};
