/** The default inventory, but sessions at the second vCenter end soon: the plug-in must say so and recover. */
export { build } from './default.ts';

const PEER_SESSION_MS = 20_000;

/** Time after which a vCenter ends any session, idle or busy; undefined: only idle ones, after its usual time. */
export const sessionLifetimeMs = (index: 1 | 2): number | undefined => (index === 2 ? PEER_SESSION_MS : undefined);
