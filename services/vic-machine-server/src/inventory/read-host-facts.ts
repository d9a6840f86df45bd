import type { Fact, FirewallFacts, HostFacts } from '@vic/vch-validation';
import {
  readFirewall,
  reference,
  retrieveObjects,
  type FirewallRuleset,
  type HostFirewall,
  type ManagedObjectReference,
} from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';
import { factOf } from './fact.ts';
import { inParallel } from './in-parallel.ts';

/** What a host itself says of its ability to run VCHs. */
export type HostAbility = Pick<HostFacts, 'firewall' | 'licenceFeatures'>;

const PARALLEL_CALLS = 4;
const NOT_SAID = { unread: 'The target does not say.' };

function allowedAddresses({ allowedHosts }: FirewallRuleset): string[] | null {
  if (allowedHosts === null) return null;
  const networks = allowedHosts.networks.map(({ network, prefixLength }) => `${network}/${prefixLength}`);
  return [...allowedHosts.addresses, ...networks];
}

/** What the checks need to know of a firewall that vSphere tells. */
export function firewallFacts({ isKnown, isOutgoingBlocked, rulesets }: HostFirewall): Fact<FirewallFacts> {
  if (!isKnown) return NOT_SAID;
  return {
    value: {
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
    },
  };
}

async function readFirewalls(
  { client }: TargetSession,
  hosts: readonly ManagedObjectReference[],
): Promise<Map<string, Fact<FirewallFacts>>> {
  const firewalls = await readFirewall(client, hosts);
  return new Map(firewalls.map((firewall) => [firewall.host.value, firewallFacts(firewall)]));
}

/** A feature's count stands after a colon: `serialuri:2`. */
function featureName(key: string): string {
  return key.split(':', 1)[0] ?? key;
}

async function readLicences(
  { client }: TargetSession,
  hosts: readonly ManagedObjectReference[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Fact<readonly string[]>>> {
  const call = signal === undefined ? {} : { signal };
  const { licenseManager } = client.content;
  const path = 'licenseAssignmentManager';
  const [manager] = licenseManager === undefined ? [] : await retrieveObjects(client, [licenseManager], [path], call);
  const assignments = reference(manager?.props.get(path));
  if (assignments === undefined) return new Map();
  const read = async ({ value }: ManagedObjectReference): Promise<string[]> => {
    const assigned = await client.invoke('QueryAssignedLicenses', assignments, { entityId: value }, call);
    return assigned.flatMap(({ features }) => features.map(({ key }) => featureName(key)));
  };
  const facts = await inParallel(hosts, PARALLEL_CALLS, (host) => factOf(() => read(host)));
  return new Map(hosts.map(({ value }, index) => [value, facts[index] ?? NOT_SAID]));
}

/** Firewall and licence of hosts, by moid. */
export async function readHostAbilities(
  session: TargetSession,
  hosts: readonly ManagedObjectReference[],
  signal?: AbortSignal,
): Promise<Map<string, HostAbility>> {
  if (hosts.length === 0) return new Map();
  const [firewalls, licences] = await Promise.all([
    factOf(() => readFirewalls(session, hosts)),
    factOf(() => readLicences(session, hosts, signal)),
  ]);
  return new Map(
    hosts.map(({ value }) => [
      value,
      {
        firewall: 'value' in firewalls ? (firewalls.value.get(value) ?? NOT_SAID) : firewalls,
        licenceFeatures: 'value' in licences ? (licences.value.get(value) ?? NOT_SAID) : licences,
      },
    ]),
  );
}
