/** What can be read before login: the service instance and the session manager. */
import { notAuthenticated } from '../soap/fault.ts';
import type { RequestElement } from '../soap/request-element.ts';

const PUBLIC: ReadonlySet<string> = new Set(['ServiceInstance', 'SessionManager']);

/** Throws `NotAuthenticated` if a spec names anything else. */
export function requirePublic(specSets: readonly RequestElement[]): void {
  for (const spec of specSets) {
    for (const set of spec.all('objectSet')) {
      const ref = set.ref('obj');
      if (!PUBLIC.has(ref.type)) throw notAuthenticated(ref, 'System.View');
    }
  }
}
