import type { FirewallFacts } from './facts.ts';

/** A host's firewall as vSphere tells it. */
export interface ToldFirewall {
  /** false: the host told nothing */
  readonly isKnown: boolean;
  readonly isOutgoingBlocked: boolean | undefined;
  readonly rulesets: readonly {
    readonly key: string;
    readonly isEnabled: boolean;
    readonly rules: readonly {
      readonly direction: 'inbound' | 'outbound';
      readonly protocol: string;
      readonly portType: 'src' | 'dst' | undefined;
      readonly port: number;
      readonly endPort: number;
    }[];
    /** null: for all addresses */
    readonly allowedHosts: {
      readonly addresses: readonly string[];
      readonly networks: readonly { readonly network: string; readonly prefixLength: number }[];
    } | null;
  }[];
}

/** What the checks need to know of a firewall; null if the host told nothing. */
export function firewallFacts({ isKnown, isOutgoingBlocked, rulesets }: ToldFirewall): FirewallFacts | null {
  if (!isKnown) return null;
  return {
    blocksOutgoing: isOutgoingBlocked ?? true,
    rulesets: rulesets.map((ruleset) => ({
      key: ruleset.key,
      isEnabled: ruleset.isEnabled,
      allowedAddresses: allowedAddresses(ruleset),
      rules: ruleset.rules
        // A source port says nothing about where a connection may go.
        .filter(({ portType }) => portType !== 'src')
        .map(({ direction, protocol, port, endPort }) => ({
          direction,
          protocol: protocol.toLowerCase(),
          port,
          endPort,
        })),
    })),
  };
}

function allowedAddresses({ allowedHosts }: ToldFirewall['rulesets'][number]): string[] | null {
  if (allowedHosts === null) return null;
  const networks = allowedHosts.networks.map(({ network, prefixLength }) => `${network}/${prefixLength}`);
  return [...allowedHosts.addresses, ...networks];
}
