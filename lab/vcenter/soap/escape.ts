const NEEDS_ESCAPE = /[&<>"]/;
/** Characters that XML 1.0 cannot carry at all; a vCenter never lets them into its state, so they are dropped. */
const NOT_XML = /(?![\t\n\r\u0080-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const REPLACEMENTS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for element content and double-quoted attributes. */
export function escapeXml(text: string): string {
  const clean = text.replace(NOT_XML, '').replaceAll('\r', '&#13;');
  if (!NEEDS_ESCAPE.test(text)) return clean;
  return text
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (character) => REPLACEMENTS[character] ?? '')
    .replaceAll('\r', '&#13;');
}

/** Entity names travel with exactly these three characters encoded (`%25`, `%2f`, `%5c`). */
export function encodeName(name: string): string {
  if (!/[%/\\]/.test(name)) return name;
  return name.replaceAll('%', '%25').replaceAll('/', '%2f').replaceAll('\\', '%5c');
}

/** Back from the wire's form; anything else with a `%` stays as it is. */
export function decodeName(name: string): string {
  return name.replace(/%(25|2f|5c)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
