import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ASSUMPTIONS } from '../assumptions.ts';
import type { AdminPage, DeployedPlugins, PluginToken } from '../browser/wire.ts';
import type { StandIn } from '../stand-in.ts';
import { checked } from './checked.ts';
import { RequestRefused } from './failure.ts';
import { sessionOf } from './session-of.ts';

const InstanceBody = Type.Object({ instance: Type.String({ maxLength: 500 }) });
const KeyParameter = Type.Object({ key: Type.String() });
const EnabledBody = Type.Object({ isEnabled: Type.Boolean() });
const Finding = Type.Object({
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  rule: Type.String({ maxLength: 100 }),
  message: Type.String({ maxLength: 2000 }),
});
const SETTLE_MS = 5000;

/** Deployed plug-ins, their tokens, and their administration. */
export function pluginRoutes(app: FastifyInstance, standIn: StandIn): void {
  const { sessions, deployments, lint } = standIn;

  app.get('/ui/host/plugins', async (request): Promise<DeployedPlugins> => {
    sessionOf(request, sessions);
    await standIn.whenPluginsSettled(SETTLE_MS);
    return { revision: deployments.revision, plugins: deployments.deployed() };
  });

  app.post('/ui/host/plugin-token', (request): PluginToken => {
    const session = sessionOf(request, sessions);
    const { instance } = checked(InstanceBody, request.body);
    const plugin = deployments.deployed().find((one) => one.instance === instance);
    if (!plugin) throw new RequestRefused(404, 'This plug-in is not deployed any more.');
    const nodeId = session.links.find(({ guid }) => guid !== null)?.guid ?? '';
    return { sessionToken: sessions.tokens.issue(session, plugin), nodeId };
  });

  app.get('/ui/host/admin', (request): AdminPage => {
    sessionOf(request, sessions);
    return { plugins: deployments.admin(), assumptions: [...ASSUMPTIONS], lint: lint.list() };
  });

  app.post('/ui/host/admin/plugins/:key/enabled', (request) => {
    sessionOf(request, sessions);
    const { key } = checked(KeyParameter, request.params);
    if (!deployments.setEnabled(key, checked(EnabledBody, request.body).isEnabled)) throw unknownPlugin(key);
    return {};
  });

  app.post('/ui/host/admin/plugins/:key/read-again', (request) => {
    sessionOf(request, sessions);
    const { key } = checked(KeyParameter, request.params);
    if (!deployments.reRead(key)) throw unknownPlugin(key);
    return {};
  });

  // The log names no secrets, so that tests can read it without logging in.
  app.get('/ui/host/lint', () => ({ entries: lint.list() }));

  app.post('/ui/host/lint', (request) => {
    sessionOf(request, sessions);
    const { severity, rule, message } = checked(Finding, request.body);
    lint.note(severity, rule, message);
    return {};
  });

  app.delete('/ui/host/lint', (request) => {
    sessionOf(request, sessions);
    lint.clear();
    return {};
  });
}

function unknownPlugin(key: string): RequestRefused {
  return new RequestRefused(404, `No plug-in with the key "${key}" is registered.`);
}
