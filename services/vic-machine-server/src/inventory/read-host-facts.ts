import type { Fact, FirewallFacts, FirewallRule, HostFacts, RulesetFacts } from '@vic/vch-validation';
import {
  boolean,
  field,
  number,
  objects,
  reference,
  retrieveObjects,
  text,
  texts,
  type ManagedObjectReference,
  type ObjectContent,
  type VimValue,
} from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';
import { factOf, propertyFact } from './fact.ts';
import { inParallel } from './in-parallel.ts';

/** What a host itself says of its ability to run VCHs. */
export type HostAbility = Pick<HostFacts, 'firewall' | 'licenceFeatures'>;

const POLICY = 'config.firewall.defaultPolicy';
const RULESETS = 'config.firewall.ruleset';
const PARALLEL_CALLS = 4;

function decodeRule(value: VimValue): FirewallRule[] {
  const direction = text(field(value, 'direction'));
  const port = number(field(value, 'port'));
  // A source port says nothing about where a connection may go.
  if (text(field(value, 'portType')) === 'src' || port === undefined) return [];
  return [
    {
      direction: direction === 'outbound' ? 'outbound' : 'inbound',
      protocol: (text(field(value, 'protocol')) ?? '').toLowerCase(),
      port,
      endPort: number(field(value, 'endPort')) ?? null,
    },
  ];
}

function decodeAllowed(value: VimValue | undefined): string[] | null {
  if (value === undefined || boolean(field(value, 'allIp')) === true) return null;
  const networks = objects(field(value, 'ipNetwork')).map(
    (network) => `${text(field(network, 'network')) ?? ''}/${text(field(network, 'prefixLength')) ?? ''}`,
  );
  return [...texts(field(value, 'ipAddress')), ...networks];
}

function decodeRuleset(value: VimValue): RulesetFacts {
  return {
    key: text(field(value, 'key')) ?? '',
    isEnabled: boolean(field(value, 'enabled')) ?? false,
    allowedAddresses: decodeAllowed(field(value, 'allowedHosts')),
    rules: objects(field(value, 'rule')).flatMap(decodeRule),
  };
}

function decodeFirewall({ props, missing }: ObjectContent): Fact<FirewallFacts> {
  const policy = props.get(POLICY);
  const rulesets = props.get(RULESETS);
  if (policy === undefined || rulesets === undefined) {
    return propertyFact<FirewallFacts>(null, policy === undefined ? POLICY : RULESETS, missing);
  }
  return {
    value: {
      blocksOutgoing: boolean(field(policy, 'outgoingBlocked')) ?? true,
      rulesets: objects(rulesets).map(decodeRuleset),
    },
  };
}

/** Firewalls of hosts by moid, 200 hosts a call; hosts that are gone are left out. */
export async function readFirewalls(
  { client }: TargetSession,
  hosts: readonly ManagedObjectReference[],
  signal?: AbortSignal,
): Promise<Map<string, Fact<FirewallFacts>>> {
  const call = signal === undefined ? {} : { signal };
  const found = await retrieveObjects(client, hosts, [POLICY, RULESETS], call);
  return new Map(found.map((host) => [host.ref.value, decodeFirewall(host)]));
}

/** A feature's version stands after a colon: `serialuri:2`. */
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

const NOT_SAID = { unread: 'The target does not say.' };

/** Firewall and licence of hosts, by moid. */
export async function readHostAbilities(
  session: TargetSession,
  hosts: readonly ManagedObjectReference[],
  signal?: AbortSignal,
): Promise<Map<string, HostAbility>> {
  if (hosts.length === 0) return new Map();
  const [firewalls, licences] = await Promise.all([
    factOf(() => readFirewalls(session, hosts, signal)),
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
