/** A host's firewall: `config.firewall` of the host, `firewallInfo` of its firewall system. */
import { describedRulesets } from '../host-firewall.ts';
import type { FirewallRule, HostSystem } from '../inventory.ts';
import type { HostFirewallSystem } from '../model/host-systems.ts';
import type { Composite, Properties } from '../model/property.ts';
import type { DataObject } from '../soap/value.ts';
import { array, boolean, enumeration, int, object, text, texts } from '../soap/value.ts';

const ruleValue = ({ port, endPort, direction, protocol }: FirewallRule): DataObject =>
  object('HostFirewallRule', {
    port: int(port),
    endPort: endPort === undefined ? undefined : int(endPort),
    direction: enumeration('HostFirewallRuleDirection', direction),
    portType: enumeration('HostFirewallRulePortType', 'dst'),
    protocol: text(protocol),
  });

const defaultPolicy = ({ firewall }: HostSystem): DataObject =>
  object('HostFirewallDefaultPolicy', {
    incomingBlocked: boolean(firewall.incomingBlocked),
    outgoingBlocked: boolean(firewall.outgoingBlocked),
  });

const rulesets = (host: HostSystem) =>
  array(
    'HostFirewallRuleset',
    describedRulesets(host).map(({ key, label, required, service, rules, enabled }) =>
      object('HostFirewallRuleset', {
        key: text(key),
        label: text(label),
        required: boolean(required),
        rule: array('HostFirewallRule', rules.map(ruleValue)),
        service: service === null ? undefined : text(service),
        enabled: boolean(enabled),
        allowedHosts: object('HostFirewallRulesetIpList', { ipAddress: texts([]), allIp: boolean(true) }),
      }),
    ),
  );

export const firewallOfHost: Composite<HostSystem> = {
  type: 'HostFirewallInfo',
  fields: { defaultPolicy, ruleset: rulesets },
};

export const hostFirewallSystem: Properties<HostFirewallSystem> = {
  value: () => array('CustomFieldValue', []),
  availableField: () => array('CustomFieldDef', []),
  firewallInfo: {
    type: 'HostFirewallInfo',
    when: ({ host }) => host.connectionState === 'connected',
    fields: { defaultPolicy: ({ host }) => defaultPolicy(host), ruleset: ({ host }) => rulesets(host) },
  },
};
