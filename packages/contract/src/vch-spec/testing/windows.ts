/** Takes a command line apart as programs on Windows do (`CommandLineToArgvW`, for the arguments after the program). */
export function windowsArguments(line: string): string[] {
  const args: string[] = [];
  let at = 0;
  while (at < line.length) {
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    if (at >= line.length) break;
    let argument = '';
    let isQuoted = false;
    while (at < line.length && (isQuoted || (line[at] !== ' ' && line[at] !== '\t'))) {
      const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
      if (line[at + backslashes] === '"') {
        argument += '\\'.repeat(Math.floor(backslashes / 2));
        if (backslashes % 2 === 1) argument += '"';
        else isQuoted = !isQuoted;
        at += backslashes + 1;
      } else if (backslashes > 0) {
        argument += '\\'.repeat(backslashes);
        at += backslashes;
      } else {
        argument += line[at] ?? '';
        at += 1;
      }
    }
    args.push(argument);
  }
  return args;
}

/**
 * What the command prompt hands to a program: variables are put in, then carets escape outside of quotes, and end lines that go on.
 * @throws if something outside of quotes means something to the prompt
 */
export function promptLine(text: string, variables: Readonly<Record<string, string>>): string {
  const expanded = text.replaceAll(/%([^%\n]+)%/g, (whole, name: string) => variables[name] ?? whole);
  let line = '';
  let isQuoted = false;
  for (let at = 0; at < expanded.length; at += 1) {
    const character = expanded[at] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (character === '^' && !isQuoted) {
      at += expanded[at + 1] === '\n' ? 2 : 1;
      line += expanded[at] ?? '';
    } else if (character === '\n' || (!isQuoted && '&|<>()'.includes(character))) {
      throw new Error(`"${character}" is not escaped in ${text}`);
    } else {
      line += character;
    }
  }
  return line;
}

/** Words of a PowerShell command: bare ones, and literal ones in single quotes. @throws on anything else */
export function powerShellWords(text: string): string[] {
  const words: string[] = [];
  let rest = text;
  while (rest !== '') {
    const gap = /^(?:[ \t]|`\n)+/.exec(rest)?.[0] ?? '';
    rest = rest.slice(gap.length);
    if (rest === '') break;
    const literal = /^['‘’‚‛]((?:[^'‘’‚‛]|['‘’‚‛]{2})*)['‘’‚‛](?=[ \t]|`\n|$)/u.exec(rest);
    const bare = /^[\w./\\:-]+(?=[ \t]|`\n|$)/.exec(rest);
    if (literal !== null) words.push((literal[1] ?? '').replaceAll(/(['‘’‚‛])['‘’‚‛]/gu, '$1'));
    else if (bare !== null) words.push(bare[0]);
    else throw new Error(`PowerShell would read this otherwise: ${rest}`);
    rest = rest.slice((literal ?? bare)?.[0].length);
  }
  return words;
}

/** How PowerShell hands a word to a program: up to 7.2, and later when told to, only spaces outside of quotes matter. */
export function handOverLegacy(word: string, version: 'windows' | 'core'): string {
  let quotes = 0;
  let needsQuotes = false;
  for (const [at, character] of Array.from(word).entries()) {
    if (character === '"' && Array.from(word)[at - 1] !== '\\') quotes += 1;
    else if (/\s/.test(character) && quotes % 2 === 0) needsQuotes = true;
  }
  if (!needsQuotes) return word;
  const trailing = version === 'core' ? (/\\+$/.exec(word)?.[0] ?? '') : '';
  return `"${word}${trailing}"`;
}

/** How PowerShell from 7.3 on does it by itself. */
export function handOverModern(word: string): string {
  if (word !== '' && !/[\s"]/.test(word)) return word;
  return `"${word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`;
}
