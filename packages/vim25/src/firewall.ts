import type { VimClient } from './client.ts';
import { VimFault } from './errors.ts';
import { boolean, field, number, objects, reference, text } from './fields.ts';
import { retrieveObjects } from './retrieve.ts';
import { referenceKey, type ManagedObjectReference, type VimValue } from './values.ts';

/** What a ruleset lets through. */
export interface FirewallRule {
  readonly direction: 'inbound' | 'outbound';
  /** `tcp` or `udp`, or what else a host says. */
  readonly protocol: string;
  /** Whether the ports are those of the far end or of the host. */
  readonly portType: 'src' | 'dst' | undefined;
  readonly port: number;
  /** The same as `port` for a single one. */
  readonly endPort: number;
}

/** Rules of a host's firewall that are switched together. */
export interface FirewallRuleset {
  /** Its id, like `vSPC`. */
  readonly key: string;
  readonly label: string;
  readonly isEnabled: boolean;
  readonly rules: readonly FirewallRule[];
  /** The addresses that it is for; null for all. */
  readonly allowedHosts: AllowedHosts | null;
}

export interface AllowedHosts {
  readonly addresses: readonly string[];
  readonly networks: readonly { readonly network: string; readonly prefixLength: number }[];
}

/** The firewall of a host. */
export interface HostFirewall {
  readonly host: ManagedObjectReference;
  readonly name: string;
  /** Its `HostFirewallSystem`. */
  readonly firewallSystem: ManagedObjectReference | undefined;
  /** Whether what no ruleset lets through is refused; undefined where the host does not say. */
  readonly isIncomingBlocked: boolean | undefined;
  readonly isOutgoingBlocked: boolean | undefined;
  readonly rulesets: readonly FirewallRuleset[];
  /** False: the host did not tell its firewall, so that nothing is known of it. */
  readonly isKnown: boolean;
}

const HOST_PATHS = ['name', 'config.firewall', 'configManager.firewallSystem'];
const SYSTEM_PATH = 'firewallInfo';

function decodeRule(value: VimValue): FirewallRule[] {
  const port = number(field(value, 'port'));
  const direction = text(field(value, 'direction'));
  if (port === undefined || (direction !== 'inbound' && direction !== 'outbound')) return [];
  const portType = text(field(value, 'portType'));
  const endPort = number(field(value, 'endPort')) ?? 0;
  return [
    {
      direction,
      protocol: text(field(value, 'protocol')) ?? '',
      portType: portType === 'src' || portType === 'dst' ? portType : undefined,
      port,
      endPort: endPort >= port ? endPort : port,
    },
  ];
}

function decodeAllowedHosts(value: VimValue | undefined): AllowedHosts | null {
  if (value === undefined || boolean(field(value, 'allIp')) === true) return null;
  const addresses = field(value, 'ipAddress');
  return {
    addresses: (Array.isArray(addresses) ? addresses : [addresses]).flatMap((address) => text(address) ?? []),
    networks: objects(field(value, 'ipNetwork')).flatMap((entry) => {
      const network = text(entry['network']);
      const prefixLength = number(entry['prefixLength']);
      return network === undefined || prefixLength === undefined ? [] : [{ network, prefixLength }];
    }),
  };
}

function decodeRuleset(value: VimValue): FirewallRuleset[] {
  const key = text(field(value, 'key'));
  if (key === undefined) return [];
  return [
    {
      key,
      label: text(field(value, 'label')) ?? key,
      isEnabled: boolean(field(value, 'enabled')) ?? false,
      rules: objects(field(value, 'rule')).flatMap(decodeRule),
      allowedHosts: decodeAllowedHosts(field(value, 'allowedHosts')),
    },
  ];
}

/**
 * Reads the firewalls of hosts; hosts that are gone are left out. The firewall system tells first what was set in it; who
 * may not read it gets what the host's configuration says.
 */
export async function readFirewall(
  client: VimClient,
  hosts: readonly ManagedObjectReference[],
): Promise<HostFirewall[]> {
  const found = await retrieveObjects(client, hosts, HOST_PATHS);
  const byHost = new Map(found.map((object) => [referenceKey(object.ref), object]));
  const systems = found.flatMap(({ props }) => reference(props.get('configManager.firewallSystem')) ?? []);
  const bySystem = new Map(
    (await retrieveObjects(client, systems, [SYSTEM_PATH])).map(({ ref, props }) => [
      referenceKey(ref),
      props.get(SYSTEM_PATH),
    ]),
  );
  return hosts.flatMap((host) => {
    const props = byHost.get(referenceKey(host))?.props;
    if (props === undefined) return [];
    const firewallSystem = reference(props.get('configManager.firewallSystem'));
    const told = firewallSystem === undefined ? undefined : bySystem.get(referenceKey(firewallSystem));
    const firewall = told ?? props.get('config.firewall');
    const policy = field(firewall, 'defaultPolicy');
    return [
      {
        host,
        name: text(props.get('name')) ?? '',
        firewallSystem,
        isIncomingBlocked: boolean(field(policy, 'incomingBlocked')),
        isOutgoingBlocked: boolean(field(policy, 'outgoingBlocked')),
        rulesets: objects(field(firewall, 'ruleset')).flatMap(decodeRuleset),
        isKnown: firewall !== undefined && firewall !== '',
      },
    ];
  });
}

/** Whether an enabled ruleset lets TCP connections out to a port, whatever addresses the ruleset is for. */
export function allowsOutboundTcp(firewall: HostFirewall, port: number): boolean {
  return firewall.rulesets.some(
    (ruleset) =>
      ruleset.isEnabled &&
      ruleset.rules.some(
        (rule) =>
          rule.direction === 'outbound' &&
          rule.protocol === 'tcp' &&
          rule.portType !== 'src' &&
          rule.port <= port &&
          port <= rule.endPort,
      ),
  );
}

/**
 * Enables or disables a ruleset of a host.
 * @throws VimFault `NotFound` if the host has no such ruleset, `NotSupported` if it has no firewall
 */
export async function setRuleset(
  client: VimClient,
  firewall: Pick<HostFirewall, 'firewallSystem'>,
  key: string,
  isEnabled: boolean,
): Promise<void> {
  const { firewallSystem } = firewall;
  if (firewallSystem === undefined) {
    throw new VimFault('NotSupported', {}, { message: 'The host has no firewall that can be set.' });
  }
  await client.invoke(isEnabled ? 'EnableRuleset' : 'DisableRuleset', firewallSystem, { id: key });
}
