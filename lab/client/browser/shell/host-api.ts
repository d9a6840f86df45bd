import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  AdminPage,
  ClientSettings,
  DeployedPlugins,
  Details,
  Failure,
  ObjectPage,
  PluginToken,
  SessionInfo,
  TaskList,
  TreeWindow,
  VmPage,
  type LintEntry,
  type SwitchName,
  type TreeQuery,
} from '../wire.ts';

const TIMEOUT_MS = 30_000;

/** A request to the stand-in's server that failed; `message` is a sentence for the user. */
export class HostError extends Error {
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The stand-in's own server. */
export const hostApi = {
  settings: () => call(ClientSettings, 'GET', 'settings'),
  session: () => call(SessionInfo, 'GET', 'session'),
  login: (userName: string, password: string) => call(SessionInfo, 'POST', 'login', { userName, password }),
  logout: () => call(Type.Object({}), 'POST', 'logout', {}),
  plugins: () => call(DeployedPlugins, 'GET', 'plugins'),
  pluginToken: (instance: string) => call(PluginToken, 'POST', 'plugin-token', { instance }),
  tree: (view: string, query: TreeQuery) => call(TreeWindow, 'POST', `tree/${view}`, query),
  object: (id: string) => call(ObjectPage, 'GET', `object?id=${encodeURIComponent(id)}`),
  details: (id: string) => call(Details, 'GET', `object/details?id=${encodeURIComponent(id)}`),
  vms: (id: string, offset: number, filter: string) =>
    call(
      VmPage,
      'GET',
      `object/vms?id=${encodeURIComponent(id)}&offset=${offset}&filter=${encodeURIComponent(filter)}`,
    ),
  tasks: () => call(TaskList, 'GET', 'tasks'),
  admin: () => call(AdminPage, 'GET', 'admin'),
  setEnabled: (key: string, isEnabled: boolean) =>
    call(Type.Object({}), 'POST', `admin/plugins/${encodeURIComponent(key)}/enabled`, { isEnabled }),
  readAgain: (key: string) => call(Type.Object({}), 'POST', `admin/plugins/${encodeURIComponent(key)}/read-again`, {}),
  clearLint: () => call(Type.Object({}), 'DELETE', 'lint'),
  turn: (name: SwitchName, value: unknown) => call(Type.Object({}), 'POST', 'switch', { name, value }),
};

/** Reports a fault of a plug-in; a report that gets lost is no fault of its own. */
export function lint(severity: LintEntry['severity'], rule: string, message: string): void {
  console.warn(`[plug-in ${severity}] ${rule}: ${message}`);
  call(Type.Object({}), 'POST', 'lint', { severity, rule, message: message.slice(0, 2000) }).catch(() => undefined);
}

async function call<T extends TSchema>(schema: T, method: string, path: string, body?: unknown): Promise<Static<T>> {
  const answer = await send(method, path, body);
  const value: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    const message = Value.Check(Failure, value) ? value.message : `The stand-in answers with status ${answer.status}.`;
    throw new HostError(answer.status, message);
  }
  if (Value.Check(schema, value)) return value;
  throw new HostError(answer.status, 'The stand-in gives an answer that this page does not understand. Reload it.');
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  try {
    return await fetch(`/ui/host/${path}`, { method, signal: AbortSignal.timeout(TIMEOUT_MS), ...content });
  } catch {
    throw new HostError(0, 'The stand-in does not answer. Is it still running?');
  }
}
