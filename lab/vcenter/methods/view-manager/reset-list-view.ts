import { resolveMembers } from '../../list-view-members.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

/** Replaces all members; answers the references it could not find. */
export const method: Method = {
  name: 'ResetListView',
  on: 'ListView',
  parameters: 'obj:ref*',
  privilege: 'System.View',
  run: ({ world, session, self, args }) => {
    const view = expectType(self, 'ListView');
    const { found, unresolved } = resolveMembers(args.refs('obj'), world, session);
    const kept = new Set(found.map((target) => target.moid));
    view.modify(
      found,
      [...view.list()].filter((moid) => !kept.has(moid)),
    );
    return unresolved;
  },
};
