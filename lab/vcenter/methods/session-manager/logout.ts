import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'Logout',
  on: 'SessionManager',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session }) => {
    world.sessions.end(session);
    const user = world.sessions.displayName(session.user);
    world.post({
      type: 'UserLogoutSessionEvent',
      user,
      message: `User ${user}@${session.ipAddress} logged out`,
      fields: {
        ipAddress: session.ipAddress,
        userAgent: session.userAgent,
        callCount: String(session.callCount),
        sessionId: session.key,
        loginTime: session.loginTime.toISOString(),
      },
    });
    return undefined;
  },
};
