import { addressText, prefixLength, type IpNet, type VchConfig } from '@vic/extraconfig';
import { present } from './container.ts';

/** Addresses on a network that are in the hands of a VCH. */
export interface NetworkAddresses {
  /** of the port group */
  readonly moid: string;
  /** `subnet`: of a container network without ranges, which may give out any */
  readonly kind: 'endpoint' | 'range' | 'subnet';
  /** an address, a CIDR block or `first-last` */
  readonly addresses: string;
}

export const BRIDGE = 'bridge';

/** The static addresses of an endpoint VM, and what its container networks give out. Bridge networks are left out. */
export function networkAddresses({ init, network }: VchConfig): NetworkAddresses[] {
  const roles = present(init.networks).flatMap(
    ([
      ,
      {
        isStatic,
        ip,
        network: { common },
      },
    ]): NetworkAddresses[] => {
      const address = isStatic ? addressText(ip?.ip ?? null) : null;
      return address === null ? [] : [{ moid: moidOf(common.id), kind: 'endpoint', addresses: address }];
    },
  );
  const routed = present(network.containerNetworks).filter(
    ([alias]) => ![BRIDGE, network.bridgeNetwork].includes(alias),
  );
  const containers = routed.flatMap(([, { common, gateway, pools }]): NetworkAddresses[] => {
    const moid = moidOf(common.id);
    const ranges = pools.flatMap(({ first, last }) => rangeText(first, last) ?? []);
    if (ranges.length > 0) return ranges.map((addresses) => ({ moid, kind: 'range', addresses }));
    const subnet = cidrText(gateway);
    return subnet === null ? [] : [{ moid, kind: 'subnet', addresses: subnet }];
  });
  const all = [...roles, ...containers].filter(({ moid }) => moid !== '');
  // Roles share a NIC and its address.
  return all.filter((use, index) => all.findIndex((each) => isSame(each, use)) === index);
}

const isSame = (one: NetworkAddresses, other: NetworkAddresses): boolean =>
  one.moid === other.moid && one.addresses === other.addresses;

function rangeText(first: Uint8Array | null, last: Uint8Array | null): string | null {
  const [from, to] = [addressText(first), addressText(last)];
  return from === null || to === null ? null : `${from}-${to}`;
}

/** The moid in `Type:moid`. */
export function moidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** `172.16.0.0/12`; null for what is none. */
export function cidrText({ ip, mask }: IpNet): string | null {
  const address = addressText(ip);
  const prefix = prefixLength(mask);
  return address === null || prefix === null ? null : `${address}/${prefix}`;
}
