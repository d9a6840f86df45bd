/** Switching a host's firewall rule sets. */
import { describedRulesets } from './host-firewall.ts';
import type { HostSystem } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { Fault, notFound, resourceInUse } from './soap/fault.ts';

/** The host of a call on its firewall system; it must be there. */
export function hostOfFirewall({ self }: Call): HostSystem {
  const { host } = expectType(self, 'HostFirewallSystem');
  if (host.connectionState !== 'connected') {
    throw new Fault('HostNotConnected', 'Unable to communicate with the remote host, since it is disconnected.');
  }
  return host;
}

export function switchRuleset(call: Call, enabled: boolean): undefined {
  const host = hostOfFirewall(call);
  const key = call.args.string('id');
  const ruleset = host.firewall.rulesets.find((each) => each.key === key);
  if (ruleset === undefined) throw notFound();
  const isRequired = describedRulesets(host).some((each) => each.key === key && each.required);
  if (!enabled && isRequired) throw resourceInUse('HostFirewallRuleset', key);
  ruleset.enabled = enabled;
  call.world.changed(host.moid, 'config.firewall');
  return undefined;
}
