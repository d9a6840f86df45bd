/** `[datastore] folder/file` as text. A datastore's name may hold brackets and blanks: only a known name tells where it ends. */

/** The path below a datastore, without a leading or closing `/`; null if the text names another one. */
export function pathBelow(text: string, datastoreName: string): string | null {
  const head = `[${datastoreName}]`;
  if (!text.startsWith(head)) return null;
  return text
    .slice(head.length)
    .trim()
    .replace(/^\/+|\/+$/g, '');
}
