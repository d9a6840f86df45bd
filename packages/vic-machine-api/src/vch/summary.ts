import type { Schemas } from '../index.ts';
import { present } from './vch.ts';

/** How a VCH's version stands to the server's. */
export type UpgradeStatus =
  | { readonly kind: 'current' | 'running' | 'newer' }
  | { readonly kind: 'older'; readonly available: string }
  | { readonly kind: 'unknown'; readonly reason: string | null };

/** A VCH in a list. */
export interface VchSummary {
  /** moid of the endpoint VM */
  readonly id: string;
  readonly name: string;
  /** moid of its resource pool; null for a vApp */
  readonly poolId: string | null;
  readonly version: string | null;
  readonly powerState: Schemas['Power_State'] | null;
  readonly upgrade: UpgradeStatus;
  /** `https://address:2378` */
  readonly adminPortal: string | null;
  /** `address:port` */
  readonly dockerHost: string | null;
}

/** An item of a list. */
export function toVchSummary(item: Schemas['VCH_List_Item']): VchSummary {
  return {
    id: item.id,
    name: item.name,
    poolId: present(item.parent?.id),
    version: present(item.version),
    powerState: item.power_state ?? null,
    upgrade: toUpgradeStatus(item.upgrade_status),
    adminPortal: present(item.admin_portal),
    dockerHost: present(item.docker_host),
  };
}

/** What the text of an upgrade status says. */
export function toUpgradeStatus(text: string | undefined): UpgradeStatus {
  const available = /^Upgradeable to (.+)$/.exec(text ?? '')?.[1];
  if (available !== undefined) return { kind: 'older', available };
  switch (text) {
    case 'Up to date':
      return { kind: 'current' };
    case 'Upgrade in progress':
      return { kind: 'running' };
    case 'VCH has newer version':
      return { kind: 'newer' };
    default:
      return { kind: 'unknown', reason: present(text?.replace(/^Unknown: /, '')) };
  }
}
