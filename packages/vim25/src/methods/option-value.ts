import { field, objects, text } from '../fields.ts';
import type { VimValue } from '../values.ts';
import { anyType, choice, string, struct, type AnyValue } from '../wire/encode.ts';

/** A setting: one pair of a VM's `extraConfig`, where an empty text removes the key, or a setting of vCenter. */
export interface OptionValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** Writes a setting. */
export const optionValue = choice<OptionValue>(() => struct({ key: string, value: anyType }));

/** A setting as it was read. */
export interface ReadOption {
  readonly key: string;
  readonly value: VimValue;
}

/** Reads settings; those without a key or a value are left out. */
export function decodeOptionValues(value: VimValue | undefined): ReadOption[] {
  return objects(value).flatMap((entry) => {
    const key = text(field(entry, 'key'));
    const setting = field(entry, 'value');
    return key === undefined || setting === undefined ? [] : [{ key, value: setting }];
  });
}
