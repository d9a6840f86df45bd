import type { Method } from '../../method.ts';
import { userSessionValue } from '../../sessions.ts';
import { invalidLogin } from '../../soap/fault.ts';

/** `InvalidLogin` also if the cookie already has a session. */
export const method: Method = {
  name: 'Login',
  on: 'SessionManager',
  parameters: 'userName:string password:string locale:string?',
  privilege: null,
  run: ({ world, session, args, ipAddress, userAgent, begin }) => {
    if (session !== null) throw invalidLogin();
    const peer = { ipAddress, userAgent };
    const opened = world.sessions.login(
      args.string('userName'),
      args.string('password'),
      peer,
      args.optionalString('locale'),
    );
    begin(opened);
    const user = world.sessions.displayName(opened.user);
    world.post({
      type: 'UserLoginSessionEvent',
      user,
      message: `User ${user}@${ipAddress} logged in as ${userAgent}`,
      fields: { ipAddress, userAgent, locale: opened.locale, sessionId: opened.key },
    });
    return userSessionValue(opened);
  },
};
