/** Names of extraConfig keys: how a field's key follows from its holder's key and its scope. */
import type { Field } from './kinds.ts';
import type { Scope } from './scope.ts';

const VISIBLE_PREFIX = 'guestinfo.vice.';
/** the prefix and one separator, `.` or `/` */
const VISIBLE_PREFIX_LENGTH = VISIBLE_PREFIX.length + 1;
const SECRET = '@secret';
const NON_PERSISTENT = '@non-persistent';

/** The scope of a field without annotation: that of its holder. */
function inheritedScope(holder: string): Scope {
  return {
    visibility: !holder.includes('guestinfo.') ? 'hidden' : holder.includes('/') ? 'read-only' : 'read-write',
    isSecret: holder.includes(SECRET),
    isNonPersistent: holder.includes(NON_PERSISTENT),
  };
}

/** The holder's key without its `@` suffixes. */
function withoutSuffix(key: string): string {
  const at = key.indexOf('@');
  return at < 0 ? key : key.slice(0, at);
}

/**
 * The key of a field.
 * @param holder key of the structure that holds it; empty at the top
 * @returns null when the field has no key: unknown scope, or hidden and non-persistent at once
 */
export function fieldKey(holder: string, field: Field): string | null {
  const scope = field.scope === undefined ? inheritedScope(holder) : field.scope;
  if (scope === null) return null;
  const isNonPersistent = scope.isNonPersistent || holder.includes(NON_PERSISTENT);
  const isHidden = scope.visibility === 'hidden';
  if (isHidden && isNonPersistent) return null;

  const name = field.options.key?.trim() ?? field.name;
  const base = withoutSuffix(holder);
  const hasPrefix = base.startsWith('guestinfo.');
  const inner = hasPrefix ? base.slice(VISIBLE_PREFIX_LENGTH) : base;
  const isReadWrite = scope.visibility === 'read-write';
  const path = inner === '' ? name : `${inner}${isReadWrite ? '.' : '/'}${name}`;
  const suffix = `${scope.isSecret ? SECRET : ''}${isNonPersistent ? NON_PERSISTENT : ''}`;
  if (isHidden) return path + suffix;
  return isReadWrite
    ? `${VISIBLE_PREFIX}.${path.replaceAll('/', '.')}${suffix}`
    : `${VISIBLE_PREFIX}/${path.replaceAll('.', '/')}${suffix}`;
}

/** The key with `tail` put before its `@` suffix. */
function withTail(key: string, tail: string): string {
  const at = key.indexOf('@');
  return at < 0 ? key + tail : key.slice(0, at) + tail + key.slice(at);
}

/** The key of a map's entry or a list's element. */
export const elementKey = (key: string, name: string | number): string => withTail(key, `|${name}`);

/** The key of a list's elements joined with `|`. */
export const joinedKey = (key: string): string => withTail(key, '~');
