import { randomBytes } from 'node:crypto';
import type { LiveEvent, SessionInfo } from '../browser/wire.ts';
import type { VcenterSettings } from '../config/client-config.ts';
import type { Account, VcenterGate } from '../vcenter/vcenter-connection.ts';
import { VcenterLink } from './vcenter-link.ts';

/** A logged-in user of the stand-in. The password stays in memory only, to log in again where a vCenter restarted. */
export class HostSession {
  readonly id = randomBytes(32).toString('base64url');
  readonly userName: string;
  readonly links: readonly VcenterLink[];
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #awaitingInventory = new Set<() => void>();
  readonly #pendingInventory = new Set<VcenterLink>();
  #inventoryTimer: NodeJS.Timeout | null = null;
  #lastUsed = Date.now();
  #isEnded = false;

  constructor(gate: VcenterGate, vcenters: readonly VcenterSettings[], account: Account) {
    this.userName = account.userName;
    this.links = vcenters.map((settings) => {
      const link: VcenterLink = new VcenterLink(gate, settings, account, (what) => {
        for (const look of this.#awaitingInventory) look();
        if (what === 'state') this.tell({ type: 'vcenters', vcenters: this.info.vcenters });
        else this.#inventoryChanged(link);
      });
      return link;
    });
  }

  get info(): SessionInfo {
    return { userName: this.userName, vcenters: this.links.map((link) => link.state) };
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Milliseconds since anybody used this session; 0 while a page listens to it. */
  idleMs(now: number): number {
    return this.#listeners.size > 0 ? 0 : now - this.#lastUsed;
  }

  touch(): void {
    this.#lastUsed = Date.now();
  }

  link(guid: string): VcenterLink | undefined {
    return this.links.find((link) => link.guid === guid);
  }

  /**
   * Resolves when the vCenter of this GUID has shown its inventory for the first time, or is known not to show one now, and
   * after `patienceMs` in any case. A vCenter that has not answered yet may be the one of the GUID.
   */
  async firstInventory(guid: string, patienceMs: number): Promise<void> {
    const isAwaited = (): boolean => {
      const link = this.link(guid);
      const candidates = link ? [link] : this.links.filter((each) => each.guid === null);
      return !this.#isEnded && candidates.some((each) => each.isInventoryAwaited);
    };
    if (!isAwaited()) return;
    await new Promise<void>((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#awaitingInventory.delete(look);
        resolve();
      };
      const look = (): void => {
        if (!isAwaited()) stop();
      };
      const timer = setTimeout(stop, patienceMs);
      this.#awaitingInventory.add(look);
    });
  }

  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      this.touch();
    };
  }

  tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Ends the session at every vCenter. `isSilent` tells no page, as when a session runs out. */
  async end(isSilent = false): Promise<void> {
    this.#isEnded = true;
    for (const look of this.#awaitingInventory) look();
    if (this.#inventoryTimer) clearTimeout(this.#inventoryTimer);
    if (!isSilent) this.tell({ type: 'ended' });
    await Promise.allSettled(this.links.map((link) => link.close()));
  }

  /** Pages hear of changes at most every 250 ms. */
  #inventoryChanged(link: VcenterLink): void {
    this.#pendingInventory.add(link);
    this.#inventoryTimer ??= setTimeout(() => {
      this.#inventoryTimer = null;
      for (const { guid } of this.#pendingInventory) if (guid !== null) this.tell({ type: 'inventory', guid });
      this.#pendingInventory.clear();
    }, 250);
    this.#inventoryTimer.unref();
  }
}
