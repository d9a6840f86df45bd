/** The images that the endpoint VM and its containers boot from. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { datastoreFiles, VimFault, type Clock, type DatastoreFiles } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { Settings } from '../config/settings.ts';
import type { OperationContext } from '../operation-context.ts';
import { isoNames, made, type Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import type { Step } from './steps.ts';

export interface IsoFile {
  /** absolute */
  readonly path: string;
  /** bytes */
  readonly size: number;
}

export interface IsoFiles {
  readonly appliance: IsoFile;
  readonly bootstrap: IsoFile;
}

/** Makes sure that the images are there and readable. @throws ApiError 500 naming the file */
export async function findIsos(settings: Pick<Settings, 'applianceIso' | 'bootstrapIso'>): Promise<IsoFiles> {
  return { appliance: await findIso(settings.applianceIso), bootstrap: await findIso(settings.bootstrapIso) };
}

async function findIso(path: string): Promise<IsoFile> {
  try {
    await using file = await open(path, 'r');
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is no file');
    if (found.size === 0) throw new Error('it is empty');
    return { path, size: found.size };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ApiError(500, `The ISO file ${path} cannot be read: ${reason}. Nothing was changed`, { cause: error });
  }
}

/** Between tries, milliseconds: up to five more tries after the first. */
export const UPLOAD_PAUSES_MS = [10_000, 20_000, 40_000, 60_000, 60_000] as const;

export interface UploadOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** told of bytes of this file that are sent, each time from 0 when it is tried again */
  readonly onProgress: (sentBytes: number) => void;
  /** told why it is tried again, and after how long */
  readonly onRetry: (reason: string, pauseMs: number) => void;
}

/** Uploads one file, trying again for a while. @throws the last error, or the reason of the signal */
export async function uploadFile(
  files: Pick<DatastoreFiles, 'put'>,
  target: string,
  iso: IsoFile,
  { clock, signal, onProgress, onRetry }: UploadOptions,
): Promise<void> {
  for (const pause of [...UPLOAD_PAUSES_MS, null]) {
    try {
      await files.put(target, createReadStream(iso.path), { size: iso.size, onProgress, signal });
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (pause === null || !isWorthTryingAgain(error)) throw error;
      onRetry(failureText(error), pause);
      await clock.sleep(pause, signal);
    }
  }
}

/** A session that ended or a privilege that is missing will not come by waiting. */
const isWorthTryingAgain = (error: unknown): boolean =>
  !(error instanceof VimFault && (error.is('NotAuthenticated') || error.is('NoPermission')));

const FIRST_PERCENT = 32;
const LAST_PERCENT = 82;

/** Uploads both images into the endpoint VM's folder; they go with it. */
export function uploadStep(creation: Creation, isos: IsoFiles): Step {
  const { context, datacenter } = creation;
  const { client } = context.session;
  return {
    title: 'Uploading the images of the appliance and of containers',
    percent: FIRST_PERCENT,
    path: '/storage/image_stores/0',
    async do() {
      const { files: folder } = made(creation, 'vm');
      const files = datastoreFiles(client, { datacenterPath: datacenter.path, datastore: folder.datastore });
      const names = isoNames(creation);
      const total = isos.appliance.size + isos.bootstrap.size;
      let before = 0;
      try {
        for (const kind of ['appliance', 'bootstrap'] as const) {
          const iso = isos[kind];
          const tell = progressTeller(context, names[kind], total, before);
          await uploadFile(files, `${folder.path}/${names[kind]}`, iso, {
            clock: client.clock,
            signal: context.signal,
            onProgress: tell,
            onRetry: (reason, pauseMs) =>
              context.log.warning(`Uploading ${names[kind]} failed, trying again in ${pauseMs / 1000} s: ${reason}`),
          });
          context.log.debug(`Uploaded ${names[kind]}, ${iso.size} bytes`);
          before += iso.size;
        }
      } catch (error) {
        context.signal.throwIfAborted();
        throw new Error(`Uploading vic isos failed with ${failureText(error)}. Exiting...`, { cause: error });
      }
    },
  };
}

/** Tells progress in whole percents of everything, not for every piece. */
function progressTeller(
  context: Pick<OperationContext, 'progress'>,
  name: string,
  total: number,
  before: number,
): (sentBytes: number) => void {
  let told = -1;
  return (sentBytes) => {
    const part = (before + sentBytes) / total;
    const percent = Math.floor(FIRST_PERCENT + part * (LAST_PERCENT - FIRST_PERCENT));
    if (percent === told) return;
    told = percent;
    context.progress(`Uploading ${name}: ${Math.floor(part * 100)} % of both images`, percent);
  };
}
