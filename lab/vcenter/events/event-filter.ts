/** `EventFilterSpec` as a predicate over the log. */
import { parentsOf } from '../authorization/authorization.ts';
import type { Session } from '../sessions.ts';
import { principalOf } from '../sessions.ts';
import type { RequestElement } from '../soap/request-element.ts';
import type { World } from '../world.ts';
import type { EventRecord } from './events.ts';

export type EventFilter = (event: EventRecord) => boolean;

/** Reads a filter; events about objects that the session may not see never match. */
export function eventFilterOf(spec: RequestElement, world: World, session: Session): EventFilter {
  const checks: EventFilter[] = [(event) => isVisible(event, world, session)];
  const entity = spec.optional('entity');
  if (entity) {
    const { value } = entity.ref('entity');
    const recursion = entity.string('recursion');
    if (!(value === world.inventory.rootFolder && recursion !== 'self')) {
      checks.push((event) => event.about.some((subject) => concerns(subject.moid, value, recursion, world)));
    }
  }
  const time = spec.optional('time');
  const begin = time?.optionalDate('beginTime');
  const end = time?.optionalDate('endTime');
  if (begin) checks.push((event) => event.createdAt >= begin);
  if (end) checks.push((event) => event.createdAt <= end);
  const users = spec.optional('userName')?.strings('userList').map(principalOf) ?? [];
  if (users.length > 0) checks.push((event) => users.includes(principalOf(event.user)));
  const types = [...spec.strings('type'), ...spec.strings('eventTypeId').map((id) => id.replace(/^.*\./, ''))];
  if (types.length > 0) checks.push((event) => types.includes(event.type));
  return (event) => checks.every((holds) => holds(event));
}

function isVisible(event: EventRecord, world: World, session: Session): boolean {
  if (world.authorization.isUnrestricted(session.user)) return true;
  const [subject] = event.about;
  return world.canView(session, subject?.moid ?? world.inventory.rootFolder);
}

function concerns(subject: string, wanted: string, recursion: string, world: World): boolean {
  if (subject === wanted) return recursion !== 'children';
  if (recursion === 'self') return false;
  const seen = new Set<string>();
  const climb = (moid: string): boolean => {
    const entity = world.inventory.objects.get(moid);
    if (entity === undefined || seen.has(moid)) return false;
    seen.add(moid);
    return parentsOf(entity, world.inventory).some((parent) => parent === wanted || climb(parent));
  };
  return climb(subject);
}
