import type { VimClient } from './client.ts';
import { isFault, TransportError, VimFault } from './errors.ts';
import { text } from './fields.ts';
import { decodeObjectContent, type ObjectContent } from './object-content.ts';
import { objectsSpec, withoutPath, type PropertyFilterSpec } from './property-filter.ts';
import { referenceKey, type ManagedObjectReference, type VimValue } from './values.ts';

export interface RetrieveOptions {
  /** Objects per page; the server may send fewer. Default 500: more gains nothing, fewer cost round trips. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
  /** Which keys of `config.extraConfig` are worth keeping; all if absent. */
  readonly keepExtraConfig?: (key: string) => boolean;
  readonly operationId?: string;
}

const PAGE_SIZE = 500;
/** Directly named objects per call. */
const NAMED_PER_CALL = 200;

/**
 * Reads properties page by page and hands over one object at a time, each once.
 * If the read is lost between its pages it is begun again, once.
 * @throws VimFault, also `NotAuthenticated` where a server tells it per property; TransportError, also `too-large`
 */
export async function retrieve(
  client: VimClient,
  specs: readonly PropertyFilterSpec[],
  onObject: (object: ObjectContent) => void,
  options: RetrieveOptions = {},
): Promise<void> {
  const unknown = new Set<string>();
  const delivered = new Set<string>();
  const take = (value: VimValue): void => {
    const object = decodeObjectContent(value);
    if (object === null) return;
    const key = referenceKey(object.ref);
    if (delivered.has(key)) return;
    if (delivered.size >= client.limits.objects) {
      throw new TransportError(
        'too-large',
        `The answer is larger than allowed: more than ${client.limits.objects} objects.`,
      );
    }
    delivered.add(key);
    for (const path of unknown) object.missing.set(path, 'InvalidProperty');
    onObject(object);
  };
  let known = specs;
  let isSecondTry = false;
  for (;;) {
    try {
      await readPages(client, known, take, options);
      return;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof LostPageError) {
        if (isSecondTry) throw error.reason;
        isSecondTry = true;
        continue;
      }
      const path = isFault(error, 'InvalidProperty') ? text(error.fault['name']) : undefined;
      const smaller = path === undefined ? null : withoutPathAnywhere(known, path);
      if (path === undefined || smaller === null) throw error;
      // A vCenter may fail for a path of a later release, where others tell it object by object.
      unknown.add(path);
      known = smaller;
    }
  }
}

function withoutPathAnywhere(specs: readonly PropertyFilterSpec[], path: string): readonly PropertyFilterSpec[] | null {
  const smaller = specs.map((spec) => withoutPath(spec, path));
  return smaller.every((spec) => spec === null) ? null : specs.map((spec, index) => smaller[index] ?? spec);
}

/** A read was lost after it had begun: vCenter forgot it, or the connection broke. */
class LostPageError extends Error {
  override readonly name = 'LostPageError';
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('A page of a read was lost.');
    this.reason = reason;
  }
}

function isLostPage(error: unknown): boolean {
  if (error instanceof TransportError) return error.code === 'reset' || error.code === 'http';
  return error instanceof VimFault && (error.is('InvalidProperty') || error.is('InvalidArgument'));
}

async function readPages(
  client: VimClient,
  specSet: readonly PropertyFilterSpec[],
  take: (value: VimValue) => void,
  options: RetrieveOptions,
): Promise<void> {
  const { propertyCollector } = client.content;
  const { signal, operationId, keepExtraConfig } = options;
  const call = { signal, operationId, keepExtraConfig, onElement: take };
  const { firstPageMs } = client.timeouts;
  let isBegun = false;
  const begin = (value: VimValue): void => {
    isBegun = true;
    take(value);
  };
  const first = await client
    .invoke(
      'RetrievePropertiesEx',
      propertyCollector,
      { specSet, options: { maxObjects: options.pageSize ?? PAGE_SIZE } },
      { ...call, onElement: begin, headersMs: firstPageMs, totalMs: firstPageMs },
    )
    .catch((error: unknown) => {
      throw isBegun && isLostPage(error) ? new LostPageError(error) : error;
    });
  let { token } = first;
  while (token !== undefined) {
    const sent = token;
    try {
      ({ token } = await client.invoke('ContinueRetrievePropertiesEx', propertyCollector, { token }, call));
    } catch (error) {
      if (isLostPage(error)) throw new LostPageError(error);
      if (!isFault(error, 'NotAuthenticated')) await giveUp(client, sent);
      throw error;
    }
  }
}

/** Tells vCenter that no more pages are wanted. It may not know this call; the pages then end with the session. */
async function giveUp(client: VimClient, token: string): Promise<void> {
  await client.invoke('CancelRetrievePropertiesEx', client.content.propertyCollector, { token }).catch(() => undefined);
}

/** Reads properties of directly named objects, 200 a call. Objects that are gone are left out. */
export async function retrieveObjects(
  client: VimClient,
  references: readonly ManagedObjectReference[],
  paths: readonly string[],
  options: RetrieveOptions = {},
): Promise<ObjectContent[]> {
  const found: ObjectContent[] = [];
  await retrieveEach(client, references, paths, (object) => found.push(object), options);
  return found;
}

/** Like `retrieveObjects`, but hands over one object at a time, while the answer is read, so that none need be kept. */
export async function retrieveEach(
  client: VimClient,
  references: readonly ManagedObjectReference[],
  paths: readonly string[],
  onObject: (object: ObjectContent) => void,
  options: RetrieveOptions = {},
): Promise<void> {
  for (let start = 0; start < references.length; start += NAMED_PER_CALL) {
    await retrieveNamed(client, references.slice(start, start + NAMED_PER_CALL), paths, onObject, options);
  }
}

async function retrieveNamed(
  client: VimClient,
  references: readonly ManagedObjectReference[],
  paths: readonly string[],
  onObject: (object: ObjectContent) => void,
  options: RetrieveOptions,
): Promise<void> {
  if (references.length === 0) return;
  const told = new Set<string>();
  const take = (object: ObjectContent): void => {
    told.add(referenceKey(object.ref));
    // A missing object is told as an object whose every path is missing, or by its own name as the path.
    const isGone = object.props.size === 0 && [...object.missing.values()].includes('ManagedObjectNotFound');
    if (!isGone) onObject(object);
  };
  try {
    await retrieve(client, [objectsSpec(references, paths)], take, options);
  } catch (error) {
    if (!isFault(error, 'ManagedObjectNotFound')) throw error;
    if (references.length === 1) return;
    // A server that does not report missing objects fails for the whole call: look for the missing one by halves.
    const rest = references.filter((reference) => !told.has(referenceKey(reference)));
    const half = references.length >> 1;
    await retrieveNamed(client, rest.slice(0, half), paths, onObject, options);
    await retrieveNamed(client, rest.slice(half), paths, onObject, options);
  }
}
