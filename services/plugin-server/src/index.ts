/** What other packages may use of the plug-in server: the shape of its configuration. */
export { Config, VcenterConfig, VcentersFile } from './config/config.schema.ts';
export { ConfigError } from './config/config-error.ts';
export { parseWith } from './config/load-config.ts';
