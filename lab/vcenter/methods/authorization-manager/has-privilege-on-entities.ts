import { existing, userOfSession } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { array, boolean, object, reference, text } from '../../soap/value.ts';

export const method: Method = {
  name: 'HasPrivilegeOnEntities',
  on: 'AuthorizationManager',
  parameters: 'entity:ref+ sessionId:string privId:string*',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const user = userOfSession(args.string('sessionId'), world);
    const privileges = args.strings('privId');
    return args.refs('entity').map((ref) => {
      const moid = existing(ref, world, session);
      const answers = privileges.map((id) =>
        object('PrivilegeAvailability', {
          privId: text(id),
          isGranted: boolean(world.authorization.hasPrivilege(user, moid, id)),
        }),
      );
      return object('EntityPrivilege', {
        entity: reference(ref.type, ref.value),
        privAvailability: array('PrivilegeAvailability', answers),
      });
    });
  },
};
