import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** How one process of the lab is started and asked whether it answers. */
export interface ListenerPlan {
  readonly name: string;
  /** program of Node and its arguments */
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** answers 2xx or 3xx when ready */
  readonly readyUrl: string;
  /** PEM of the certificate that `readyUrl` shows, for https */
  readonly ca?: string;
}

const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url).href;
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 100;
const STOP_TIMEOUT_MS = 10_000;

/** One process of the lab. It can be ended in any way and started again; what it says goes to `log`. */
export class Listener {
  readonly plan: ListenerPlan;
  readonly #log: (line: string) => void;
  readonly #onExit: (listener: Listener) => void;
  #child: ChildProcess | null = null;
  #isEnding = false;

  /** `onExit` is told when the process ends without having been asked to. */
  constructor(plan: ListenerPlan, log: (line: string) => void, onExit: (listener: Listener) => void = () => undefined) {
    this.plan = plan;
    this.#log = log;
    this.#onExit = onExit;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process and resolves when it answers; rejects with its last words if it ends before that. */
  async start(): Promise<void> {
    const { args, cwd, env } = this.plan;
    const lastWords: string[] = [];
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#isEnding = false;
    const keep = (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        lastWords.push(line);
        if (lastWords.length > 20) lastWords.shift();
        this.#log(line);
      }
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const ended = once(child, 'exit').then(() => 'ended' as const);
    const state = await Promise.race([this.#answers(), ended]);
    if (state === 'ended') throw new Error(`${this.plan.name} did not start: ${lastWords.join('\n') || 'no message'}`);
    child.once('exit', () => {
      this.#child = null;
      if (!this.#isEnding) this.#onExit(this);
    });
  }

  /** Ends the process as an operator would (SIGTERM), or at once with SIGKILL. Resolves when it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null) return;
    this.#isEnding = true;
    const gone = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(timer);
    this.#child = null;
  }

  async #answers(): Promise<'ready'> {
    const { readyUrl, ca } = this.plan;
    const agent = ca === undefined ? new Agent() : new Agent({ connect: { ca } });
    try {
      const giveUpAt = performance.now() + READY_TIMEOUT_MS;
      while (performance.now() < giveUpAt) {
        if (await isAnswering(readyUrl, agent)) return 'ready';
        await delay(READY_POLL_MS);
      }
    } finally {
      void agent.close();
    }
    throw new Error(`${this.plan.name} did not answer at ${readyUrl} within ${READY_TIMEOUT_MS / 1000} s.`);
  }
}

async function isAnswering(url: string, dispatcher: Agent): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, { dispatcher, headersTimeout: 2_000, bodyTimeout: 2_000 });
    await body.dump();
    return statusCode < 400;
  } catch {
    return false;
  }
}
