/** The value that a JSON pointer leads to; undefined if there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  return segmentsOf(pointer).reduce<unknown>(
    (value, segment) => (isIndexable(value) && Object.hasOwn(value, segment) ? value[segment] : undefined),
    root,
  );
}

/** Writes a row's number into a pointer with `*`. */
export function pointerOfRow(pointer: string, row: number): string {
  return pointer.replace('*', String(row));
}

/** The number of the row that a pointer leads to or into; 0: it leads to none. */
export function rowIn(pointer: string): number {
  return Number(/\/(\d+)(?=\/|$)/.exec(pointer)?.[1] ?? 0);
}

/** How many rows the list of a pointer with `*` has; null: the pointer is not about rows. */
export function rowCount(root: unknown, pointer: string): number | null {
  const star = pointer.indexOf('/*');
  if (star < 0) return null;
  const list = valueAt(root, pointer.slice(0, star));
  return Array.isArray(list) ? list.length : 0;
}

function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isIndexable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
