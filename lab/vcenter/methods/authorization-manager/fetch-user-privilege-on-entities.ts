import { existing } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { invalidArgument } from '../../soap/fault.ts';
import { object, reference, texts } from '../../soap/value.ts';

export const method: Method = {
  name: 'FetchUserPrivilegeOnEntities',
  on: 'AuthorizationManager',
  parameters: 'entities:ref+ userName:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const user = world.sessions.findUser(args.string('userName'));
    if (user === undefined) throw invalidArgument('userName');
    return args.refs('entities').map((ref) =>
      object('UserPrivilegeResult', {
        entity: reference(ref.type, ref.value),
        privileges: texts(world.authorization.privilegesOn(user.name, existing(ref, world, session))),
      }),
    );
  },
};
