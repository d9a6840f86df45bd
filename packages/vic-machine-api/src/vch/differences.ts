import type { Expected } from './from-specification.ts';
import type { Vch, VchSettings } from './vch.ts';

/** One thing that is not as it was asked for. */
export interface Difference {
  /** such as `cpuMHz.limit`, `volumeStores` */
  readonly path: string;
  readonly asked: unknown;
  readonly got: unknown;
}

/** What a VCH has otherwise than it was asked for; what the specification left open is no difference. */
export function differences(asked: Expected<VchSettings>, got: Vch): Difference[] {
  return compare('', asked, got.settings);
}

function compare(path: string, asked: unknown, got: unknown): Difference[] {
  if (asked === undefined) return [];
  if (Array.isArray(asked)) return isSameList(asked, got) ? [] : [{ path, asked, got }];
  if (isRecord(asked) && isRecord(got)) {
    return Object.entries(asked).flatMap(([key, value]) =>
      compare(path === '' ? key : `${path}.${key}`, value, got[key]),
    );
  }
  return Object.is(asked, got) ? [] : [{ path, asked, got }];
}

function isSameList(asked: readonly unknown[], got: unknown): boolean {
  return (
    Array.isArray(got) &&
    got.length === asked.length &&
    asked.every((entry, index) => compare('', entry, got[index]).length === 0)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
