import type { Text } from '../text.ts';
import { bash } from './bash.ts';
import { cmd } from './cmd.ts';
import type { CliLine } from './line.ts';
import { powerShell } from './powershell.ts';
import type { ShellSyntax } from './shell-syntax.ts';

export type Shell = 'bash' | 'powershell' | 'cmd';

const SYNTAX: Readonly<Record<Shell, ShellSyntax>> = { bash, powershell: powerShell, cmd };

/**
 * A call as text to paste into a shell, one option a line, after its comments.
 *
 * @param tell puts a text into the reader's language
 */
export function quote({ program, args, comments }: CliLine, shell: Shell, tell: (text: Text) => string): string {
  const syntax = SYNTAX[shell];
  const options = args.map(({ option, value }) =>
    value === null ? `--${option}` : `--${option} ${syntax.quote(value)}`,
  );
  const call = [`${syntax.prefix}${program} create`, ...options].join(`${syntax.continuation}\n  `);
  const preamble = syntax.preamble(args.flatMap(({ value }) => value ?? []));
  return [...comments.map((comment) => syntax.comment(tell(comment))), ...preamble, call].join('\n');
}
