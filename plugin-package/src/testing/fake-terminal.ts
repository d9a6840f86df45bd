import type { Terminal } from '../cli/terminal.ts';

/** A terminal that remembers what was said and answers as it was told; null is nobody there. */
export class FakeTerminal implements Terminal {
  readonly printed: string[] = [];
  readonly reported: string[] = [];
  readonly asked: string[] = [];
  secret: string | null = null;
  answer: boolean | null = null;

  print(line: string): void {
    this.printed.push(line);
  }

  report(line: string): void {
    this.reported.push(line);
  }

  async askSecret(question: string): Promise<string | null> {
    this.asked.push(question);
    return this.secret;
  }

  async confirm(question: string): Promise<boolean | null> {
    this.asked.push(question);
    return this.answer;
  }

  /** Everything that came out, for searches. */
  get all(): string {
    return [...this.printed, ...this.reported, ...this.asked].join('\n');
  }
}
