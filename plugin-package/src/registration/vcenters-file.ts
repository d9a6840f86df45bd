import { accessSync, chmodSync, constants, existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, usageFailure } from '../cli/failure.ts';
import { readJsonFile } from './input-file.ts';
import { isRecord } from './json-fields.ts';
import type { VcenterTarget } from './vcenter-session.ts';

const OPTION = '--vcenters-file';

/** A vCenter and what is to become of its entry. */
export interface VcenterEntry {
  readonly guid: string;
  readonly target: VcenterTarget;
}

/**
 * Finds out, before anything is changed anywhere, whether the file can be read and written.
 * @throws CommandFailure
 */
export function checkVcentersFile(file: string): void {
  readVcentersFile(file);
  try {
    accessSync(path.dirname(path.resolve(file)), constants.W_OK);
  } catch (error) {
    throw usageFailure(`${OPTION}: ${file} cannot be written (${messageOf(error)}).`);
  }
}

/**
 * Reads the file that lists the plug-in server's vCenters by GUID; one that does not exist yet is empty. It may be the
 * plug-in server's whole configuration: everything else in it stays as it is.
 * @throws CommandFailure if it is not such a file
 */
function readVcentersFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  const content = readJsonFile(OPTION, file);
  if (!isRecord(content)) throw usageFailure(`${OPTION}: ${file} must hold an object.`);
  if (content['vcenters'] !== undefined && !isRecord(content['vcenters'])) {
    throw usageFailure(`${OPTION}: "vcenters" in ${file} must be an object.`);
  }
  return content;
}

/**
 * Adds vCenters to the file, or takes them out of it. An entry that is there keeps settings of its own, such as
 * `clientUrl`.
 */
export function updateVcentersFile(file: string, added: readonly VcenterEntry[], removed: readonly string[]): void {
  const content = readVcentersFile(file);
  const known = isRecord(content['vcenters']) ? content['vcenters'] : {};
  const kept = Object.entries(known).filter(([guid]) => !removed.includes(guid));
  const entries = added.map(({ guid, target }): [string, unknown] => {
    const before = known[guid];
    return [guid, { ...(isRecord(before) ? before : {}), ...endpointOf(target) }];
  });
  writeWhole(file, { ...content, vcenters: Object.fromEntries([...kept, ...entries]) });
}

function endpointOf({ host, port, trust, caFile }: VcenterTarget): Record<string, unknown> {
  return { fqdn: host, port, thumbprint: 'thumbprint' in trust ? trust.thumbprint : null, caFile };
}

/** A reader never sees half a file, and who may read it stays as it was. */
function writeWhole(file: string, content: unknown): void {
  try {
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`);
    const before = statSync(file, { throwIfNoEntry: false });
    if (before !== undefined) chmodSync(unfinished, before.mode);
    renameSync(unfinished, file);
  } catch (error) {
    throw usageFailure(`${OPTION}: ${file} cannot be written (${messageOf(error)}).`);
  }
}
