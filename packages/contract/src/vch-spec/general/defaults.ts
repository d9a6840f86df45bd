import type { General } from './schema.ts';

export const generalDefaults: General = {
  name: '',
  containerNameConvention: '',
  debug: 0,
  syslog: { transport: 'tcp', host: '', port: null },
};
