import type { components } from './generated/vic-machine-server.ts';

export type { components, operations, paths } from './generated/vic-machine-server.ts';

/** The bodies of the API by name, such as `Schemas['VCH']`. */
export type Schemas = components['schemas'];
