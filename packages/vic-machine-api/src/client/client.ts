import { EventSourceParserStream } from 'eventsource-parser/stream';
import createClient from 'openapi-fetch';
import type { paths, Schemas } from '../index.ts';
import { answered, change, json, taskEvent, text, debugReport, type Change, type TaskEvent } from './answer.ts';
import { credentialsHeader, type Credentials } from './credentials.ts';
import type { MergePatch } from './merge-patch.ts';
import { pathIn, type Scope } from './scope.ts';

/** How a client reaches its server. */
export interface VicMachineClientOptions {
  /** without the API's own `/container` */
  readonly baseUrl: string;
  /** default: the platform's */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Asked once for every request that needs them, since a ticket is good for one; left out if another adds them. */
  readonly credentials?: () => Promise<Credentials>;
}

/** What every call takes besides its input. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** How a specification is checked: unless `triesLogin` is false the operations user is logged in once, by its password. */
export interface ValidateOptions extends CallOptions {
  readonly triesLogin?: boolean;
}

/** What changing calls take: with `prefersTask` the answer comes as soon as the work has begun, if the server can. */
export interface ChangeOptions extends CallOptions {
  readonly prefersTask?: boolean;
}

/**
 * The operations of vic-machine-server, typed. Every failure that the server answers with rejects with a `VicMachineProblem`;
 * bodies are handed on as they are, with the quirks that the API's description tells of.
 */
export interface VicMachineClient {
  hello(options?: CallOptions): Promise<string>;
  /** `<version>-<build>-<commit>` */
  version(options?: CallOptions): Promise<string>;
  metadata(options?: CallOptions): Promise<Schemas['Metadata']>;
  readFirewall(scope: Scope, options?: ComputeOptions): Promise<Schemas['Firewall_Report']>;
  changeFirewall(scope: Scope, action: 'allow' | 'deny', options?: ComputeOptions): Promise<void>;
  listVchs(scope: Scope, options?: ComputeOptions): Promise<Schemas['VCH_List_Item'][]>;
  validateVch(scope: Scope, vch: Schemas['VCH'], options?: ValidateOptions): Promise<Schemas['Validation_Report']>;
  createVch(scope: Scope, vch: Schemas['VCH'], options?: ChangeOptions): Promise<Change>;
  getVch(scope: Scope, vchId: string, options?: CallOptions): Promise<Schemas['VCH']>;
  replaceVch(scope: Scope, vchId: string, vch: Schemas['VCH'], options?: ChangeOptions): Promise<Change>;
  patchVch(scope: Scope, vchId: string, patch: MergePatch<Schemas['VCH']>, options?: ChangeOptions): Promise<Change>;
  upgradeVch(scope: Scope, vchId: string, choice?: UpgradeChoice, options?: ChangeOptions): Promise<Change>;
  debugVch(
    scope: Scope,
    vchId: string,
    specification: Schemas['Debug_Specification'],
    options?: CallOptions,
  ): Promise<Schemas['Debug_Report']>;
  deleteVch(
    scope: Scope,
    vchId: string,
    specification: Schemas['Deletion_Specification'] | null,
    options?: ChangeOptions,
  ): Promise<Change>;
  /** PEM */
  getCertificate(scope: Scope, vchId: string, options?: CallOptions): Promise<string>;
  getClientCredentials(scope: Scope, vchId: string, options?: CallOptions): Promise<Schemas['Client_Credentials']>;
  getLog(scope: Scope, vchId: string, options?: CallOptions): Promise<string>;
  getTask(scope: Scope, taskId: string, options?: CallOptions): Promise<Schemas['Task']>;
  /** What happens to a task, until it is over. */
  followTask(scope: Scope, taskId: string, options?: FollowOptions): AsyncGenerator<TaskEvent, void>;
}

export interface ComputeOptions extends CallOptions {
  /** only the cluster or host that owns it; name or inventory path */
  readonly computeResource?: string;
}

/** What to upgrade to; nothing: the server's own version. */
export interface UpgradeChoice {
  /** name of a bootstrap image of the server */
  readonly bootstrapIso?: string;
  /** back to the state before the latest upgrade */
  readonly isRollback?: boolean;
}

export interface FollowOptions extends CallOptions {
  /** go on after this event */
  readonly lastEventId?: string;
}

const TARGET = '/container/target/{target}';
const VCHS = `${TARGET}/vch` as const;
const VCH = `${VCHS}/{vchId}` as const;
const VALIDATION = `${TARGET}/vch-validation` as const;
const CERTIFICATE = `${VCH}/certificate` as const;
const CLIENT_CREDENTIALS = `${VCH}/client-credentials` as const;
const LOG = `${VCH}/log` as const;
const TASK = `${TARGET}/vch-task/{taskId}` as const;
const EVENTS = `${TASK}/events` as const;

const JSON_TYPE = { Accept: 'application/json' };
const TEXT_TYPE = { Accept: 'text/plain' };
const PEM_TYPE = { Accept: 'application/x-pem-file' };

