import { createInterface } from 'node:readline/promises';
import { usageFailure } from './failure.ts';

/** What a command says and asks; tests have their own. */
export interface Terminal {
  /** Results, on standard output. */
  print(line: string): void;
  /** Warnings, failures and everything said beside a result, on standard error. */
  report(line: string): void;
  /** Asks for a text that is not shown while it is typed. Null if nobody can answer. */
  askSecret(question: string): Promise<string | null>;
  /** Asks yes or no. Null if nobody can answer. */
  confirm(question: string): Promise<boolean | null>;
}

/** The terminal the process was started in. */
export function processTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    report: (line) => void process.stderr.write(`${line}\n`),
    askSecret: async (question) =>
      isInteractive() ? readSecret(question, process.stdin, (text) => void process.stderr.write(text)) : null,
    confirm: async (question) => (isInteractive() ? readConfirmation(question) : null),
  };
}

function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

async function readConfirmation(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}

/** The side of a terminal that is typed on. */
export interface KeyInput {
  setRawMode(isRaw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (chunk: Buffer | string) => void): unknown;
  off(event: 'data', listener: (chunk: Buffer | string) => void): unknown;
}

const END_KEYS = ['\r', '\n'];
const CANCEL_KEYS = ['\u0003', '\u0004'];
const BACKSPACE_KEYS = ['\u007f', '\b'];

/**
 * Reads a line that is not shown. In raw mode the terminal shows nothing by itself, so editing keys are handled here.
 * @param say writes to the terminal
 * @throws CommandFailure after Ctrl-C or Ctrl-D
 */
export function readSecret(question: string, input: KeyInput, say: (text: string) => void): Promise<string> {
  // Before the question: what is typed the moment it appears must not be shown either.
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  say(question);
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      say('\n');
    };
    const read = (chunk: Buffer | string): void => {
      for (const key of chunk.toString()) {
        if (CANCEL_KEYS.includes(key)) {
          end();
          reject(usageFailure('Cancelled.'));
          return;
        }
        if (END_KEYS.includes(key)) {
          end();
          resolve(typed.join(''));
          return;
        }
        typed = BACKSPACE_KEYS.includes(key) ? typed.slice(0, -1) : [...typed, key];
      }
    };
    input.on('data', read);
  });
}
