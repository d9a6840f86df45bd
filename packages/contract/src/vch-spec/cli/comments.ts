import { hasProxyPassword } from '../networks/proxy.ts';
import { filesOfRegistry } from '../registry/arguments.ts';
import { filesOfSecurity } from '../security/arguments.ts';
import type { PemFile } from '../security/schema.ts';
import { text, type Text } from '../text.ts';
import type { VchSpec } from '../vch-spec.ts';
import { optionOf } from './argument.ts';
import { PASSWORD_OPTION, THUMBPRINT_OPTION, USER_OPTION, type CliContext } from './connection.ts';

/** Options of `vic-machine create` that no API carries; what each does is `createVch.cli.only.<option>`. */
export const CLI_ONLY_OPTIONS = [
  'storage-quota',
  'containers',
  'asymmetric-routes',
  'tls-cert-path',
  'appliance-iso',
  'bootstrap-iso',
  'timeout',
  'force',
  'extended-help',
] as const;

/** What has to be known about a call: what it will ask for and needs, and what it cannot say. */
export function commentsOn(spec: VchSpec, context: CliContext): readonly Text[] {
  return [
    ...commentsOnConnection(spec, context),
    ...commentsOnFiles([...filesOfSecurity(spec.security), ...filesOfRegistry(spec.registry)]),
    ...commentsOnProxy(spec),
    ...commentsOnContainerNetworks(spec),
  ];
}

/** What else a call could say. */
export function furtherOptions(): readonly Text[] {
  return CLI_ONLY_OPTIONS.map((option) => text(`cli.only.${option}`, { option: `--${option}` }));
}

function commentsOnConnection({ operationsUser }: VchSpec, { user, thumbprint }: CliContext): readonly Text[] {
  return [
    user === null
      ? text('cli.user-missing', { option: `--${USER_OPTION}` })
      : text('cli.asks-password', { option: `--${PASSWORD_OPTION}`, user }),
    ...(thumbprint === null ? [text('cli.thumbprint', { option: `--${THUMBPRINT_OPTION}` })] : []),
    ...(operationsUser.user === ''
      ? []
      : [text('cli.asks-password', { option: `--${optionOf('operationsUser.password')}`, user: operationsUser.user })]),
  ];
}

function commentsOnFiles(files: readonly PemFile[]): readonly Text[] {
  const names = [...new Set(files.map(({ fileName }) => fileName))];
  const contents = new Set(files.map(({ fileName, pem }) => `${fileName}\n${pem}`));
  if (names.length === 0) return [];
  const needed = text('cli.files', { files: names.join(', ') });
  return contents.size === names.length ? [needed] : [needed, text('cli.files-of-same-name')];
}

function commentsOnProxy({ networks: { proxy } }: VchSpec): readonly Text[] {
  const ids = (['http', 'https'] as const).filter((scheme) => hasProxyPassword(proxy[scheme]));
  return ids.map((scheme) => text('cli.proxy-password', { option: `--${optionOf(`networks.proxy.${scheme}`)}` }));
}

/** There a colon ends the port group, and settings are told by it alone. */
function commentsOnContainerNetworks({ networks }: VchSpec): readonly Text[] {
  const chosen = networks.containerNetworks.filter(({ portGroup }) => portGroup !== null);
  const withColon = chosen.filter(({ portGroup }) => portGroup?.path.includes(':'));
  const repeated = chosen.filter(({ portGroup }, index) =>
    chosen.slice(0, index).some((other) => other.portGroup?.path === portGroup?.path),
  );
  return [
    ...withColon.map(({ alias }) => text('cli.network-with-colon', { alias })),
    ...repeated.map(({ alias }) => text('cli.network-repeated', { alias })),
  ];
}
