import { statSync } from 'node:fs';
import { every, type Clock } from '../clock.ts';
import { VcentersFile, type Config } from './config.schema.ts';
import { parseWith, readJson } from './load-config.ts';
import { toVcenter, type Vcenter } from './vcenter.ts';

const FILE_CHECK_MS = 2_000;

/** The vCenters that this server may talk to; nothing else is ever called. */
export interface VcenterDirectory {
  list(): readonly Vcenter[];
  get(guid: string): Vcenter | undefined;
  /** Tells the GUIDs that were added, changed or removed. The returned function unsubscribes. */
  onChange(listener: (guids: readonly string[]) => void): () => void;
  close(): void;
}

export interface DirectoryOptions {
  readonly config: Pick<Config, 'vcenters' | 'vcentersFile'>;
  readonly clock: Clock;
  /** a changed file that cannot be used; the last good one stays */
  readonly onBadFile: (error: unknown) => void;
}

/**
 * The configured vCenters and those of `vcentersFile`, which is read again whenever it changes. The file may not exist
 * yet: registering writes it.
 * @throws ConfigError if something is wrong at the start
 */
export function openVcenterDirectory({ config, clock, onBadFile }: DirectoryOptions): VcenterDirectory {
  const file = config.vcentersFile;
  let stamp = file === undefined ? '' : stampOf(file);
  let vcenters = read(config, stamp !== '');
  const listeners = new Set<(guids: readonly string[]) => void>();
  const reload = () => {
    const now = file === undefined ? '' : stampOf(file);
    if (now === stamp) return;
    stamp = now;
    try {
      const next = read(config, now !== '');
      const guids = changedGuids(vcenters, next);
      vcenters = next;
      if (guids.length > 0) for (const listener of listeners) listener(guids);
    } catch (error) {
      onBadFile(error);
    }
  };
  const stop = file === undefined ? () => undefined : every(clock, FILE_CHECK_MS, reload);
  return {
    list: () => [...vcenters.values()],
    get: (guid) => vcenters.get(guid),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: stop,
  };
}

function read({ vcenters, vcentersFile }: DirectoryOptions['config'], isFileThere: boolean): Map<string, Vcenter> {
  const fromFile =
    vcentersFile !== undefined && isFileThere
      ? parseWith(VcentersFile, readJson(vcentersFile, 'The vCenter file'), `The vCenter file ${vcentersFile}`).vcenters
      : {};
  const all = { ...fromFile, ...vcenters };
  return new Map(Object.entries(all).map(([guid, vcenter]) => [guid, toVcenter(guid, vcenter)]));
}

function changedGuids(before: ReadonlyMap<string, Vcenter>, after: ReadonlyMap<string, Vcenter>): string[] {
  const text = (vcenter: Vcenter | undefined) => JSON.stringify(vcenter ?? null);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (guid) => text(before.get(guid)) !== text(after.get(guid)),
  );
}

/** Changes whenever the file does; empty if it is not there. */
function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs}:${stats.size}:${stats.ino}` : '';
}
