import type { Registry } from './schema.ts';

export const registryDefaults: Registry = { isWhitelistOnly: false, whitelist: [], insecure: [], authorities: [] };
