import type { Compute } from './schema.ts';

export const computeDefaults: Compute = {
  resource: null,
  cpu: { limit: null, reservation: null, shares: { level: 'normal' } },
  memory: { limit: null, reservation: null, shares: { level: 'normal' } },
  endpoint: { cpus: null, memory: null },
  useVmGroup: false,
};