/** A client of one server. Safe in browsers. */
export function createVicMachineClient(options: VicMachineClientOptions): VicMachineClient {
  const { baseUrl, fetch, credentials } = options;
  // A redirect would hand the credentials on to another server.
  const api = createClient<paths>({ baseUrl, redirect: 'error', ...(fetch === undefined ? {} : { fetch }) });

  /** Parts of a request that only depend on where it works. */
  async function common(scope: Scope, accept: Record<string, string>, { signal, prefersTask }: ChangeOptions = {}) {
    const secret = credentials === undefined ? {} : credentialsHeader(await credentials());
    const prefer = prefersTask === true ? { Prefer: 'respond-async' } : {};
    return {
      pathSerializer: pathIn(scope),
      headers: { ...accept, ...secret, ...prefer },
      ...(signal === undefined ? {} : { signal }),
    };
  }
  const service = (accept: Record<string, string>, { signal }: CallOptions) => ({
    headers: accept,
    ...(signal === undefined ? {} : { signal }),
  });

  return {
    async hello(call = {}) {
      const sent = api.GET('/container/hello', { ...service(TEXT_TYPE, call), parseAs: 'text' });
      return text(await answered(sent));
    },
    async version(call = {}) {
      const sent = api.GET('/container/version', { ...service(TEXT_TYPE, call), parseAs: 'text' });
      return text(await answered(sent)).trim();
    },
    async metadata(call = {}) {
      return json(await answered(api.GET('/container', service(JSON_TYPE, call))), 'bootstrap_images');
    },
    async readFirewall(scope, call = {}) {
      const sent = api.GET(TARGET, {
        params: { path: inScope(scope), query: { ...query(scope), ...compute(call) } },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent), 'firewall');
    },
    async changeFirewall(scope, action, call = {}) {
      const sent = api.POST(TARGET, {
        params: { path: inScope(scope), query: { action: `firewall:${action}`, ...query(scope), ...compute(call) } },
        ...(await common(scope, JSON_TYPE, call)),
      });
      await answered(sent);
    },
    async listVchs(scope, call = {}) {
      const sent = api.GET(VCHS, {
        params: { path: inScope(scope), query: { ...query(scope), ...compute(call) } },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent), 'vchs').vchs;
    },
    async validateVch(scope, vch, call = {}) {
      const login = call.triesLogin === undefined ? {} : { 'operations-login': call.triesLogin };
      const sent = api.POST(VALIDATION, {
        params: { path: inScope(scope), query: { ...login, ...query(scope) } },
        body: vch,
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent), 'faults');
    },
    async createVch(scope, vch, call) {
      const sent = api.POST(VCHS, {
        params: { path: inScope(scope), query: query(scope) },
        body: vch,
        ...(await common(scope, JSON_TYPE, call)),
      });
      return change(await answered(sent));
    },
    async getVch(scope, vchId, call) {
      const sent = api.GET(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent));
    },
    async replaceVch(scope, vchId, vch, call) {
      const sent = api.PUT(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        body: vch,
        ...(await common(scope, JSON_TYPE, call)),
      });
      return change(await answered(sent));
    },
    async patchVch(scope, vchId, patch, call) {
      const { headers, ...rest } = await common(scope, JSON_TYPE, call);
      const sent = api.PATCH(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        body: { ...patch },
        ...rest,
        headers: { ...headers, 'Content-Type': 'application/merge-patch+json' },
      });
      return change(await answered(sent));
    },
    async upgradeVch(scope, vchId, { bootstrapIso, isRollback } = {}, call = {}) {
      const choice = {
        ...(bootstrapIso === undefined ? {} : { 'bootstrap-iso': bootstrapIso }),
        ...(isRollback === undefined ? {} : { rollback: isRollback }),
      };
      const sent = api.POST(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: { action: 'upgrade', ...choice, ...query(scope) } },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return change(await answered(sent));
    },
    async debugVch(scope, vchId, specification, call) {
      const sent = api.POST(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: { action: 'debug', ...query(scope) } },
        body: specification,
        ...(await common(scope, JSON_TYPE, call)),
      });
      return debugReport(await answered(sent));
    },
    async deleteVch(scope, vchId, specification, call) {
      const sent = api.DELETE(VCH, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        ...(specification === null ? {} : { body: specification }),
        ...(await common(scope, JSON_TYPE, call)),
      });
      return change(await answered(sent));
    },
    async getCertificate(scope, vchId, call) {
      const sent = api.GET(CERTIFICATE, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        parseAs: 'text',
        ...(await common(scope, PEM_TYPE, call)),
      });
      return text(await answered(sent));
    },
    async getClientCredentials(scope, vchId, call) {
      const sent = api.GET(CLIENT_CREDENTIALS, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent), 'client_certificate');
    },
    async getLog(scope, vchId, call) {
      const sent = api.GET(LOG, {
        params: { path: { ...inScope(scope), vchId }, query: query(scope) },
        parseAs: 'text',
        ...(await common(scope, TEXT_TYPE, call)),
      });
      return text(await answered(sent));
    },
    async getTask(scope, taskId, call) {
      const sent = api.GET(TASK, {
        params: { path: { ...inScope(scope), taskId }, query: query(scope) },
        ...(await common(scope, JSON_TYPE, call)),
      });
      return json(await answered(sent), 'state');
    },
    async *followTask(scope, taskId, call = {}) {
      const { headers, ...rest } = await common(scope, { Accept: 'text/event-stream' }, call);
      const last = call.lastEventId === undefined ? {} : { 'Last-Event-ID': call.lastEventId };
      const sent = api.GET(EVENTS, {
        params: { path: { ...inScope(scope), taskId }, query: query(scope) },
        parseAs: 'stream',
        ...rest,
        headers: { ...headers, ...last },
      });
      const { data } = await answered(sent);
      if (data === null || data === undefined) return;
      const events = data.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
      for await (const event of events) yield taskEvent(event.data, event.id);
    },
  };
}

// Path parameters of the scope are put in by `pathIn`.
function inScope(scope: Scope): { target: string } {
  return { target: scope.target ?? '' };
}

function query({ thumbprint }: Scope): { thumbprint?: string } {
  return typeof thumbprint === 'string' ? { thumbprint } : {};
}

function compute({ computeResource }: ComputeOptions): { 'compute-resource'?: string } {
  return computeResource === undefined ? {} : { 'compute-resource': computeResource };
}
