import { Readable } from 'node:stream';
import type { FileTransfer, VimClient } from './client.ts';
import { TransportError, VimFault } from './errors.ts';
import { repeatRead } from './retry.ts';
import { InvalidRequestError } from './wire/encode.ts';
import type { HttpAnswer } from './wire/transport.ts';

/** Where files are: a datastore as a datacenter knows it. */
export interface DatastoreLocation {
  /** Inventory path of the datacenter, with or without the slash in front, like `/Folder/DC0`. */
  readonly datacenterPath: string;
  /** The datastore's name. */
  readonly datastore: string;
}

export interface ReadFileOptions {
  /** More than so many bytes end the reading with the transport error `too-large`. Default 32 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WriteFileOptions {
  /** Bytes of the body. Required for a stream, which must have exactly so many. */
  readonly size?: number;
  /** Told after each piece that was handed to the connection. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long it may take in all, in milliseconds; default two hours. Two minutes without any progress end it anyway. */
  readonly totalMs?: number;
}

/** An answer of 403 does not say what is lacking. */
const NEEDED = 'Reading takes the privilege Datastore.Browse, writing Datastore.FileManagement.';

/** Why a datastore's file could not be read or written. */
export type DatastoreFileErrorCode = 'not-found' | 'forbidden' | 'refused';

/** vCenter answered, but not with the file: it is not there, access is denied, or it says something else. */
export class DatastoreFileError extends Error {
  override readonly name = 'DatastoreFileError';
  readonly code: DatastoreFileErrorCode;
  /** HTTP status. */
  readonly status: number;

