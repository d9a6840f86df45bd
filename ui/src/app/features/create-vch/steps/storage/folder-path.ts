/** One folder of a path, with the path that leads to it. */
export interface PathStep {
  readonly name: string;
  readonly path: string;
}

/** A folder's path below another, without slashes at its ends; an empty name adds nothing. */
export function joinPath(path: string, name: string): string {
  return withoutOuterSlashes(`${path}/${name.trim()}`);
}

/** What is above a folder; empty: the datastore's root. */
export function parentOf(path: string): string {
  return withoutOuterSlashes(path).split('/').slice(0, -1).join('/');
}

/** The folders that a path goes through, from the root's child on. */
export function pathSteps(path: string): readonly PathStep[] {
  const names = withoutOuterSlashes(path)
    .split('/')
    .filter((name) => name !== '');
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }));
}

/** A folder as the specification has it. */
export function withoutOuterSlashes(path: string): string {
  return path.trim().replace(/^\/+|\/+$/g, '');
}
