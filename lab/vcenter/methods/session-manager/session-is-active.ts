import type { Method } from '../../method.ts';
import { principalOf } from '../../sessions.ts';
import { boolean } from '../../soap/value.ts';

export const method: Method = {
  name: 'SessionIsActive',
  on: 'SessionManager',
  parameters: 'sessionID:string userName:string',
  privilege: 'Sessions.ValidateSession',
  run: ({ world, args }) =>
    boolean(world.sessions.byKey(args.string('sessionID'))?.user === principalOf(args.string('userName'))),
};