  constructor(code: DatastoreFileErrorCode, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The files of one datastore, by their paths within it, like `vch-1/vch-1.vmx`. */
export interface DatastoreFiles {
  /** @throws DatastoreFileError, TransportError, VimFault `NotAuthenticated` without a session */
  get(path: string, options?: ReadFileOptions): Promise<Uint8Array>;
  /** The same as text; bytes that are not UTF-8 become the replacement character. */
  text(path: string, options?: ReadFileOptions): Promise<string>;
  /** Hands the file over piece by piece, of any size, and is never repeated. */
  read<T>(
    path: string,
    consume: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
    options?: { readonly signal?: AbortSignal; readonly totalMs?: number },
  ): Promise<T>;
  /** Writes a file in place of any that is there; its folder must exist. Never repeated by itself. */
  put(path: string, body: Readable | Uint8Array, options?: WriteFileOptions): Promise<void>;
  exists(path: string, options?: { readonly signal?: AbortSignal }): Promise<boolean>;
}

const MAX_BYTES = 32 * 1024 * 1024;
const TOTAL_READ_MS = 5 * 60_000;
const TOTAL_WRITE_MS = 2 * 60 * 60_000;
const IDLE_MS = 2 * 60_000;
const PIECE_BYTES = 256 * 1024;

/** `/folder/…?dcPath=…&dsName=…`, each part of the path encoded for itself. */
function fileUrl({ datacenterPath, datastore }: DatastoreLocation, path: string): string {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new InvalidRequestError('The path of a datastore file must look like folder/file.');
  }
  const query = `dcPath=${encodeURIComponent(datacenterPath.replace(/^\//, ''))}&dsName=${encodeURIComponent(datastore)}`;
  return `/folder/${parts.map(encodeURIComponent).join('/')}?${query}`;
}

function refusal(location: DatastoreLocation, path: string, status: number): Error {
  const file = `[${location.datastore}] ${path}`;
  switch (status) {
    case 401:
      return new VimFault('NotAuthenticated');
    case 403:
      return new DatastoreFileError('forbidden', `vCenter denies access to the file ${file}. ${NEEDED}`, status);
    case 404:
      return new DatastoreFileError('not-found', `There is no file ${file}.`, status);
    case 502:
    case 503:
    case 504:
      return new TransportError('http', `vCenter cannot hand over ${file} now (HTTP status ${status}).`, { status });
    default:
      return new DatastoreFileError('refused', `vCenter refuses the file ${file} (HTTP status ${status}).`, status);
  }
}

async function collected(answer: HttpAnswer, path: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = (): TransportError =>
    new TransportError('too-large', `The file ${path} is larger than allowed: more than ${maxBytes} bytes.`);
  if (answer.contentLength !== undefined && answer.contentLength > maxBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES);
}

async function* watched(
  source: AsyncIterable<unknown> | Iterable<unknown>,
  onProgress: ((sentBytes: number) => void) | undefined,
  onFailure: (reason: unknown) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for await (const piece of source) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
      if (!(chunk instanceof Uint8Array)) throw new InvalidRequestError('The body of a file must be bytes.');
      yield chunk;
      sent += chunk.length;
      onProgress?.(sent);
    }
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

/**
 * The files of a datastore, over the client's own connections, trust and session. Folders are made and files removed
 * with the file manager (`MakeDirectory`, `DeleteDatastoreFile_Task`).
 */
export function datastoreFiles(client: VimClient, location: DatastoreLocation): DatastoreFiles {
  const transfer = <T>(
    call: Pick<FileTransfer, 'method'> & Partial<FileTransfer>,
    path: string,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> =>
    client.transfer({ idleMs: IDLE_MS, totalMs: TOTAL_READ_MS, ...call, path: fileUrl(location, path) }, (answer) => {
      if (answer.status < 200 || answer.status > 299) throw refusal(location, path, answer.status);
      return read(answer);
    });

  const get = (path: string, { maxBytes = MAX_BYTES, signal }: ReadFileOptions = {}): Promise<Uint8Array> =>
    repeatRead(
      () => transfer({ method: 'GET', signal }, path, (answer) => collected(answer, path, maxBytes)),
      client.clock,
      signal,
    );

  return {
    get,
    text: async (path, options) => new TextDecoder().decode(await get(path, options)),
    read: (path, consume, options = {}) =>
      transfer({ method: 'GET', ...options }, path, (answer) => consume(answer.chunks)),
    async put(path, body, { size, onProgress, signal, totalMs = TOTAL_WRITE_MS } = {}) {
      const bytes = body instanceof Uint8Array ? body.length : size;
      if (bytes === undefined || (size !== undefined && bytes !== size)) {
        throw new InvalidRequestError('The size of a file must be given, and be that of its bytes.');
      }
      const source = body instanceof Uint8Array ? pieces(body) : body;
      const failure: { reason?: unknown } = {};
      const stream = Readable.from(watched(source, onProgress, (reason) => (failure.reason = reason)));
      try {
        await transfer({ method: 'PUT', signal, totalMs, body: stream, size: bytes }, path, async () => undefined);
      } catch (error) {
        // A body that cannot be read breaks the connection too, which is not the reason to tell.
        throw failure.reason ?? error;
      } finally {
        stream.destroy();
        if (body instanceof Readable) body.destroy();
      }
    },
    async exists(path, { signal } = {}) {
      try {
        await repeatRead(() => transfer({ method: 'HEAD', signal }, path, async () => undefined), client.clock, signal);
        return true;
      } catch (error) {
        if (error instanceof DatastoreFileError && error.code === 'not-found') return false;
        throw error;
      }
    },
  };
}

/** A path on a datastore in its parts. */
export interface DatastorePath {
  readonly datastore: string;
  /** Within the datastore; empty for its root. */
  readonly path: string;
}

/** Reads `[datastore] folder/file`; null for anything else. */
export function parseDatastorePath(text: string): DatastorePath | null {
  const [, datastore, path] = /^\s*\[([^\]]+)\]\s*(.*?)\s*$/s.exec(text) ?? [];
  return datastore === undefined || path === undefined ? null : { datastore, path: path.replace(/^\/+|\/+$/g, '') };
}

/** Writes `[datastore] folder/file`. */
export function datastorePathText({ datastore, path }: DatastorePath): string {
  return path === '' ? `[${datastore}]` : `[${datastore}] ${path}`;
}
