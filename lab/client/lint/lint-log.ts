import type { LintEntry } from '../browser/wire.ts';

const MAX_ENTRIES = 500;
const MAX_MESSAGE = 500;

/** Faults of plug-ins that a real client would not tell about. Equal ones are counted; the oldest make room. */
export class LintLog {
  readonly isEnabled: boolean;
  readonly #entries = new Map<string, LintEntry>();
  readonly #onChange: () => void;

  constructor(isEnabled: boolean, onChange: () => void = () => undefined) {
    this.isEnabled = isEnabled;
    this.#onChange = onChange;
  }

  note(severity: LintEntry['severity'], rule: string, message: string): void {
    if (!this.isEnabled) return;
    const text = message.slice(0, MAX_MESSAGE);
    const key = `${rule}\n${text}`;
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    const lastAt = new Date().toISOString();
    this.#entries.set(key, { rule, severity, message: text, count: (known?.count ?? 0) + 1, lastAt });
    if (this.#entries.size > MAX_ENTRIES) this.#entries.delete(this.#entries.keys().next().value ?? '');
    this.#onChange();
  }

  list(): LintEntry[] {
    return [...this.#entries.values()];
  }

  clear(): void {
    this.#entries.clear();
    this.#onChange();
  }
}
