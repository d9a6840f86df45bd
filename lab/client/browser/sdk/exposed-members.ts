import { ALL_MEMBERS } from '../frame-protocol.ts';
import type { Callback } from './callbacks.ts';
import type { Connection } from './connection.ts';

/** Members by full name (`app.getTheme`), or by short name once exposed. */
export type Members = Record<string, Callback>;

/** Read on any object by consoles, promises and test tools; says nothing about the plug-in. */
const PROBED_BY_OTHERS: ReadonlySet<string> = new Set(['then', 'toJSON', 'constructor', 'toString', 'valueOf']);

/** The members of one area that the emulated release has. Reading one that no release has is reported. */
export function exposed(area: 'app' | 'event' | 'modal', members: Members, { snapshot, link }: Connection): Members {
  const prefix = `${area}.`;
  const mine = Object.entries(members).filter(([name]) => name.startsWith(prefix) && snapshot.methods.includes(name));
  const target: Members = Object.fromEntries(mine.map(([name, member]) => [name.slice(prefix.length), member]));
  return new Proxy(target, {
    get(object, name, receiver): unknown {
      if (typeof name === 'string' && !PROBED_BY_OTHERS.has(name) && !ALL_MEMBERS.includes(prefix + name)) {
        link.cast('lint.unknownMember', prefix + name);
      }
      return Reflect.get(object, name, receiver);
    },
  });
}
