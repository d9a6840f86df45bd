/** `[datastore] folder/file` paths, and what lies below them. */
import { parentsOf } from './authorization/authorization.ts';
import { contentOf } from './datastore-contents.ts';
import { pathBelow } from './datastore-path-text.ts';
import type { Datastore } from './inventory.ts';
import type { Session } from './sessions.ts';
import { invalidDatastorePath } from './soap/fault.ts';
import type { Ref } from './soap/request-element.ts';
import type { World } from './world.ts';

export interface DatastorePath {
  readonly datastore: Datastore;
  /** Without a leading or closing `/`. */
  readonly path: string;
}

/** Throws `InvalidDatastorePath`. A datacenter narrows the search; without it the first datastore of that name is meant. */
export function resolveDatastorePath(
  text: string,
  datacenter: Ref | undefined,
  world: World,
  session: Session,
): DatastorePath {
  for (const entity of text.startsWith('[') ? world.inventory.objects.values() : []) {
    if (entity.type !== 'Datastore') continue;
    const path = pathBelow(text, entity.name);
    if (path === null || !world.canView(session, entity.moid)) continue;
    if (datacenter === undefined || isIn(entity.moid, datacenter.value, world)) return { datastore: entity, path };
  }
  throw invalidDatastorePath(text);
}

/** The path on this datastore. Throws `InvalidDatastorePath` if the text names another one. */
export function pathOn(datastore: Datastore, text: string): string {
  const path = pathBelow(text, datastore.name);
  if (path === null) throw invalidDatastorePath(text);
  return path;
}

export interface Listed {
  readonly name: string;
  readonly isFolder: boolean;
  readonly size: number;
  /** null: as old as the inventory. */
  readonly modifiedAt: Date | null;
}

/** What is directly in a folder of a datastore; null if there is no such folder. */
export function listFolder(datastore: Datastore, path: string): Listed[] | null {
  const prefix = path === '' ? '' : `${path}/`;
  const found = new Map<string, Listed>();
  let exists = path === '';
  for (const [file, content] of datastore.files) {
    if (!file.startsWith(prefix)) continue;
    exists = true;
    const rest = file.slice(prefix.length);
    const [name = ''] = rest.split('/');
    const isFolder = rest.includes('/');
    if (found.has(name) || name === '') continue;
    found.set(name, {
      name,
      isFolder,
      size: isFolder ? 0 : contentOf(content).length,
      modifiedAt: isFolder ? null : (datastore.fileTimes.get(file) ?? null),
    });
  }
  return exists ? [...found.values()] : null;
}

function isIn(moid: string, ancestor: string, world: World): boolean {
  const entity = world.inventory.objects.get(moid);
  if (entity === undefined) return false;
  return parentsOf(entity, world.inventory).some((parent) => parent === ancestor || isIn(parent, ancestor, world));
}
