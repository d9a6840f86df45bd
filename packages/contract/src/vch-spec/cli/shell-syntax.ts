/** How a shell is written. */
export interface ShellSyntax {
  /** before a program of the current folder */
  readonly prefix: string;
  /** at the end of a line that goes on in the next */
  readonly continuation: string;
  /** One argument. */
  readonly quote: (value: string) => string;
  readonly comment: (text: string) => string;
  /** Lines that have to come before a call with these arguments. */
  readonly preamble: (values: readonly string[]) => readonly string[];
}

/** A comment ends with its line: breaks become spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
