import { text, type Text } from '../text.ts';
import { bash } from './bash.ts';
import { cmd } from './cmd.ts';
import type { CliLine } from './line.ts';
import { powerShell } from './powershell.ts';
import type { ShellSyntax } from './shell-syntax.ts';

export type Shell = 'bash' | 'powershell' | 'cmd';

const SYNTAX: Readonly<Record<Shell, ShellSyntax>> = { bash, powershell: powerShell, cmd };

/** A call as text to paste into a shell, one option a line. */
export function quote({ program, args }: CliLine, shell: Shell): string {
  const syntax = SYNTAX[shell];
  const options = args.map(({ option, value }) =>
    value === null ? `--${option}` : `--${option} ${syntax.quote(value)}`,
  );
  const call = [`${syntax.prefix}${program} create`, ...options].join(`${syntax.continuation}\n  `);
  return [...syntax.preamble(args.flatMap(({ value }) => value ?? [])), call].join('\n');
}

/**
 * The same after comments with all that is to be known about it. They come first, because vic-machine asks for passwords: a shell that takes
 * a pasted text line by line would answer with what follows.
 *
 * @param tell puts a text into the reader's language
 */
export function quoteWithComments(line: CliLine, shell: Shell, tell: (text: Text) => string): string {
  const comments = [...line.comments, text('cli.only-here'), ...line.furtherOptions];
  return [...comments.map((comment) => SYNTAX[shell].comment(tell(comment))), quote(line, shell)].join('\n');
}
