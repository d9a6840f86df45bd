import type { Method } from '../../method.ts';
import { settingValue } from '../../settings.ts';
import { invalidName } from '../../soap/fault.ts';

/** One setting by its full name, or all below a prefix that ends with a dot; all without a name. */
export const method: Method = {
  name: 'QueryOptions',
  on: 'OptionManager',
  parameters: 'name:string?',
  privilege: 'System.Read',
  run: ({ world, args }) => {
    const name = args.optionalString('name') ?? '';
    const found = [...world.inventory.settings].filter(
      ([key]) => name === '' || key === name || (name.endsWith('.') && key.startsWith(name)),
    );
    if (found.length === 0) throw invalidName(name);
    return found.map(([key, value]) => settingValue(key, value));
  },
};
