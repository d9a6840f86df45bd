import type { Method } from '../../method.ts';
import { dateTime } from '../../soap/value.ts';

export const method: Method = {
  name: 'CurrentTime',
  on: 'ServiceInstance',
  parameters: '',
  privilege: 'System.View',
  run: ({ world }) => dateTime(world.now()),
};
