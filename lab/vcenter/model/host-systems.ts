/** Parts of a host that are managed objects of their own. */
import type { HostSystem, Inventory } from '../inventory.ts';

export interface HostFirewallSystem {
  readonly type: 'HostFirewallSystem';
  readonly moid: string;
  readonly host: HostSystem;
}

const FIREWALL = 'firewallSystem-';

/** `firewallSystem-10` belongs to `host-10`. */
export const firewallMoid = (host: HostSystem): string => `${FIREWALL}${host.moid.slice(host.moid.indexOf('-') + 1)}`;

export function hostSystemOf(inventory: Inventory, moid: string): HostFirewallSystem | undefined {
  if (!moid.startsWith(FIREWALL)) return undefined;
  const host = inventory.objects.get(`host-${moid.slice(FIREWALL.length)}`);
  return host?.type === 'HostSystem' ? { type: 'HostFirewallSystem', moid, host } : undefined;
}
