import { oneLine, type ShellSyntax } from './shell-syntax.ts';
import { windowsArgument } from './windows-argument.ts';

const PLAIN = /^[\w./:\\@+-]+(?<!\\)$/;

/**
 * The Windows command prompt, for pasting (batch files treat `%` in another way). Between double quotes only `%` still means something, and
 * the double quote itself. With either in it, each character that means something gets a caret, quotes included, so that the prompt never
 * sees quotes: `^%name^%` names a variable that nobody has, and stays. A line break would end the command, so it becomes a space.
 */
export const cmd: ShellSyntax = {
  prefix: '',
  continuation: ' ^',
  quote: (value) => {
    const line = value.replaceAll(/\p{Cc}+/gu, ' ');
    if (PLAIN.test(line)) return line;
    const argument = windowsArgument(line);
    return /["%!^]/.test(line) ? argument.replaceAll(/[()%!^"<>&|]/g, '^$&') : argument;
  },
  comment: (text) => `rem ${oneLine(text).replaceAll(/[%^]/g, ' ')}`,
  preamble: () => [],
};
