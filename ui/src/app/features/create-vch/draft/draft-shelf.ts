import { Injectable, signal } from '@angular/core';
import { withoutSecrets, type VchSpec } from '@vic/contract/vch-spec';
import * as Type from 'typebox';
import { Check } from 'typebox/schema';
import { readableSpec } from './readable-spec.ts';

const KEYS = 'vic.create-vch.draft.of.';
const VERSION = 1;

const Stored = Type.Object({
  version: Type.Literal(VERSION),
  /** ISO 8601 */
  savedAt: Type.String(),
  step: Type.String(),
  spec: Type.Unknown(),
});

/** An unfinished draft of before. */
export interface KeptDraft {
  readonly savedAtMs: number;
  /** step that it was left at */
  readonly step: string;
  /** without secrets */
  readonly spec: VchSpec;
}

/**
 * Keeps one unfinished draft of each user in this browser, without passwords and keys. Where storage is forbidden, drafts
 * live as long as the page.
 */
@Injectable({ providedIn: 'root' })
export class DraftShelf {
  readonly #key = signal<string | null>(null);

  /** Whose drafts are read and kept from now on. @param userName null: not known, and none is */
  belongTo(userName: string | null): void {
    this.#key.set(userName === null ? null : `${KEYS}${fingerprint(userName.toLowerCase())}`);
  }

  /** Whether there are drafts of anybody. */
  hasAny(): boolean {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(KEYS));
    } catch {
      return false;
    }
  }

  /** Null: there is none, or none that can be read. */
  read(): KeptDraft | null {
    const stored = parsed(this.#key());
    if (!Check(Stored, stored)) return null;
    const savedAtMs = Date.parse(stored.savedAt);
    const spec = readableSpec(stored.spec);
    return spec && !Number.isNaN(savedAtMs) ? { savedAtMs, step: stored.step, spec } : null;
  }

  /** Reads a signal: whose it is may become known later. @returns whether it is kept */
  keep(spec: VchSpec, step: string): boolean {
    const key = this.#key();
    if (key === null) return false;
    const savedAt = new Date().toISOString();
    try {
      localStorage.setItem(key, JSON.stringify({ version: VERSION, savedAt, step, spec: withoutSecrets(spec) }));
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets the draft of this user. */
  clear(): void {
    const key = this.#key();
    try {
      if (key !== null) localStorage.removeItem(key);
    } catch {
      // Where nothing can be removed, nothing was kept.
    }
  }
}

function parsed(key: string | null): unknown {
  try {
    return key === null ? null : JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Tells users apart without naming them: FNV-1a of their name. */
function fingerprint(text: string): string {
  const hash = [...new TextEncoder().encode(text)].reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
