/** Parts of a JSON pointer: `/networks/bridge` is `networks`, `bridge`. */
export function pointerParts(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a JSON pointer leads to; undefined where it leads nowhere. */
export function valueAt(root: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>((node, part) => {
    if (Array.isArray(node)) return node[Number(part)];
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    return Object.entries(node).find(([name]) => name === part)?.[1];
  }, root);
}

/** Whether a pointer is the other one or leads below it. */
export function isWithin(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}

/** Whether two values would be the same JSON. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
