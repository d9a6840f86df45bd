import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { SwitchName, type SwitchName as Name } from '../browser/wire.ts';
import type { StandIn } from '../stand-in.ts';
import { namedVcenter } from '../switches/switches.ts';
import { checked } from './checked.ts';
import { RequestRefused } from './failure.ts';

const Body = Type.Object({ name: SwitchName, value: Type.Optional(Type.Unknown()) });
const Trouble = Type.Object({
  pattern: Type.String(),
  delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
  status: Type.Optional(Type.Integer({ minimum: 400, maximum: 599 })),
  cut: Type.Optional(Type.Boolean()),
});
const PluginSwitch = Type.Object({ key: Type.String(), isDisabled: Type.Boolean() });
const VcenterSwitch = Type.Object({ name: Type.String(), isDown: Type.Boolean() });
const LOOPBACK = /^(::ffff:)?127\.|^::1$/u;

/** `POST /ui/host/switch {name, value}`: what tests and the drawer turn on and off. Lint mode and loopback only. */
export function switchRoutes(app: FastifyInstance, standIn: StandIn): void {
  app.post('/ui/host/switch', async (request) => {
    if (!standIn.lint.isEnabled) throw new RequestRefused(403, 'Test switches need "lint": true in the configuration.');
    if (!LOOPBACK.test(request.ip)) throw new RequestRefused(403, 'Test switches work on the loopback address only.');
    const { name, value } = checked(Body, request.body);
    await turn(standIn, name, value);
    return {};
  });
}

async function turn(standIn: StandIn, name: Name, value: unknown): Promise<void> {
  const { sessions, switches, deployments } = standIn;
  switch (name) {
    case 'session.expire':
      await Promise.all(sessions.all().map((session) => sessions.end(session, true)));
      return;
    case 'session.rotateToken':
      sessions.tokens.rotate();
      return;
    case 'proxy.delay':
    case 'proxy.fail':
      switches.setTrouble(name, value === null || value === undefined ? null : trouble(name, value));
      return;
    case 'spi.timeout':
    case 'spi.garbage':
      switches.spi = checked(Type.Boolean(), value) ? (name === 'spi.timeout' ? 'timeout' : 'garbage') : 'normal';
      return;
    case 'cert.mismatch':
      switches.isCertificateMismatched = checked(Type.Boolean(), value);
      return;
    case 'vc.down':
      return vcenterDown(standIn, checked(VcenterSwitch, value));
    case 'plugin.disable': {
      const { key, isDisabled } = checked(PluginSwitch, value);
      if (!deployments.setEnabled(key, !isDisabled)) throw new RequestRefused(404, `No plug-in "${key}".`);
      return;
    }
    case 'theme':
    case 'locale':
    case 'dateFormat':
    case 'globalRefresh':
      sessions.tellAll({ type: 'switch', name, value: value ?? null });
  }
}

function trouble(name: 'proxy.delay' | 'proxy.fail', value: unknown) {
  const { pattern, delayMs = 0, status, cut } = checked(Trouble, value);
  const fail = cut === true ? ('cut' as const) : (status ?? 503);
  return name === 'proxy.delay' ? { pattern, delayMs, fail: null } : { pattern, delayMs, fail };
}

async function vcenterDown({ sessions }: StandIn, { name, isDown }: { name: string; isDown: boolean }): Promise<void> {
  const links = sessions.all().flatMap((session) => {
    const state = namedVcenter(name, session.info.vcenters);
    return session.links.filter(({ settings }) => settings.name === state?.name);
  });
  if (links.length === 0) throw new RequestRefused(404, `No session has a vCenter "${name}".`);
  await Promise.all(links.map((link) => link.forceDown(isDown)));
}
