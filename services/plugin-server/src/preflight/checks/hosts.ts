import type { PreflightCheck } from '@vic/contract/vch-creation';
import { judgeFirewall, NEEDED_LICENCE_FEATURES } from '@vic/vch-validation';
import { failed, passed, quoted, skipped, warned } from '../check.ts';
import type { HostAbility } from '../host-abilities.ts';

const RESOURCE = { slice: 'compute', path: '/compute/resource' } as const;
const PORT = '2377/tcp';

/** What the hosts of a place are looked at for. */
export interface HostsQuestion {
  /** moid of the compute resource */
  readonly computeResource: string;
  /** hosts that could run the VCH: connected, and with its image datastore where that is chosen */
  readonly hosts: readonly HostAbility[];
  /** address of the VCH in the management network; null: by DHCP */
  readonly managementAddress: string | null;
}

/** The hosts' firewalls let containers' serial ports reach the VCH. */
export function checkFirewalls({ hosts, computeResource, managementAddress }: HostsQuestion): PreflightCheck[] {
  const judged = hosts.map(({ name, firewall }) => ({
    name,
    verdict: 'unread' in firewall ? ('unread' as const) : judgeFirewall(firewall.value, managementAddress),
  }));
  const namesThat = (wanted: string) => judged.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
  const [closed, unsure, unread] = [namesThat('closed'), namesThat('unsure'), namesThat('unread')];
  const checks: PreflightCheck[] = [];
  if (closed.length > 0) {
    checks.push(
      failed('firewall-closed', RESOURCE, {
        cause: `The firewall of ${quoted(closed)} lets no ${PORT} out to the VCH, by which containers tell their output.`,
        remedy: 'Open the firewall of these hosts.',
        action: { kind: 'open-firewall', computeResource },
      }),
    );
  }
  if (unsure.length > 0) {
    checks.push(
      warned('firewall-closed', RESOURCE, {
        cause: `The firewall of ${quoted(unsure)} lets ${PORT} out to some addresses only.`,
        remedy: 'Make sure that the VCH gets one of these by DHCP, or give it a static management address.',
      }),
    );
  }
  if (unread.length > 0) {
    checks.push(skipped('firewall', RESOURCE, `The firewall of ${quoted(unread)}`, firstReason(hosts, 'firewall')));
  }
  if (checks.length > 0 || hosts.length === 0) return checks;
  return [passed('firewall', RESOURCE, `The firewall of every host lets ${PORT} out.`)];
}

/** The hosts' licences have what containers need. */
export function checkLicences({ hosts }: HostsQuestion): PreflightCheck[] {
  const lacking = hosts.filter(lacksFeatures).map(({ name }) => name);
  const unread = hosts.filter(({ licenceFeatures }) => 'unread' in licenceFeatures).map(({ name }) => name);
  const needed = NEEDED_LICENCE_FEATURES.join(' and ');
  if (lacking.length > 0) {
    return [
      failed('licence-features', RESOURCE, {
        cause: `The licence of ${quoted(lacking)} does not have the features ${needed}.`,
        remedy: 'Assign these hosts a licence that has them, such as Enterprise Plus.',
      }),
    ];
  }
  if (unread.length > 0) {
    return [skipped('licence', RESOURCE, `The licence of ${quoted(unread)}`, firstReason(hosts, 'licenceFeatures'))];
  }
  return hosts.length === 0 ? [] : [passed('licence', RESOURCE, `Every host's licence has ${needed}.`)];
}

function lacksFeatures({ licenceFeatures }: HostAbility): boolean {
  if ('unread' in licenceFeatures) return false;
  return NEEDED_LICENCE_FEATURES.some((feature) => !licenceFeatures.value.includes(feature));
}

function firstReason(hosts: readonly HostAbility[], what: 'firewall' | 'licenceFeatures'): string {
  for (const host of hosts) {
    const fact = host[what];
    if ('unread' in fact) return fact.unread;
  }
  return '';
}
