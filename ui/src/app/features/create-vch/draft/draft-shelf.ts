import { Injectable } from '@angular/core';
import { withoutSecrets, type VchSpec } from '@vic/contract/vch-spec';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { readableSpec } from './readable-spec.ts';

const KEY = 'vic.create-vch.draft';
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
 * Keeps one unfinished draft in this browser, without passwords and keys. Where storage is forbidden, drafts live as long
 * as the page.
 */
@Injectable({ providedIn: 'root' })
export class DraftShelf {
  /** Null: there is none, or none that can be read. */
  read(): KeptDraft | null {
    const stored = parsed();
    if (!Check(Stored, stored)) return null;
    const savedAtMs = Date.parse(stored.savedAt);
    const spec = readableSpec(stored.spec);
    return spec && !Number.isNaN(savedAtMs) ? { savedAtMs, step: stored.step, spec } : null;
  }

  /** @returns whether it is kept */
  keep(spec: VchSpec, step: string): boolean {
    const savedAt = new Date().toISOString();
    try {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, savedAt, step, spec: withoutSecrets(spec) }));
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Where nothing can be removed, nothing was kept.
    }
  }
}

function parsed(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}
