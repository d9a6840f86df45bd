import type { Extension } from '@vic/vim25';
import { readPasswordFile, type VcenterSettings } from '../config/client-config.ts';
import {
  WrongAccountError,
  type VcenterAbout,
  type VcenterConnection,
  type VcenterGate,
} from '../vcenter/vcenter-connection.ts';

const POLL_MS = 2000;
const MAX_BACK_OFF_MS = 15_000;

export interface ExtensionWatchOptions {
  readonly gate: VcenterGate;
  readonly settings: VcenterSettings;
  /** Reads the records from somewhere else than this vCenter. */
  readonly readElsewhere: (() => Extension[]) | null;
  /** A logged-in user's connection to this vCenter, for want of an account of our own. */
  readonly borrow: () => VcenterConnection | null;
  readonly onRecords: (about: VcenterAbout, extensions: readonly Extension[]) => void;
  readonly pollMs?: number;
}

/**
 * Reads one vCenter's extension records every 2 s: with the discovery account, else with a user's session. While the
 * vCenter cannot be reached the last records stay valid.
 */
export class ExtensionWatch {
  /** Settles with the first attempt, successful or not. */
  readonly firstRound: Promise<void>;
  readonly #options: ExtensionWatchOptions;
  #own: VcenterConnection | null = null;
  #about: VcenterAbout | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #isClosed = false;

  constructor(options: ExtensionWatchOptions) {
    this.#options = options;
    this.firstRound = this.#round();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#own?.close();
  }

  async #round(): Promise<void> {
    try {
      await this.#read();
      this.#failures = 0;
    } catch (error) {
      // A wrong account stays wrong, and trying it again might lock it.
      if (error instanceof WrongAccountError) this.#isClosed = true;
      this.#failures += 1;
      await this.#own?.close();
      this.#own = null;
    }
    if (this.#isClosed) {
      await this.#own?.close();
      return;
    }
    const pollMs = this.#options.pollMs ?? POLL_MS;
    this.#timer = setTimeout(() => void this.#round(), Math.min(pollMs * 2 ** this.#failures, MAX_BACK_OFF_MS));
    this.#timer.unref();
  }

  async #read(): Promise<void> {
    const { gate, settings, readElsewhere, onRecords } = this.#options;
    if (readElsewhere) {
      this.#about ??= await gate.about(settings);
      onRecords(this.#about, readElsewhere());
      return;
    }
    const connection = await this.#connection();
    if (connection) onRecords(connection.about, await connection.extensions());
  }

  async #connection(): Promise<VcenterConnection | null> {
    const { gate, settings, borrow } = this.#options;
    if (!settings.discovery) return borrow();
    const { user, passwordFile } = settings.discovery;
    this.#own ??= await gate.open(settings, { userName: user, password: readPasswordFile(passwordFile) });
    return this.#own;
  }
}
