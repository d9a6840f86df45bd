/** `[datastore] folder/file` as text. */

export interface SplitPath {
  /** Of the datastore; it may hold `]` and blanks. */
  readonly name: string;
  /** Without a leading or closing `/`. */
  readonly path: string;
}

/** Null if the text is no such path. */
export function splitDatastorePath(text: string): SplitPath | null {
  const closing = text.search(/\](\s|$)/);
  const end = closing < 0 ? text.indexOf(']') : closing;
  if (!text.startsWith('[') || end < 2) return null;
  return {
    name: text.slice(1, end),
    path: text
      .slice(end + 1)
      .trim()
      .replace(/^\/+|\/+$/g, ''),
  };
}
