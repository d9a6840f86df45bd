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
    askSecret: async (question) => (isInteractive() ? readSecret(question) : null),
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

/** Raw mode: the terminal shows nothing by itself, so editing keys are handled here. */
function readSecret(question: string): Promise<string> {
  const { stdin } = process;
  // Before the question: what is typed the moment it appears must not be shown either.
  stdin.setRawMode(true);
  process.stderr.write(question);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = () => {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
      process.stderr.write('\n');
    };
    const read = (chunk: Buffer | string) => {
      for (const key of chunk.toString()) {
        if (key === '\u0003' || key === '\u0004') {
          end();
          reject(usageFailure('Cancelled.'));
          return;
        }
        if (key === '\r' || key === '\n') {
          end();
          resolve(typed);
          return;
        }
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', read);
  });
}
