/** vCenter writes these three characters of a name so. */
const ESCAPED = /%(?:2f|5c|25)/gi;

/** Names of an inventory path, as people know them. */
export function namesOfPath(path: string): readonly string[] {
  return path
    .split('/')
    .filter((name) => name !== '')
    .map((name) => name.replace(ESCAPED, (escaped) => decodeURIComponent(escaped)));
}
