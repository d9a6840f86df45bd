import { switchRuleset } from '../../host-ruleset.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'DisableRuleset',
  on: 'HostFirewallSystem',
  parameters: 'id:string',
  privilege: 'System.View',
  run: (call) => switchRuleset(call, false),
};
