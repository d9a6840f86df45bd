import { every } from '../clock.ts';
import { tokenHash } from '../sessions/session-cache.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

/** A workspace that nobody queried or streamed from for this long is forgotten. */
const WORKSPACE_IDLE_MS = 10 * 60_000;
/** While a stream is open, what is due is looked for this often. */
const REFRESH_MS = 5_000;
const MAX_WORKSPACES = 500;

interface Entry {
  readonly token: string;
  readonly workspace: Workspace;
  usedAt: number;
}

/** One workspace for each session token that is accepted somewhere. */
export class Workspaces {
  readonly #options: Omit<WorkspaceOptions, 'token'>;
  readonly #entries = new Map<string, Entry>();
  readonly #entering = new Map<string, Promise<Workspace>>();
  readonly #stopSweep: () => void;

  constructor(options: Omit<WorkspaceOptions, 'token'>) {
    this.#options = options;
    this.#stopSweep = every(options.clock, REFRESH_MS, () => this.#sweep());
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * The workspace of a token, its proofs up to date.
   * @throws ProblemError `session-ended` if no vCenter accepts the token
   */
  async enter(token: string): Promise<Workspace> {
    const key = tokenHash(token);
    const entry = this.#entries.get(key);
    if (!entry) return this.#enterFirst(key, token);
    entry.usedAt = this.#options.clock.now();
    try {
      await entry.workspace.enter();
      return entry.workspace;
    } catch (error) {
      this.#forget(key, entry);
      throw error;
    }
  }

  close(): void {
    this.#stopSweep();
    for (const [key, entry] of [...this.#entries]) this.#forget(key, entry);
  }

  /** Several frames of one user start at the same time: they enter once. */
  #enterFirst(key: string, token: string): Promise<Workspace> {
    const underway = this.#entering.get(key);
    if (underway) return underway;
    const entering = this.#create(key, token).finally(() => this.#entering.delete(key));
    this.#entering.set(key, entering);
    return entering;
  }

  async #create(key: string, token: string): Promise<Workspace> {
    const workspace = new Workspace({ ...this.#options, token });
    try {
      await workspace.enter();
    } catch (error) {
      workspace.close();
      throw error;
    }
    this.#makeRoom();
    this.#entries.set(key, { token, workspace, usedAt: this.#options.clock.now() });
    return workspace;
  }

  #sweep(): void {
    const now = this.#options.clock.now();
    for (const [key, entry] of [...this.#entries]) {
      if (entry.workspace.isStreamed) {
        entry.usedAt = now;
        // What fails is kept as the vCenter's state.
        for (const entering of entry.workspace.refresh()) entering.catch(() => undefined);
      } else if (now - entry.usedAt >= WORKSPACE_IDLE_MS) this.#forget(key, entry);
    }
  }

  #makeRoom(): void {
    if (this.#entries.size < MAX_WORKSPACES) return;
    const [oldest] = [...this.#entries]
      .filter(([, { workspace }]) => !workspace.isStreamed)
      .sort(([, left], [, right]) => left.usedAt - right.usedAt);
    if (oldest) this.#forget(...oldest);
  }

  #forget(key: string, { workspace, token }: Entry): void {
    this.#entries.delete(key);
    this.#options.feeds.forgetToken(token);
    workspace.close();
  }
}
