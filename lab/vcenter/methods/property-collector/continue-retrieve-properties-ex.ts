import { retrieveResult } from '../../collector/retrieve-page.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

export const method: Method = {
  name: 'ContinueRetrievePropertiesEx',
  on: 'PropertyCollector',
  parameters: 'token:string',
  privilege: 'System.View',
  run: ({ world, self, args }) => {
    const collector = expectType(self, 'PropertyCollector');
    return retrieveResult(collector.take(args.string('token')), collector, world);
  },
};
