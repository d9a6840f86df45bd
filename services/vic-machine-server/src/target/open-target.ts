import {
  isFault,
  connect,
  fetchThumbprint,
  InvalidRequestError,
  retrieve,
  retrieveObjects,
  VimFault,
  type Clock,
  type ManagedObjectReference,
  type Trust,
  type UserSession,
  type VimClient,
} from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { connectFaultText, thumbprintMismatch, unknownHost } from './connect-fault.ts';
import { faultText, OBJECT_GONE } from './fault-text.ts';
import { parseTargetAddress, type TargetAddress } from './target-address.ts';
import type { TargetRequest, TargetSession } from './target-session.ts';

export interface OpenTargetOptions {
  /** Ends the opening; what was logged in by then is logged out. */
  readonly signal?: AbortSignal;
  /** begins the operation ids by which the calls are found in the target's log */
  readonly operationId: string;
  /** how the session shows in the target's list of sessions; default `vic-machine` */
  readonly userAgent?: string;
  /** by which the session waits; tests give one that runs faster */
  readonly clock?: Clock;
}

/** SHA-1, upper-case hexadecimal with colons: nothing else is accepted, as callers expect. */
const THUMBPRINT = /^[0-9A-F]{2}(?::[0-9A-F]{2}){19}$/;
const VCENTER = 'VirtualCenter';
const NO_USER = 'invalid credentials: vSphere user must be specified, either with --user or as part of --target';
const LOGOUT_MS = 5_000;

/**
 * Connects to the target of a request, logs in, and finds the datacenter in scope.
 * Whatever fails after the login, the session is logged out again.
 * @throws ApiError 400 if the target cannot be reached, trusted or logged in to, or is no vCenter; 401 without a user name;
 * 404 if the datacenter of the path does not exist; or the reason of the signal
 */
export async function openTarget(request: TargetRequest, options: OpenTargetOptions): Promise<TargetSession> {
  const { credentials } = request;
  if (credentials.kind === 'password' && credentials.userName === '') throw new ApiError(401, NO_USER);
  const client = await connectTo(request, options);
  try {
    const { apiType, fullName } = client.content.about;
    if (apiType !== VCENTER) throw noVcenter(request.host, fullName);
    const user = await logIn(client, request);
    options.signal?.throwIfAborted();
    const datacenter = await datacenterInScope(client, request, options);
    return { request, client, user, isVcenter: true, datacenter, close: closeOnce(client) };
  } catch (error) {
    await closeOnce(client)();
    options.signal?.throwIfAborted();
    throw error;
  }
}

/** What the message of a refused connection begins with: the original tells by it whether a datacenter was named. */
function refusal(request: TargetRequest, reason: string, cause: unknown): ApiError {
  const kind = request.datacenterId === null ? 'validation error' : 'session error';
  return new ApiError(400, `${kind}: ${reason}`, { cause });
}

function noVcenter(host: string, fullName: string): ApiError {
  const what = fullName === '' ? 'not a vCenter Server' : `${fullName}, not a vCenter Server`;
  return new ApiError(
    400,
    `target validation failed: ${host} is ${what}. ESXi hosts are not supported as targets: name the vCenter Server that manages the host.`,
  );
}

/** A connection to the target of a request, without a session. @throws ApiError 400 */
export async function connectTo(request: TargetRequest, options: OpenTargetOptions): Promise<VimClient> {
  const address = parseTargetAddress(request.host);
  if (address === null) throw refusal(request, unknownHost(request.host), undefined);
  try {
    return await connect({
      url: address.sdkUrl,
      trust: await trustOf(request, address),
      operationPrefix: options.operationId.replaceAll(/[^A-Za-z0-9-]/g, '-'),
      userAgent: options.userAgent ?? 'vic-machine',
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = connectFaultText(request, error);
    throw reason === null ? error : refusal(request, reason, error);
  }
}

async function trustOf(request: TargetRequest, { host, port }: TargetAddress): Promise<Trust> {
  const { thumbprint } = request;
  if (thumbprint === null || thumbprint === '') return {};
  if (THUMBPRINT.test(thumbprint)) return { thumbprint };
  // It cannot match whatever is there; but a server that is not there is the better reason.
  await fetchThumbprint(host, port);
  throw refusal(request, thumbprintMismatch(request), undefined);
}

async function logIn(client: VimClient, request: TargetRequest): Promise<UserSession> {
  const { credentials } = request;
  try {
    return credentials.kind === 'password'
      ? await client.login(credentials.userName, credentials.password)
      : await client.cloneSession(credentials.ticket);
  } catch (error) {
    const reason = loginFaultText(request.host, error) ?? connectFaultText(request, error);
    throw reason === null ? error : refusal(request, reason, error);
  }
}

function loginFaultText(host: string, error: unknown): string | null {
  if (error instanceof VimFault) return `Failed to log in to ${host}: ServerFaultCode: ${faultText(error)}`;
  // Control characters, which XML cannot carry and no user name or ticket has.
  if (error instanceof InvalidRequestError) return `Failed to log in to ${host}: ${error.message}`;
  return null;
}

async function datacenterInScope(
  client: VimClient,
  request: TargetRequest,
  { signal }: OpenTargetOptions,
): Promise<ManagedObjectReference | null> {
  const { datacenterId } = request;
  const call = signal === undefined ? {} : { signal };
  if (datacenterId === null) {
    const datacenters = await readDatacenters(client, call);
    return datacenters.length === 1 ? (datacenters[0] ?? null) : null;
  }
  const named = { type: 'Datacenter', value: datacenterId };
  const [found] = await retrieveObjects(client, [named], ['name'], call).catch((error: unknown) => {
    // What one may not see is not there.
    if (isFault(error, 'NoPermission')) return [];
    throw error;
  });
  if (found === undefined) throw new ApiError(404, OBJECT_GONE);
  if (found.ref.type !== 'Datacenter') {
    throw new ApiError(400, 'validation error: datacenter parameter is not a datacenter moref');
  }
  return found.ref;
}

/** Every datacenter that the user sees, in one call: folders of datacenters hold nothing else. */
async function readDatacenters(client: VimClient, call: { signal?: AbortSignal }): Promise<ManagedObjectReference[]> {
  const found: ManagedObjectReference[] = [];
  const folders = {
    name: 'folders',
    type: 'Folder',
    path: 'childEntity',
    skip: false,
    selectSet: [{ name: 'folders' }],
  };
  await retrieve(
    client,
    [
      {
        propSet: [{ type: 'Datacenter', all: false, pathSet: ['name'] }],
        objectSet: [{ obj: client.content.rootFolder, skip: true, selectSet: [folders] }],
      },
    ],
    ({ ref }) => found.push(ref),
    call,
  );
  return found;
}

/** Logs out and ends the connections, once; nobody waits long for a target that does not answer. */
function closeOnce(client: VimClient): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= within(client.close(), LOGOUT_MS));
}

async function within(work: Promise<void>, limitMs: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), limitMs);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
