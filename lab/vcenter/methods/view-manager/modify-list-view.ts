import { resolveMembers } from '../../list-view-members.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';

/** Answers the references it could not find. */
export const method: Method = {
  name: 'ModifyListView',
  on: 'ListView',
  parameters: 'add:ref* remove:ref*',
  privilege: 'System.View',
  run: ({ world, session, self, args }) => {
    const { found, unresolved } = resolveMembers(args.refs('add'), world, session);
    expectType(self, 'ListView').modify(
      found,
      args.refs('remove').map((ref) => ref.value),
    );
    return unresolved;
  },
};
