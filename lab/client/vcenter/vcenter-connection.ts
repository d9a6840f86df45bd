import type { Extension, ManagedObjectReference, ObjectChange, VimValue } from '@vic/vim25';
import type { VcenterSettings } from '../config/client-config.ts';

/** What a vCenter says of itself. `guid` is the last part of every object id. */
export interface VcenterAbout {
  readonly guid: string;
  /** Product version such as `8.0.3`. */
  readonly version: string;
  readonly fullName: string;
  readonly rootFolder: ManagedObjectReference;
}

export interface Account {
  readonly userName: string;
  readonly password: string;
}

/** A task as vCenter's recent-task list has it. */
export interface RecentTask {
  readonly moid: string;
  /** Message key such as `VirtualMachine.powerOn`, or a task id of an extension. */
  readonly descriptionId: string;
  readonly description: string | null;
  readonly entity: ManagedObjectReference | null;
  readonly entityName: string | null;
  readonly state: string;
  readonly progress: number | null;
  readonly errorMessage: string | null;
  readonly userName: string | null;
  /** ISO times. */
  readonly queuedAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

/** News of the inventory watch. `isResync`: what is not in `changes` is gone. */
export type InventoryEvent =
  | { readonly kind: 'set'; readonly changes: readonly ObjectChange[]; readonly isResync: boolean }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'recovered' };

/** One user's authenticated connection to one vCenter; logs in again by itself when its session is gone. */
export interface VcenterConnection {
  readonly about: VcenterAbout;
  acquireCloneTicket(): Promise<string>;
  /** Starts the live inventory; at most once per connection. */
  watchInventory(onEvent: (event: InventoryEvent) => void): void;
  readProperties(ref: ManagedObjectReference, paths: string[]): Promise<ReadonlyMap<string, VimValue> | null>;
  recentTasks(): Promise<RecentTask[]>;
  extensions(): Promise<Extension[]>;
  /** Logs out and closes; never throws. */
  close(): Promise<void>;
}

/** The account is not known to this vCenter: trying again is pointless and may lock it. */
export class WrongAccountError extends Error {}

/** Why a vCenter cannot be used now, as one sentence for the user. */
export class VcenterUnavailableError extends Error {}

export interface VcenterGate {
  /** Reads what needs no login. Throws VcenterUnavailableError. */
  about(settings: VcenterSettings): Promise<VcenterAbout>;
  /** Connects and logs in. Throws WrongAccountError or VcenterUnavailableError. */
  open(settings: VcenterSettings, account: Account): Promise<VcenterConnection>;
}
