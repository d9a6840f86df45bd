/** How a VCH was told to be reached: its addresses, and the port and TLS of its Docker engine. */
import { addressBytes, addressText, decodeVch, secretKeyOf, type IpNet, type VchConfig } from '@vic/extraconfig';
import { extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import type { EngineTls } from './docker/engine.ts';
import { sentenceOf } from './sentence-of.ts';

/** The component that is the Docker engine. */
export const PERSONALITY = 'docker-personality';

/** Addresses that roles were given, by the slot of their network card: all roles on a card share it. */
export function configuredAddresses({ init }: VchConfig): Map<string, IpNet> {
  const bySlot = new Map<string, IpNet>();
  for (const [role, { isStatic, ip, common }] of init.networks) {
    if (role !== 'bridge' && isStatic && ip !== null && addressText(ip.ip) !== null) bySlot.set(common.id, ip);
  }
  return bySlot;
}

/** The address of a role's network card; null when it takes what the network hands out. */
export function configuredAddress(config: VchConfig, role: string): string | null {
  const slot = config.init.networks.get(role)?.common.id ?? '';
  return addressText(configuredAddresses(config).get(slot)?.ip ?? null);
}

/** The first address of the bridge's range, in a network of its width. */
export function bridgeAddress({ network }: VchConfig): IpNet {
  const range = addressText(network.bridgeIpRange?.ip ?? null);
  const first = range === null ? null : addressBytes(range.replace(/\d+$/, (last) => String(Number(last) + 1)));
  return { ip: first, mask: first === null ? null : network.bridgeNetworkWidth };
}

/** Where the Docker engine listens. */
export function dockerPortOf(config: VchConfig): number {
  const args = config.init.sessions.get(PERSONALITY)?.cmd.args ?? [];
  const port = args.flatMap((each) => /^-port=(\d+)$/.exec(each)?.[1] ?? []).map(Number)[0];
  return port ?? (config.certificate.hostCertificate === null ? 2375 : 2376);
}

/** The engine's TLS; null without; a sentence when it cannot be had. */
export function tlsOf(vm: VirtualMachine): EngineTls | string | null {
  const pairs = extraConfigOf(vm);
  const secretKey = secretKeyOf(pairs);
  try {
    const { certificate } = decodeVch(pairs, secretKey === null ? {} : { secretKey });
    if (certificate.hostCertificate === null) return null;
    const { cert, key } = certificate.hostCertificate;
    if (cert === null || key === null) return 'The private key of the host certificate cannot be read.';
    return {
      certificate: textOf(cert),
      privateKey: textOf(key),
      clientAuthorities:
        certificate.certificateAuthorities === null ? null : textOf(certificate.certificateAuthorities),
    };
  } catch (error) {
    return sentenceOf(error);
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
