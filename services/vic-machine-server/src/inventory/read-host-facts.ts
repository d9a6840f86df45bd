import { firewallFacts, type Fact, type FirewallFacts, type HostFacts } from '@vic/vch-validation';
import { readFirewall, reference, retrieveObjects, type ManagedObjectReference } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';
import { factOf } from './fact.ts';
import { inParallel } from './in-parallel.ts';

/** What a host itself says of its ability to run VCHs. */
export type HostAbility = Pick<HostFacts, 'firewall' | 'licenceFeatures'>;

const PARALLEL_CALLS = 4;
const NOT_SAID = { unread: 'The target does not say.' };

async function readFirewalls(
  { client }: TargetSession,
  hosts: readonly ManagedObjectReference[],
): Promise<Map<string, Fact<FirewallFacts>>> {
  const firewalls = await readFirewall(client, hosts);
  return new Map(
    firewalls.map((firewall) => {
      const facts = firewallFacts(firewall);
      return [firewall.host.value, facts === null ? NOT_SAID : { value: facts }];
    }),
  );
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
