import { SESSION_HEADER, Summary } from '@vic/contract';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Agent, request, type Dispatcher } from 'undici';

const Plugins = Type.Object({ plugins: Type.Array(Type.Object({ instance: Type.String() })) });
const Token = Type.Object({ sessionToken: Type.String() });
/** A vCenter where the user may see nothing will not become live. */
const SETTLED: ReadonlySet<string> = new Set(['live', 'not-permitted']);
const POLL_MS = 100;
const READY_TIMEOUT_MS = 120_000;

/** A user's session with the plug-in server, as the plug-in in the browser has it, without a browser. */
export interface PluginSession {
  get(resource: string): Promise<unknown>;
  /** any call below `/vic/api/`, with its answer as it comes */
  send(resource: string, options: SendOptions): Promise<Dispatcher.ResponseData>;
  /** resolves when every vCenter that the user may use is live, with the milliseconds that took */
  untilLive(): Promise<number>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** sent as JSON */
  readonly body?: object;
}

/** Where a user reaches stand-in and plug-in server. */
export interface PluginAddress {
  /** page of the stand-in, ending in `/ui/` */
  readonly address: string;
  /** origin of the plug-in server */
  readonly pluginOrigin: string;
  /** PEM file of the plug-in server's certificate */
  readonly pluginCertFile: string;
}

/** Logs a user in at the stand-in and takes a plug-in token from it. */
export async function openPluginSession(
  { address, pluginOrigin, pluginCertFile }: PluginAddress,
  userName: string,
  password: string,
): Promise<PluginSession> {
  const client = new URL(address).origin;
  const login = await request(`${client}/ui/host/login`, post({ userName, password }));
  await login.body.dump();
  if (login.statusCode !== 200) throw new Error(`The stand-in refused the login of ${userName}: ${login.statusCode}.`);
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
  const { plugins } = await untilDeployed(client, cookie);
  const instance = plugins[0]?.instance ?? '';
  const { sessionToken } = await json(Token, `${client}/ui/host/plugin-token`, post({ instance }, cookie));
  const dispatcher = new Agent({ connect: { ca: await readFile(pluginCertFile, 'utf8') } });
  const headers = { [SESSION_HEADER]: sessionToken };
  const get = (resource: string) =>
    json(Type.Unknown(), `${pluginOrigin}/vic/api/${resource}`, { dispatcher, headers });
  const send = (resource: string, { method, headers: more, body }: SendOptions) =>
    request(`${pluginOrigin}/vic/api/${resource}`, {
      method,
      dispatcher,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }), ...more },
      body: body ? JSON.stringify(body) : null,
    });
  return { get, send, untilLive: () => untilLive(get), close: () => dispatcher.close() };
}

type RequestOptions = Parameters<typeof request>[1];

function post(body: object, cookie = ''): NonNullable<RequestOptions> {
  return { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) };
}

async function json<T extends TSchema>(schema: T, url: string, options: RequestOptions) {
  const { statusCode, body } = await request(url, options);
  const answer = await body.json();
  if (statusCode !== 200) throw new Error(`${new URL(url).pathname}: ${statusCode} ${JSON.stringify(answer)}`);
  return Value.Parse(schema, answer);
}

async function untilDeployed(client: string, cookie: string) {
  const giveUpAt = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < giveUpAt) {
    const answer = await json(Plugins, `${client}/ui/host/plugins`, { headers: { cookie } });
    if (answer.plugins.length > 0) return answer;
    await delay(POLL_MS);
  }
  throw new Error('the plug-in was not deployed');
}

async function untilLive(get: (resource: string) => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() < startedAt + READY_TIMEOUT_MS) {
    const { vcenters } = Value.Parse(Summary, await get('summary'));
    if (vcenters.every(({ state }) => SETTLED.has(state))) return performance.now() - startedAt;
    await delay(POLL_MS);
  }
  throw new Error(`not every vCenter became live: ${JSON.stringify(await get('summary'))}`);
}
