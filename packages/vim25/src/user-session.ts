import { field, text, time } from './fields.ts';
import { requiredText } from './methods/returned.ts';
import type { VimValue } from './values.ts';

/** A session at vCenter. The key names it in permission checks; it is no secret, but do not log it either. */
export interface UserSession {
  readonly key: string;
  readonly userName: string;
  readonly fullName: string;
  readonly loginTime: Date | null;
}

/** Reads a `UserSession`. */
export function decodeUserSession(value: VimValue | undefined): UserSession {
  return {
    key: requiredText(value, 'key'),
    userName: requiredText(value, 'userName'),
    fullName: text(field(value, 'fullName')) ?? '',
    loginTime: time(field(value, 'loginTime')) ?? null,
  };
}
