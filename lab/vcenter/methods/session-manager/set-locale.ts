import type { Method } from '../../method.ts';

/** Messages are in English whatever is set; a session's locale is that of its login. */
export const method: Method = {
  name: 'SetLocale',
  on: 'SessionManager',
  parameters: 'locale:string',
  privilege: 'System.View',
  run: () => undefined,
};
