/**
 * What the guest of an endpoint VM writes into its configuration: the pairs that it may write begin with
 * `guestinfo.vice..`; they are lost when the VM is powered off.
 */
import {
  encodeVch,
  models,
  zeroOf,
  type ExtraConfig,
  type IpNet,
  type NetworkEndpoint,
  type SessionConfig,
  type VchConfig,
} from '@vic/extraconfig';

const WRITABLE = 'guestinfo.vice..';
const NO_ADDRESS = zeroOf(models.ipNet);
export const STARTED = 'true';

export interface Boot {
  /** by role, such as `client` */
  readonly addresses: ReadonlyMap<string, IpNet>;
  /** why a component did not start, by its name; those that are not here did */
  readonly faults: ReadonlyMap<string, string>;
  readonly at: Date;
}

/** The configuration of a VCH that is up. */
export function afterBoot(config: VchConfig, { addresses, faults, at }: Boot): VchConfig {
  const startTime = BigInt(Math.floor(at.getTime() / 1000));
  return withInit(
    config,
    (role, endpoint) => ({
      ...endpoint,
      assigned: addresses.get(role) ?? NO_ADDRESS,
      network: {
        ...endpoint.network,
        assigned: { gateway: endpoint.network.gateway, nameServers: endpoint.network.nameServers },
      },
    }),
    (name, session) => {
      const fault = faults.get(name);
      return {
        ...session,
        started: fault ?? STARTED,
        detail: { ...session.detail, startTime: fault === undefined ? startTime : 0n },
      };
    },
  );
}

/** The configuration of a VCH that is off. */
export function afterPowerOff(config: VchConfig): VchConfig {
  return withInit(
    config,
    (_, endpoint) => ({
      ...endpoint,
      assigned: NO_ADDRESS,
      network: { ...endpoint.network, assigned: { gateway: NO_ADDRESS, nameServers: [] } },
    }),
    (_, session) => ({
      ...session,
      started: '',
      exitStatus: 0,
      detail: { ...session.detail, startTime: 0n, stopTime: 0n },
    }),
  );
}

/** The pairs to write so that the guest's part of the configuration becomes `next`; an empty value removes its key. */
export function writesFor(pairs: ExtraConfig, config: VchConfig, next: VchConfig): [string, string][] {
  const before = encodeVch(config);
  const after = encodeVch(next);
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => key.startsWith(WRITABLE));
  return keys
    .map((key): [string, string] => [key, after.get(key) ?? ''])
    .filter(([key, value]) => (pairs.get(key) ?? '') !== value);
}

function withInit(
  config: VchConfig,
  endpoint: (role: string, value: NetworkEndpoint) => NetworkEndpoint,
  session: (name: string, value: SessionConfig) => SessionConfig,
): VchConfig {
  const { init } = config;
  return {
    ...config,
    init: {
      ...init,
      networks: new Map([...init.networks].map(([role, value]) => [role, endpoint(role, value)])),
      sessions: new Map([...init.sessions].map(([name, value]) => [name, session(name, value)])),
    },
  };
}
