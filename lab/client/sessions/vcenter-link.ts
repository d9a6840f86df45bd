import type { VcenterState } from '../browser/wire.ts';
import type { VcenterSettings } from '../config/client-config.ts';
import { urnOf } from '../identity.ts';
import { Inventory } from '../inventory/inventory.ts';
import {
  VcenterUnavailableError,
  WrongAccountError,
  type Account,
  type InventoryEvent,
  type VcenterAbout,
  type VcenterConnection,
  type VcenterGate,
} from '../vcenter/vcenter-connection.ts';

/** What one user's session has of one vCenter: connection, inventory and state. Comes back by itself. */
export class VcenterLink {
  readonly settings: VcenterSettings;
  readonly #gate: VcenterGate;
  readonly #account: Account;
  readonly #onChange: (what: 'state' | 'inventory') => void;
  #connection: VcenterConnection | null = null;
  #inventory: Inventory | null = null;
  #about: VcenterAbout | null = null;
  #state: VcenterState['state'] = 'connecting';
  #reason: string | null = null;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #isClosed = false;
  #isForcedDown = false;

  constructor(
    gate: VcenterGate,
    settings: VcenterSettings,
    account: Account,
    onChange: (what: 'state' | 'inventory') => void,
  ) {
    this.#gate = gate;
    this.settings = settings;
    this.#account = account;
    this.#onChange = onChange;
  }

  get guid(): string | null {
    return this.#about?.guid ?? null;
  }

  get inventory(): Inventory | null {
    return this.#inventory;
  }

  /** Whether the inventory is on its way: not there yet, and nothing known that keeps it away. */
  get isInventoryAwaited(): boolean {
    const isOnTheWay = this.#state === 'connecting' || this.#state === 'connected';
    return isOnTheWay && this.#inventory === null && !this.#isClosed;
  }

  get state(): VcenterState {
    return {
      name: this.settings.name,
      guid: this.guid,
      state: this.#state,
      reason: this.#reason,
      version: this.#about?.version ?? null,
      rootId: this.#about ? urnOf(this.#about.rootFolder, this.#about.guid) : null,
    };
  }

  /** The connection, for one call. Throws VcenterUnavailableError while there is none. */
  get connection(): VcenterConnection {
    if (this.#connection && !this.#isForcedDown) return this.#connection;
    throw new VcenterUnavailableError(this.#reason ?? `${this.settings.name} is not connected yet.`);
  }

  /** First attempt to log in; later ones happen by themselves unless the account is wrong. */
  async open(): Promise<void> {
    if (this.#isClosed || this.#isForcedDown) return;
    try {
      const connection = await this.#gate.open(this.settings, this.#account);
      await this.#adopt(connection);
    } catch (error) {
      if (error instanceof WrongAccountError) this.#become('denied', error.message);
      else this.#retryLater(error);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    const connection = this.#connection;
    this.#connection = null;
    await connection?.close();
  }

  /** Test switch: act as if this vCenter could not be reached. */
  async forceDown(isDown: boolean): Promise<void> {
    if (this.#isForcedDown === isDown) return;
    this.#isForcedDown = isDown;
    if (!isDown) return this.open();
    if (this.#retry) clearTimeout(this.#retry);
    const connection = this.#connection;
    this.#connection = null;
    this.#become('down', `${this.settings.name} is switched off by the test switch vc.down.`);
    await connection?.close();
  }

  async #adopt(connection: VcenterConnection): Promise<void> {
    if (this.#isClosed || this.#isForcedDown) return connection.close();
    this.#connection = connection;
    this.#about = connection.about;
    this.#failures = 0;
    const inventory = new Inventory(connection.about.rootFolder);
    this.#become('connected', null);
    connection.watchInventory((event) => {
      if (this.#connection === connection) this.#follow(inventory, event);
    });
  }

  #follow(inventory: Inventory, event: InventoryEvent): void {
    switch (event.kind) {
      case 'set':
        inventory.apply(event.changes, event.isResync);
        this.#inventory = inventory;
        this.#onChange('inventory');
        return;
      case 'lost':
        this.#become('down', event.reason);
        return;
      case 'recovered':
        this.#become('connected', null);
    }
  }

  #retryLater(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#become('down', reason);
    if (this.#isClosed) return;
    const delayMs = Math.min(1000 * 2 ** this.#failures, 15_000);
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.open(), delayMs);
    this.#retry.unref();
  }

  #become(state: VcenterState['state'], reason: string | null): void {
    if (this.#state === state && this.#reason === reason) return;
    this.#state = state;
    this.#reason = reason;
    this.#onChange('state');
  }
}
