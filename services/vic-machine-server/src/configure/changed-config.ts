/** The configuration that a reconfigured VCH gets. */
import { isDeepStrictEqual } from 'node:util';
import { encodeVch, SECRET_KEY_KEY, type ChangedPair, type SessionConfig, type VchConfig } from '@vic/extraconfig';
import type { VchPlan } from '@vic/vch-validation';

export interface PlannedChange {
  /** the VCH as it is, planned the same way as what it shall be */
  readonly current: VchPlan;
  readonly wanted: VchPlan;
  /** what a creation by the wanted plan would write */
  readonly made: VchConfig;
  /** of vCenter, as the caller gave it; null: none was given */
  readonly thumbprint: string | null;
}

const NAMESERVED = new Set(['client', 'management', 'public']);
const TLS_PORT = '-port=2376';

/**
 * Puts what changes into the configuration that the VCH has. Everything else stays as it is, whoever wrote it: addresses of
 * NICs, command lines of its version, what its guest reports.
 */
export function changedConfig(config: VchConfig, change: PlannedChange): VchConfig {
  const { current, wanted, made, thumbprint } = change;
  const { init, connection, certificate, storage, network, container } = config;
  const isChanged = (part: (plan: VchPlan) => unknown): boolean => !isDeepStrictEqual(part(current), part(wanted));
  const hasNewAuth = isChanged(({ auth }) => auth);
  return {
    ...config,
    init: {
      ...init,
      diagnostics: {
        ...init.diagnostics,
        debugLevel: wanted.debug,
        syslog: isChanged(({ syslog }) => syslog) ? made.init.diagnostics.syslog : init.diagnostics.syslog,
      },
      sessions: changedSessions(config, change),
      networks: isChanged(({ networks }) => networks.nameservers) ? withNameservers(config, made) : init.networks,
    },
    connection: {
      ...connection,
      username: made.connection.username,
      token: made.connection.token,
      targetThumbprint: connection.targetThumbprint === '' ? '' : (thumbprint ?? connection.targetThumbprint),
    },
    certificate: {
      ...certificate,
      ...(hasNewAuth && {
        hostCertificate: made.certificate.hostCertificate,
        certificateAuthorities: made.certificate.certificateAuthorities,
      }),
      ...(isChanged(({ registry }) => registry.authorities) && {
        registryCertificateAuthorities: made.certificate.registryCertificateAuthorities,
      }),
    },
    storage: { ...storage, volumeLocations: withNew(storage.volumeLocations, made.storage.volumeLocations) },
    network: { ...network, containerNetworks: withNew(network.containerNetworks, made.network.containerNetworks) },
    container: {
      ...container,
      containerNameConvention: made.container.containerNameConvention,
      ...(isChanged(({ compute }) => compute.vmGroup) && {
        usesVmGroup: made.container.usesVmGroup,
        vmGroupName: made.container.vmGroupName,
      }),
    },
    grantPermissions: made.grantPermissions,
  };
}

/** Entries that are there stay as they are, and new ones come after them. */
function withNew<T>(present: ReadonlyMap<string, T>, made: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...present, ...[...made].filter(([name]) => !present.has(name))]);
}

function withNameservers(config: VchConfig, made: VchConfig): VchConfig['init']['networks'] {
  const nameServers = made.init.networks.get('public')?.network.nameServers ?? [];
  const entries = [...config.init.networks].map(([role, endpoint]) =>
    NAMESERVED.has(role)
      ? ([role, { ...endpoint, network: { ...endpoint.network, nameServers } }] as const)
      : ([role, endpoint] as const),
  );
  return new Map(entries);
}

/** Variables by which the components know the proxies. */
const PROXY = /^(?:VICADMIN_)?(?:HTTP|HTTPS)_PROXY=|^NO_PROXY=/;

/** Their command lines belong to the version of the VCH; proxies and the port of Docker are all that changes in them. */
function changedSessions({ init }: VchConfig, { current, wanted, made }: PlannedChange): VchConfig['init']['sessions'] {
  const proxies = ({ registry }: VchPlan) => [registry.httpProxy, registry.httpsProxy, registry.noProxy];
  const hasNewProxies = !isDeepStrictEqual(proxies(current), proxies(wanted));
  const turnsToTls = wanted.auth.usesTls && !current.auth.usesTls;
  const entries = [...init.sessions].map(([name, session]): [string, SessionConfig] => {
    const { args, env } = session.cmd;
    const variables = made.init.sessions.get(name)?.cmd.env.filter((entry) => PROXY.test(entry)) ?? [];
    const cmd = {
      ...session.cmd,
      ...(turnsToTls && { args: args.map((each) => (/^-port=\d+$/.test(each) ? TLS_PORT : each)) }),
      ...(hasNewProxies && { env: [...env.filter((entry) => !PROXY.test(entry)), ...variables] }),
    };
    return [name, { ...session, cmd }];
  });
  return new Map(entries);
}

const isSecret = (key: string): boolean => key === SECRET_KEY_KEY || key.includes('@secret');

/**
 * The pairs to send so that a VM's configuration becomes another one. Secrets are sealed anew, all of them. Keys that are no
 * longer there are set to empty; those of others, and what only the guest wrote, are left alone.
 * @param secretKey a new one
 */
export function configChanges(before: VchConfig, after: VchConfig, secretKey: string): ChangedPair[] {
  const old = encodeVch(before, { secretKey });
  const fresh = encodeVch(after, { secretKey });
  return [
    ...[...fresh].flatMap(([key, value]) => (isSecret(key) || old.get(key) !== value ? [{ key, value }] : [])),
    ...[...old.keys()].flatMap((key) => (fresh.has(key) ? [] : [{ key, value: '' }])),
  ];
}
