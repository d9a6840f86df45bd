import { requirePublic } from '../../collector/public-reads.ts';
import { retrieveResult } from '../../collector/retrieve-page.ts';
import { Retrieval } from '../../collector/retrieval.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument } from '../../soap/fault.ts';

export const method: Method = {
  name: 'RetrievePropertiesEx',
  on: 'PropertyCollector',
  parameters: 'specSet:PropertyFilterSpec+ options:RetrieveOptions',
  privilege: null,
  run: ({ world, session, self, args }) => {
    const specs = args.all('specSet');
    if (session === null) requirePublic(specs);
    const maxObjects = args.child('options').optionalNumber('maxObjects');
    if (maxObjects !== undefined && maxObjects <= 0) throw invalidArgument('options.maxObjects');
    const collector = expectType(self, 'PropertyCollector');
    return retrieveResult(new Retrieval(specs, world, session, maxObjects), collector, world);
  },
};
