/** Changes that come from outside the API: the life of a scenario and the switches of tests. Applied by `applyChange`. */
import type { Inventory, PowerState, Status, ToolsStatus, VmConnectionState, VmQuickStats } from './inventory.ts';

export type InventoryChange =
  /** Power state at once, without a task: what the guest or the host did. Powering off clears what the guest reports. */
  | { readonly kind: 'power'; readonly vm: string; readonly state: PowerState }
  /** Sets pairs and removes those with an empty value, as a reconfiguration or the guest's own write does. */
  | { readonly kind: 'extraConfig'; readonly vm: string; readonly pairs: ReadonlyMap<string, string> }
  /** What the guest reports; addresses belong to the NICs in their order. */
  | {
      readonly kind: 'guest';
      readonly vm: string;
      readonly ipAddress?: string | null;
      readonly hostName?: string | null;
      readonly tools?: ToolsStatus;
      readonly nicAddresses?: readonly (readonly string[])[];
    }
  /** Raises no update, as on a vCenter. */
  | { readonly kind: 'quickStats'; readonly vm: string; readonly stats: Partial<VmQuickStats> }
  | { readonly kind: 'status'; readonly entity: string; readonly status: Status }
  | { readonly kind: 'connection'; readonly vm: string; readonly state: VmConnectionState }
  | { readonly kind: 'rename'; readonly entity: string; readonly name: string }
  | { readonly kind: 'drs'; readonly cluster: string; readonly enabled: boolean }
  | { readonly kind: 'remove'; readonly vm: string };

/** What a scenario's `life.ts` exports as `life`: looks at the state as it is and says what happens next. Called every few seconds. */
export type Life = (inventory: Inventory, random: () => number, now: Date) => readonly InventoryChange[];
