import {
  DatastoreFileError,
  datastorePathText,
  field,
  isFault,
  objects,
  text,
  waitForTask,
  type ManagedObjectReference,
} from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { findVch } from './find-vch.ts';
import { findVmFiles, type VmFiles } from './vm-files.ts';

const LOG_FILES = 'vic-machine*.log';
const LOG_FILE = /^vic-machine.*\.log$/;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The logs of a VCH's creation: every `vic-machine*.log` in the folder of its endpoint VM, in order of their names, joined.
 * @throws ApiError 404 if there is no such VCH, folder or file; 500 if together they are larger than 64 MiB
 */
export async function getLog({ session, signal }: OperationContext, vchId: string): Promise<string> {
  const vm = await findVch(session, vchId, { signal, keys: [] });
  const place = await findVmFiles(session, vm, signal);
  const browser = place?.browser ?? null;
  if (place === null || browser === null) throw folderNotFound(vchId);
  const names = await listLogs(session.client, place, browser, vchId, signal);
  if (names.length === 0) throw new ApiError(404, 'no log file available in datastore folder');
  const logs: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const content = await readLog(place, name, MAX_BYTES - bytes, signal);
    bytes += content.length;
    logs.push(new TextDecoder().decode(content));
  }
  return logs.join('');
}

function folderNotFound(vchId: string): ApiError {
  return new ApiError(404, `datastore folder not found for VCH ${vchId}`);
}

async function listLogs(
  client: OperationContext['session']['client'],
  { datastore, folder }: VmFiles,
  browser: ManagedObjectReference,
  vchId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const datastorePath = datastorePathText({ datastore, path: folder });
  try {
    const task = await client.invoke(
      'SearchDatastore_Task',
      browser,
      { datastorePath, searchSpec: { matchPattern: [LOG_FILES] } },
      { signal },
    );
    const result = await waitForTask(client, task, { signal });
    const names = objects(field(result, 'file')).flatMap((file) => text(file['path']) ?? []);
    return names.filter((name) => LOG_FILE.test(name)).sort();
  } catch (error) {
    if (isFault(error, 'FileNotFound')) throw folderNotFound(vchId);
    throw error;
  }
}

async function readLog(
  { files, folder }: VmFiles,
  name: string,
  left: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const path = folder === '' ? name : `${folder}/${name}`;
  try {
    return await files.get(path, { maxBytes: Math.max(1, left), signal });
  } catch (error) {
    if (error instanceof DatastoreFileError) throw new ApiError(500, error.message, { cause: error });
    throw error;
  }
}
