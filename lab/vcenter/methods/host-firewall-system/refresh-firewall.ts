import { hostOfFirewall } from '../../host-ruleset.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'RefreshFirewall',
  on: 'HostFirewallSystem',
  parameters: '',
  privilege: 'Host.Config.Network',
  run: (call) => {
    hostOfFirewall(call);
    return undefined;
  },
};
