import type { Method } from '../../method.ts';
import { serviceContent } from '../../service-content.ts';

export const method: Method = {
  name: 'RetrieveServiceContent',
  on: 'ServiceInstance',
  parameters: '',
  privilege: null,
  run: ({ world }) => serviceContent(world),
};
