import type { Method } from '../../method.ts';
import { invalidName } from '../../soap/fault.ts';

export const method: Method = {
  name: 'UpdateOptions',
  on: 'OptionManager',
  parameters: 'changedValue:OptionValue+',
  privilege: 'Global.Settings',
  run: ({ world, args }) => {
    const { settings } = world.inventory;
    for (const option of args.all('changedValue')) {
      const key = option.string('key');
      if (key === '') throw invalidName(key);
      const { xsiType, text } = option.child('value');
      if (xsiType === 'int' || xsiType === 'long') settings.set(key, Number(text));
      else if (xsiType === 'boolean') settings.set(key, text === 'true');
      else settings.set(key, text);
    }
    world.changedManager('VpxSettings', ['setting']);
    return undefined;
  },
};
