import { firewallFacts, type Fact, type FirewallFacts } from '@vic/vch-validation';
import { boolean, readFirewall, readLicenses, text, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { hostsOf, readCompute, WAY_TO_HOSTS } from '../placement/compute-resource.ts';
import { factOf } from './fact.ts';

/** What a host can do for VCHs. */
export interface HostAbility {
  readonly name: string;
  readonly isConnected: boolean;
  readonly isInMaintenance: boolean;
  readonly firewall: Fact<FirewallFacts>;
  /** keys of the features of its licences, without counts */
  readonly licenceFeatures: Fact<readonly string[]>;
}

const STATE = [{ type: 'HostSystem', pathSet: ['runtime.connectionState', 'runtime.inMaintenanceMode'] }];
const NOT_SAID = { unread: 'the host does not tell it' };

/** The hosts of a place, with firewall and licence of those that are connected. @throws ProblemError `not-found` */
export async function readHostAbilities(client: VimClient, moid: string): Promise<HostAbility[]> {
  const read = await readCompute(client, moid, { properties: STATE, waysFromCompute: [WAY_TO_HOSTS] });
  const hosts = hostsOf(read).map(({ ref, name }) => {
    const props = read.objects.get(ref.value)?.props;
    return {
      ref,
      name,
      isConnected: text(props?.get('runtime.connectionState')) === 'connected',
      isInMaintenance: boolean(props?.get('runtime.inMaintenanceMode')) ?? false,
    };
  });
  const asked = hosts.filter(({ isConnected }) => isConnected).map(({ ref }) => ref);
  const [firewalls, licences] = await Promise.all([readFirewalls(client, asked), readFeatures(client, asked)]);
  return hosts.map(({ ref, ...host }) => ({
    ...host,
    firewall: ofHost(firewalls, ref),
    licenceFeatures: ofHost(licences, ref),
  }));
}

type ByHost<T> = Fact<ReadonlyMap<string, Fact<T>>>;

function readFirewalls(client: VimClient, hosts: readonly ManagedObjectReference[]): Promise<ByHost<FirewallFacts>> {
  return factOf(async () => {
    const told = await readFirewall(client, hosts);
    return new Map(
      told.map((firewall): [string, Fact<FirewallFacts>] => {
        const value = firewallFacts(firewall);
        return [firewall.host.value, value === null ? NOT_SAID : { value }];
      }),
    );
  });
}

function readFeatures(client: VimClient, hosts: readonly ManagedObjectReference[]): Promise<ByHost<readonly string[]>> {
  return factOf(async () => {
    const assigned = await readLicenses(client, hosts);
    return new Map(
      [...assigned].map(([moid, licences]) => [
        moid,
        { value: licences.flatMap(({ features }) => features.map(({ key }) => key.split(':', 1)[0] ?? key)) },
      ]),
    );
  });
}

function ofHost<T>(facts: ByHost<T>, { value: moid }: ManagedObjectReference): Fact<T> {
  return 'unread' in facts ? facts : (facts.value.get(moid) ?? NOT_SAID);
}
