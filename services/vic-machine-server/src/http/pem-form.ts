const LINE_END = /[\n\r\u2028\u2029]/g;
const BEGIN = /-----BEGIN [A-Z ]+-----/g;
const END = /-----END [A-Z ]+-----\s*/y;
const CONTENT = /[A-Za-z0-9+/\s]*={0,2}\s*/y;

/**
 * Whether a text is one or more PEM blocks, each on lines of its own: what `PEM_PATTERN` says. An engine that backtracks
 * needs minutes for some texts with that pattern; this reads each character a few times at most.
 */
export function isPemForm(pem: string): boolean {
  let position = 0;
  do {
    const start = endOfBegin(pem, position);
    if (start === null) return false;
    CONTENT.lastIndex = start;
    CONTENT.exec(pem);
    const end = CONTENT.lastIndex;
    if (!isContent(pem.slice(start, end))) return false;
    END.lastIndex = end;
    if (!END.test(pem)) return false;
    position = END.lastIndex;
  } while (position < pem.length);
  return true;
}

/** Behind the last `BEGIN` of the line at `position`; what stands before it in the line does not matter. */
function endOfBegin(pem: string, position: number): number | null {
  LINE_END.lastIndex = position;
  const line = pem.slice(position, LINE_END.exec(pem)?.index ?? pem.length);
  const begins = [...line.matchAll(BEGIN)];
  const last = begins.at(-1);
  return last === undefined ? null : position + last.index + last[0].length;
}

/** White space at both ends, and at least one character of the alphabet (which white space belongs to) between. */
function isContent(content: string): boolean {
  if (content.length < 3 || !/\s/.test(content.charAt(0)) || !/\s/.test(content.charAt(content.length - 1)))
    return false;
  return content.indexOf('=') !== 1;
}
