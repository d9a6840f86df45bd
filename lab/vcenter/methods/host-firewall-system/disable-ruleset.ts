import { switchRuleset } from '../../host-ruleset.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'DisableRuleset',
  on: 'HostFirewallSystem',
  parameters: 'id:string',
  privilege: 'Host.Config.Network',
  run: (call) => switchRuleset(call, false),
};
