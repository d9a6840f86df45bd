import type { Session } from '../sessions.ts';
import { invalidArgument, managedObjectNotFound } from '../soap/fault.ts';
import type { Ref } from '../soap/request-element.ts';
import type { World } from '../world.ts';

/** The user of a session key, as privilege questions name it. */
export function userOfSession(key: string, world: World): string {
  const session = world.sessions.byKey(key);
  if (session === undefined) throw invalidArgument('sessionId');
  return session.user;
}

/** moid of an existing object. */
export function existing(ref: Ref, world: World, session: Session): string {
  const target = world.find(ref, session);
  if (target === undefined) throw managedObjectNotFound(ref);
  return target.moid;
}
