import { addressNumber, parseCidr } from '@vic/contract/addresses';
import { isInSubnet } from './addresses.ts';
import type { FirewallFacts, FirewallRule, HostFacts, InventoryFacts, RulesetFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { eligibleHosts, quotedNames, type Placement } from './placement.ts';
import { skipped } from './skipped.ts';

const PORT = 2377;
const MESSAGE = `Firewall must permit dst ${PORT}/tcp outbound to the VCH management interface`;
const REMEDY = 'Enable the ruleset vic-engine (vSphere 6.7 and later) or vSPC';

/** `unsure`: only some addresses are allowed, and that of the VCH is not known before DHCP gives it. */
type Verdict = 'open' | 'closed' | 'unsure';

/**
 * Stage 2: the hosts' firewalls let containerVMs' serial ports reach the VCH.
 *
 * @param managementAddress of the VCH; null: by DHCP
 */
export function checkFirewalls(
  placement: Placement,
  facts: InventoryFacts,
  managementAddress: string | null,
): readonly Fault[] {
  const hosts = eligibleHosts(placement, facts);
  const verdicts = hosts.flatMap((host) =>
    'unread' in host.firewall ? [] : [{ host, verdict: judgeFirewall(host.firewall.value, managementAddress) }],
  );
  const hostsThat = (wanted: Verdict): readonly HostFacts[] =>
    verdicts.filter(({ verdict }) => verdict === wanted).map(({ host }) => host);
  return [...refuseClosed(hostsThat('closed')), ...warnUnsure(hostsThat('unsure')), ...unreadFirewalls(hosts)];
}

function refuseClosed(hosts: readonly HostFacts[]): readonly Fault[] {
  return hosts.length === 0 ? [] : [refusal('firewall-closed', '', MESSAGE, `${REMEDY} on ${quotedNames(hosts)}.`)];
}

function warnUnsure(hosts: readonly HostFacts[]): readonly Fault[] {
  if (hosts.length === 0) return [];
  const message = `The firewall of ${quotedNames(hosts)} permits ${PORT}/tcp outbound to some addresses only.`;
  const remedy = 'Make sure that the VCH gets one of these by DHCP, or give it a static management address.';
  return [warning('firewall-closed', '', message, remedy)];
}

function unreadFirewalls(hosts: readonly HostFacts[]): readonly Fault[] {
  return hosts.flatMap(({ name, firewall }) =>
    'unread' in firewall ? [skipped('firewall', '', `that of "${name}" could not be read: ${firewall.unread}`)] : [],
  );
}

/** Whether a host's firewall lets the host reach TCP 2377 of a VCH. Also for reports on hosts without any VCH: give null. */
export function judgeFirewall(firewall: FirewallFacts, managementAddress: string | null): Verdict {
  if (!firewall.blocksOutgoing) return 'open';
  const fitting = firewall.rulesets.filter(({ isEnabled, rules }) => isEnabled && rules.some(allowsSerialPort));
  if (fitting.length === 0) return 'closed';
  if (fitting.some(({ allowedAddresses }) => allowedAddresses === null)) return 'open';
  if (managementAddress === null) return 'unsure';
  return fitting.some((ruleset) => allowsAddress(ruleset, managementAddress)) ? 'open' : 'closed';
}

function allowsSerialPort({ direction, protocol, port, endPort }: FirewallRule): boolean {
  return direction === 'outbound' && protocol === 'tcp' && port <= PORT && PORT <= (endPort ?? port);
}

function allowsAddress({ allowedAddresses }: RulesetFacts, address: string): boolean {
  return (allowedAddresses ?? []).some((allowed) => {
    const cidr = parseCidr(allowed);
    return cidr === null ? addressNumber(allowed) === addressNumber(address) : isInSubnet(address, cidr);
  });
}
