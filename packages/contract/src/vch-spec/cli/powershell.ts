import { oneLine, type ShellSyntax } from './shell-syntax.ts';
import { windowsArgument } from './windows-argument.ts';

/** what is neither number nor operator, and has no meaning anywhere in a word */
const PLAIN = /^(?:\/?[A-Za-z_][\w./:\\-]*(?<!\\)|\d+)$/;

/** PowerShell reads typographic quotes as single quotes too. */
const QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/**
 * PowerShell on Windows. Up to version 7.2 it hands double quotes, and backslashes at the end, to programs unescaped; later versions do so
 * when told to. Arguments with them are written as the program is to get them, which is the same for all versions once they are told.
 */
export const powerShell: ShellSyntax = {
  prefix: '.\\',
  continuation: ' `',
  quote: (value) => {
    if (PLAIN.test(value)) return value;
    return literal(isHandedOverBadly(value) ? windowsArgument(value) : value);
  },
  comment: (text) => `# ${oneLine(text)}`,
  preamble: (values) =>
    values.some((value) => !PLAIN.test(value) && isHandedOverBadly(value))
      ? ["$PSNativeCommandArgumentPassing = 'Legacy'"]
      : [],
};

function literal(text: string): string {
  return `'${text.replaceAll(QUOTES, '$&$&')}'`;
}

function isHandedOverBadly(value: string): boolean {
  return value === '' || value.includes('"') || value.endsWith('\\');
}
