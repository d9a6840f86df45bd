import { oneLine, type ShellSyntax } from './shell-syntax.ts';

/** what no shell of the Bourne family reads in another way */
const PLAIN = /^[\w./:@%+=,-]+$/;

/**
 * bash and zsh. Nothing means anything between single quotes, the history's `!` and line breaks included; a single quote is written between
 * two such texts.
 */
export const bash: ShellSyntax = {
  prefix: './',
  continuation: ' \\',
  quote: (value) =>
    PLAIN.test(value) && !value.startsWith('=') ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`,
  comment: (text) => `# ${oneLine(text)}`,
  preamble: () => [],
};
