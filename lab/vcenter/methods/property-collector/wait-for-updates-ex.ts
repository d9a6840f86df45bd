import { updateSet } from '../../collector/update-set.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument } from '../../soap/fault.ts';

export const method: Method = {
  name: 'WaitForUpdatesEx',
  on: 'PropertyCollector',
  parameters: 'version:string? options:WaitOptions?',
  privilege: 'System.View',
  run: async ({ world, self, args, signal }) => {
    const options = args.optional('options');
    const maxWaitSeconds = options?.optionalNumber('maxWaitSeconds');
    const maxObjectUpdates = options?.optionalNumber('maxObjectUpdates') ?? world.options.maxObjectUpdates;
    if (maxWaitSeconds !== undefined && maxWaitSeconds < 0) throw invalidArgument('options.maxWaitSeconds');
    if (maxObjectUpdates <= 0) throw invalidArgument('options.maxObjectUpdates');
    const wait = {
      maxWaitMs: maxWaitSeconds === undefined ? null : maxWaitSeconds * 1000,
      maxObjectUpdates: Math.min(maxObjectUpdates, world.options.maxObjectUpdates),
    };
    return updateSet(
      await expectType(self, 'PropertyCollector').wait(args.optionalString('version') ?? '', wait, signal),
    );
  },
};
