/** `/folder/<path>?dcPath=<datacenter>&dsName=<datastore>`: a datastore's files over HTTPS, with the session's cookie. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentOf, hasFolder, removeFile, writeFile } from './datastore-contents.ts';
import type { Datastore } from './inventory.ts';
import { sessionToken } from './session-cookie.ts';
import type { Session } from './sessions.ts';
import { decodeName, encodeName } from './soap/escape.ts';
import type { Switches } from './switches.ts';
import type { World } from './world.ts';

const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Reads, writes or looks for a file, with the rights of the session that the cookie names. */
export async function answerDatastoreFile(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  world: World,
  switches: Switches,
): Promise<void> {
  const token = sessionToken(request.headers.cookie);
  const session = token === null ? null : world.sessions.touch(token);
  if (session === null) {
    refuse(response, 401, 'No session.', { 'www-authenticate': 'Basic realm="VMware HTTP server"' });
    return;
  }
  const datastore = datastoreOf(url, world, session);
  const path = pathOf(url);
  if (datastore === undefined || path === null) {
    refuse(response, 404, 'No such datastore.');
    return;
  }
  const verb = request.method ?? '';
  const object = `[${datastore.name}] ${path}`;
  response.once('close', () => {
    const fault = response.statusCode < 400 ? null : `http:${response.statusCode}`;
    switches.calls.addFile(verb, object, datastore.moid, session.user, response.writableFinished ? fault : 'drop');
  });
  const writes = verb === 'PUT' || verb === 'DELETE';
  const privilege = writes ? 'Datastore.FileManagement' : 'Datastore.Browse';
  if (!world.authorization.hasPrivilege(session.user, datastore.moid, privilege)) {
    refuse(response, 403, `${privilege} is needed.`);
    return;
  }
  const failure = switches.fileFailure({ method: `${verb} /folder`, moid: datastore.moid, name: object });
  if (failure?.kind === 'stall') await switches.stall(failure.ms);
  // Who goes away while it takes so long has sent nothing that would be kept.
  if (request.socket.destroyed) return;
  if (failure?.kind === 'http') refuse(response, failure.status, 'Refused.');
  else if (failure?.kind === 'fault') refuse(response, 500, failure.fault.type);
  else if (failure?.kind === 'drop') response.destroy();
  else await transfer(request, response, datastore, path, world, failure?.kind === 'cut' ? failure.bytes : Infinity);
}

/** Null if it is not percent-encoded as it should be. */
function pathOf(url: URL): string | null {
  try {
    return url.pathname.slice('/folder/'.length).split('/').map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}

/** After `cutAt` bytes of content the connection ends; of an upload what came until then stays, as it does on a host. */
async function transfer(
  request: IncomingMessage,
  response: ServerResponse,
  datastore: Datastore,
  path: string,
  world: World,
  cutAt: number,
): Promise<void> {
  const file = datastore.files.get(path);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      if (file === undefined || path.endsWith('/')) refuse(response, 404, 'No such file.');
      else if (cutAt === Infinity) send(request, response, contentOf(file));
      else cutShort(response, contentOf(file), cutAt);
      return;
    case 'PUT':
      if (path === '' || path.endsWith('/') || hasFolder(datastore, path)) {
        refuse(response, 405, 'A folder is there.');
        return;
      }
      if (await receive(request, datastore, path, world, cutAt)) {
        response.writeHead(file === undefined ? 201 : 200).end();
      } else {
        response.destroy();
      }
      return;
    case 'DELETE':
      if (removeFile(datastore, path)) response.writeHead(204).end();
      else refuse(response, 404, 'No such file.');
      return;
    default:
      refuse(response, 405, 'Only GET, HEAD, PUT and DELETE.', { allow: 'GET, HEAD, PUT, DELETE' });
  }
}

function cutShort(response: ServerResponse, file: Uint8Array, bytes: number): void {
  head(response, 200, file.length);
  response.write(file.subarray(0, bytes), () => {
    response.destroy();
  });
}

/** Writes the body to the file; false if it ended before its end. */
async function receive(
  request: IncomingMessage,
  datastore: Datastore,
  path: string,
  world: World,
  cutAt: number,
): Promise<boolean> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isWhole = true;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      chunks.push(bytes.subarray(0, Math.max(0, cutAt - size)));
      size += bytes.length;
      if (size < cutAt && size <= MAX_FILE_BYTES) continue;
      isWhole = false;
      break;
    }
  } catch {
    isWhole = false;
  }
  writeFile(datastore, path, Buffer.concat(chunks), world.now());
  return isWhole;
}

/** With one byte range, as a reader of the end of a log asks for. */
function send(request: IncomingMessage, response: ServerResponse, file: Uint8Array): void {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  const [, from = '', to = ''] = range ?? [];
  if (range === null || (from === '' && to === '')) {
    head(response, 200, file.length);
    response.end(request.method === 'HEAD' ? undefined : file);
    return;
  }
  const start = from === '' ? Math.max(0, file.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? file.length - 1 : Math.min(Number(to), file.length - 1);
  if (start > end) {
    refuse(response, 416, 'Not in the file.', { 'content-range': `bytes */${file.length}` });
    return;
  }
  response.setHeader('content-range', `bytes ${start}-${end}/${file.length}`);
  head(response, 206, end - start + 1);
  response.end(request.method === 'HEAD' ? undefined : file.subarray(start, end + 1));
}

function head(response: ServerResponse, status: number, length: number): void {
  response.writeHead(status, {
    'content-type': 'application/octet-stream',
    'content-length': length,
    'accept-ranges': 'bytes',
  });
}

function refuse(response: ServerResponse, status: number, reason: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(reason);
}

function datastoreOf(url: URL, world: World, session: Session): Datastore | undefined {
  const name = url.searchParams.get('dsName') ?? '';
  const datacenterPath = url.searchParams.get('dcPath') ?? '';
  for (const entity of world.inventory.objects.values()) {
    if (entity.type !== 'Datastore' || (entity.name !== name && entity.name !== decodeName(name))) continue;
    if (!world.canView(session, entity.moid)) continue;
    if (datacenterPath === '') return entity;
    const names = datacenterNames(entity, world);
    const asked = datacenterPath.replace(/^\//, '');
    if (asked === names.join('/') || asked === names.map(encodeName).join('/')) return entity;
  }
  return undefined;
}

/** Of the datacenter that a datastore is in, and of the folders above it. */
function datacenterNames(datastore: Datastore, world: World): string[] {
  const names: string[] = [];
  let isAbove = false;
  let entity = world.inventory.objects.get(datastore.parent ?? '');
  while (entity !== undefined && entity.moid !== world.inventory.rootFolder) {
    isAbove ||= entity.type === 'Datacenter';
    if (isAbove) names.unshift(entity.name);
    entity = world.inventory.objects.get(entity.parent ?? '');
  }
  return names;
}
