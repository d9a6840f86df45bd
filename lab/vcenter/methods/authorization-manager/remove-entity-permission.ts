import { existing } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { principalOf } from '../../sessions.ts';
import { noPermission, notFound } from '../../soap/fault.ts';

const MODIFY = 'Authorization.ModifyPermissions';

export const method: Method = {
  name: 'RemoveEntityPermission',
  on: 'AuthorizationManager',
  parameters: 'entity:ref user:string isGroup:boolean',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const ref = args.ref('entity');
    const entity = existing(ref, world, session);
    if (!world.authorization.hasPrivilege(session.user, entity, MODIFY)) throw noPermission(ref, MODIFY);
    const principal = principalOf(args.string('user'));
    const { permissions } = world.inventory;
    const position = permissions.findIndex(
      (known) =>
        known.entity === entity &&
        known.group === args.boolean('isGroup') &&
        principalOf(known.principal) === principal,
    );
    if (position < 0) throw notFound();
    permissions.splice(position, 1);
    world.restructured();
    world.changed(entity, 'permission');
    return undefined;
  },
};
