/** A recorded vCenter, vic-machine-server and plug-in server in one process: users come with tokens of the test's choice. */
import { SESSION_HEADER } from '@vic/contract';
import { Activity, ActivityList, ActivityLog, type CreationRequest } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import { Config, parseWith } from '@vic/plugin-server';
import { buildApp, type App } from '@vic/plugin-server/app';
import { fetchThumbprint } from '@vic/vim25';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import {
  ADMINISTRATOR,
  RECORDED_ADMINISTRATOR_PASSWORD,
  RECORDED_OPERATIONS_PASSWORD,
  RECORDED_OPERATIONS_USER,
} from '../accounts.ts';
import { startServiceLab, type ServiceLab, type ServiceLabOptions } from '../vic-machine/service-lab.ts';
import { plainSpec } from './plain-spec.ts';
import { ticketSource, type Users } from './ticket-source.ts';

/** Tokens of users who are there from the beginning. */
export const ADMINISTRATOR_TOKEN = 'token-of-the-administrator';
export const SECOND_ADMINISTRATOR_TOKEN = 'another-token-of-the-administrator';
export const OPERATOR_TOKEN = 'token-of-the-operator';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The three servers, as a page of the plug-in talks to them. */
export interface PluginServerLab {
  readonly service: ServiceLab;
  readonly app: App;
  /** every line of the plug-in server's log */
  readonly lines: readonly string[];
  /** who comes with which token; a token that is taken out is refused */
  readonly users: Users;
  /** A draft that can be made; see `plainSpec`. */
  spec(name: string, changes?: Partial<VchSpec>): VchSpec;
  call(method: 'GET' | 'POST' | 'DELETE', path: string, options?: { token?: string; body?: object }): Promise<Answer>;
  /** Asks for a VCH; the answer, whatever it is. */
  create(spec: VchSpec, options?: { token?: string; requestId?: string }): Promise<Answer>;
  /** Resolves with the activity when it does not run any more. */
  untilOver(id: string, token?: string): Promise<Activity>;
  list(token?: string): Promise<readonly Activity[]>;
  log(id: string, from?: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export interface PluginServerLabOptions extends ServiceLabOptions {
  /** the vic-machine-server that the plug-in server knows; default: the one of the lab */
  readonly vicMachine?: { readonly url: string; readonly thumbprint: string };
}

/** Starts all three on free ports; the plug-in server has none. */
export async function startPluginServerLab(options: PluginServerLabOptions = {}): Promise<PluginServerLab> {
  const service = await startServiceLab(options);
  const { vcenter, inventory } = service;
  const vcGuid = inventory.about.instanceUuid;
  const [vcenterPrint, servicePrint] = await Promise.all([
    fetchThumbprint('127.0.0.1', vcenter.port),
    fetchThumbprint('127.0.0.1', service.service.service.httpsPort ?? 0),
  ]);
  const users: Users = new Map([
    [ADMINISTRATOR_TOKEN, { name: ADMINISTRATOR, password: RECORDED_ADMINISTRATOR_PASSWORD }],
    [SECOND_ADMINISTRATOR_TOKEN, { name: ADMINISTRATOR, password: RECORDED_ADMINISTRATOR_PASSWORD }],
    [OPERATOR_TOKEN, { name: RECORDED_OPERATIONS_USER, password: RECORDED_OPERATIONS_PASSWORD }],
  ]);
  const lines: string[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-plugin-server-'));
  await writeFile(path.join(folder, 'index.html'), '<vic-root></vic-root>');
  const manifestFolder = path.join(folder, 'manifest');
  await mkdir(manifestFolder);
  const tickets = ticketSource(users);
  const app = await buildApp({
    config: parseWith(
      Config,
      {
        tls: { certFile: 'unused', keyFile: 'unused' },
        uiFolder: folder,
        manifestFolder,
        logLevel: 'debug',
        vcenters: {
          [vcGuid]: {
            fqdn: '127.0.0.1',
            port: vcenter.port,
            thumbprint: vcenterPrint.sha256,
            vicMachine: options.vicMachine ?? {
              url: `https://127.0.0.1:${service.service.service.httpsPort ?? 0}`,
              thumbprint: servicePrint.sha256,
            },
          },
        },
      },
      'The configuration',
    ),
    opener: tickets.opener,
    logDestination: { write: (line) => void lines.push(line) },
  });
  const call: PluginServerLab['call'] = async (method, resource, { token = ADMINISTRATOR_TOKEN, body } = {}) => {
    const answer = await app.server.inject({
      method,
      url: `/vic/api/${resource}`,
      headers: { [SESSION_HEADER]: token },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json<unknown>() };
  };
  const read = async <S extends TSchema>(schema: S, resource: string, token?: string) => {
    const { status, body } = await call('GET', resource, token === undefined ? {} : { token });
    if (status !== 200) throw new Error(`${resource}: ${status} ${JSON.stringify(body)}`);
    return Value.Parse(schema, body);
  };
  return {
    service,
    app,
    lines,
    users,
    spec: (name, changes = {}) => ({ ...plainSpec(inventory, name), ...changes }),
    call,
    create: (spec, { token = ADMINISTRATOR_TOKEN, requestId = randomUUID() } = {}) => {
      const body: CreationRequest = { requestId, spec };
      return call('POST', `vc/${vcGuid}/vch-creations`, { token, body });
    },
    untilOver(id, token) {
      return new Promise((resolve, reject) => {
        const look = () => {
          read(Activity, `activities/${id}`, token)
            .then((activity) => {
              if (activity.state === 'running') return;
              stop();
              resolve(activity);
            })
            .catch(reject);
        };
        const stop = app.services.activities.subscribe(look);
        look();
      });
    },
    list: async (token) => (await read(ActivityList, 'activities', token)).activities,
    log: async (id, from = 0) => (await read(ActivityLog, `activities/${id}/log?from=${from}`)).lines,
    async stop() {
      await app.server.close();
      await tickets.close();
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
