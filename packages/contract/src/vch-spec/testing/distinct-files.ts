import type { VchSpec } from '../vch-spec.ts';

/** Files with names of their own, as the comments of a command line ask for. */
export function withDistinctFiles(spec: VchSpec): VchSpec {
  let count = 0;
  return JSON.parse(JSON.stringify(spec), (key, value: unknown) => {
    if (key !== 'fileName') return value;
    count += 1;
    return `${count}${String(value)}`;
  }) as VchSpec;
}
