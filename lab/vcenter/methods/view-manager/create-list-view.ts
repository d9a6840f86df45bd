import { resolveMembers } from '../../list-view-members.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';
import { ListView } from '../../views.ts';

export const method: Method = {
  name: 'CreateListView',
  on: 'ViewManager',
  parameters: 'obj:ref*',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const view = world.own(session, new ListView(world.ownMoid(session), world));
    view.modify(resolveMembers(args.refs('obj'), world, session).found, []);
    return reference('ListView', view.moid);
  },
};
