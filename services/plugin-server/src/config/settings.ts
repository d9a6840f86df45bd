/**
 * The single-value settings: key in the configuration file, option of the command line and environment variable.
 * Options win over the environment, the environment over the file.
 */
export interface Setting {
  /** path in the configuration, with dots */
  readonly key: string;
  readonly option: string;
  readonly variable: string;
  readonly help: string;
  readonly kind: 'text' | 'number' | 'path' | 'boolean' | 'list';
}

export const SETTINGS: readonly Setting[] = [
  {
    key: 'listen.host',
    option: '--host <address>',
    variable: 'VIC_PLUGIN_LISTEN_HOST',
    help: 'address to listen on',
    kind: 'text',
  },
  {
    key: 'listen.port',
    option: '--port <number>',
    variable: 'VIC_PLUGIN_LISTEN_PORT',
    help: 'port to listen on (0: any free one)',
    kind: 'number',
  },
  {
    key: 'tls.certFile',
    option: '--cert <file>',
    variable: 'VIC_PLUGIN_TLS_CERT_FILE',
    help: 'PEM file with the server certificate',
    kind: 'path',
  },
  {
    key: 'tls.keyFile',
    option: '--key <file>',
    variable: 'VIC_PLUGIN_TLS_KEY_FILE',
    help: 'PEM file with its private key',
    kind: 'path',
  },
  {
    key: 'uiFolder',
    option: '--ui <folder>',
    variable: 'VIC_PLUGIN_UI_FOLDER',
    help: 'folder of the built ui',
    kind: 'path',
  },
  {
    key: 'manifestFolder',
    option: '--manifest <folder>',
    variable: 'VIC_PLUGIN_MANIFEST_FOLDER',
    help: 'folder of plugin.json and plugin.zip',
    kind: 'path',
  },
  {
    key: 'vcentersFile',
    option: '--vcenters-file <file>',
    variable: 'VIC_PLUGIN_VCENTERS_FILE',
    help: 'file with the vCenters, as vic-plugin writes it',
    kind: 'path',
  },
  {
    key: 'frameAncestors',
    option: '--frame-ancestors <sources>',
    variable: 'VIC_PLUGIN_FRAME_ANCESTORS',
    help: 'who may frame the ui, separated by commas',
    kind: 'list',
  },
  {
    key: 'requireTrustedTypes',
    option: '--require-trusted-types',
    variable: 'VIC_PLUGIN_REQUIRE_TRUSTED_TYPES',
    help: 'demand Trusted Types in the ui',
    kind: 'boolean',
  },
  {
    key: 'logLevel',
    option: '--log-level <level>',
    variable: 'VIC_PLUGIN_LOG_LEVEL',
    help: 'fatal, error, warn, info, debug or silent',
    kind: 'text',
  },
];

export const CONFIG_FILE_VARIABLE = 'VIC_PLUGIN_CONFIG';

/** Name under which the parser of the command line stores a setting: `--vcenters-file <file>` is `vcentersFile`. */
export function optionName({ option }: Setting): string {
  const [flag = ''] = option.split(' ');
  return flag.slice(2).replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
