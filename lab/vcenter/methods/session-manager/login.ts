import type { Method } from '../../method.ts';
import { userSessionValue } from '../../sessions.ts';
import { invalidLogin, noPermission } from '../../soap/fault.ts';

/** `InvalidLogin` also if the cookie already has a session; `NoPermission` for the right password of whoever may see nothing. */
export const method: Method = {
  name: 'Login',
  on: 'SessionManager',
  parameters: 'userName:string password:string locale:string?',
  privilege: null,
  run: ({ world, session, args, ipAddress, userAgent, begin }) => {
    if (session !== null) throw invalidLogin();
    const peer = { ipAddress, userAgent };
    const [userName, password] = [args.string('userName'), args.string('password')];
    if (!world.authorization.seesAnything(world.sessions.authenticate(userName, password).name)) {
      throw noPermission({ type: 'Folder', value: world.inventory.rootFolder }, 'System.View');
    }
    const opened = world.sessions.login(userName, password, peer, args.optionalString('locale'));
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
