/** Advanced settings of the vCenter (OptionManager). */
import type { Value } from './soap/value.ts';
import { any, boolean, int, object, text } from './soap/value.ts';

export function settingValue(key: string, value: string | number | boolean): Value {
  const typed = typeof value === 'string' ? text(value) : typeof value === 'number' ? int(value) : boolean(value);
  return object('OptionValue', { key: text(key), value: any(typed) });
}
