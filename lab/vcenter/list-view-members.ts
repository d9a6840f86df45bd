import type { ManagedObject } from './model/managed-object.ts';
import { isEntity } from './model/managed-object.ts';
import type { Session } from './sessions.ts';
import type { Ref } from './soap/request-element.ts';
import type { Value } from './soap/value.ts';
import { reference } from './soap/value.ts';
import type { World } from './world.ts';

export interface Resolved {
  readonly found: readonly ManagedObject[];
  /** References that name nothing (the session may see), to be handed back. */
  readonly unresolved: readonly Value[];
}

/** The objects that references name, for list views. */
export function resolveMembers(refs: readonly Ref[], world: World, session: Session): Resolved {
  const found: ManagedObject[] = [];
  const unresolved: Value[] = [];
  for (const ref of refs) {
    const target = world.find(ref, session);
    if (target === undefined || (isEntity(target) && !world.canView(session, target.moid))) {
      unresolved.push(reference(ref.type, ref.value));
    } else {
      found.push(target);
    }
  }
  return { found, unresolved };
}
