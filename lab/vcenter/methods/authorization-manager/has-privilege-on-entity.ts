import { existing, userOfSession } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { boolean } from '../../soap/value.ts';

export const method: Method = {
  name: 'HasPrivilegeOnEntity',
  on: 'AuthorizationManager',
  parameters: 'entity:ref sessionId:string privId:string*',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const user = userOfSession(args.string('sessionId'), world);
    const moid = existing(args.ref('entity'), world, session);
    return args.strings('privId').map((id) => boolean(world.authorization.hasPrivilege(user, moid, id)));
  },
};
