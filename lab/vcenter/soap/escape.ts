/** Characters that XML 1.0 cannot carry at all; a vCenter never lets them into its state, so they are dropped. */
const NOT_XML = /(?![\t\n\r\u0080-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
/** Nearly all text of an inventory: printable ASCII without the characters that are replaced. */
const PLAIN = /^[\x20-\x25\x27-\x3b=\x3f-\x7e]*$/;
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

/** Text for element content. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(NOT_XML, '').replace(/[&<>\r]/g, (character) => REPLACEMENTS[character] ?? '');
}

/** Text for double-quoted attributes. */
export const escapeAttribute = (text: string): string => escapeXml(text).replaceAll('"', '&quot;');

/** Entity names travel with exactly these three characters encoded (`%25`, `%2f`, `%5c`). */
export function encodeName(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2f').replaceAll('\\', '%5c');
}

/** Back from the wire's form; anything else with a `%` stays as it is. */
export function decodeName(name: string): string {
  return name.replace(/%(25|2f|5c)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
