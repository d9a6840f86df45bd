import { requirePublic } from '../../collector/public-reads.ts';
import { Retrieval } from '../../collector/retrieval.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'RetrieveProperties',
  on: 'PropertyCollector',
  parameters: 'specSet:PropertyFilterSpec+',
  privilege: null,
  run: ({ world, session, args }) => {
    const specs = args.all('specSet');
    if (session === null) requirePublic(specs);
    return { kind: 'pieces', pieces: new Retrieval(specs, world, session).page('returnval', Infinity) };
  },
};
