/** Starts a simulated vCenter from a program: `main.ts` and tests. */
import { applyChange } from './apply-change.ts';
import { extraConfigOf } from './builders.ts';
import type { Life } from './change.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { GuestSystem } from './guests.ts';
import type { Inventory } from './inventory.ts';
import { loadMethods } from './method-registry.ts';
import type { VcenterOptions } from './options.ts';
import { listen } from './server.ts';
import { loadState, saveState } from './state-file.ts';
import { Switches } from './switches.ts';
import { World } from './world.ts';

export interface StartOptions {
  readonly inventory: Inventory;
  /** PEM. */
  readonly cert: string;
  readonly key: string;
  readonly host?: string;
  /** 0: any free port. */
  readonly port?: number;
  readonly stateFile?: string;
  readonly life?: Life;
  readonly lifeIntervalMs?: number;
  readonly switchToken?: string;
  readonly limits?: Partial<VcenterOptions>;
  readonly clock?: Clock;
  /** What runs inside VMs. */
  readonly guests?: readonly ((world: World) => GuestSystem)[];
}

export interface Vcenter {
  /** `https://host:port/sdk`. */
  readonly url: string;
  readonly port: number;
  readonly world: World;
  /** Failures on demand and the log of calls, for tests in the same process. */
  readonly switches: Switches;
  stop(): Promise<void>;
}

export async function startVcenter(options: StartOptions): Promise<Vcenter> {
  const { inventory, host = '127.0.0.1', port = 0, stateFile, clock = systemClock } = options;
  const world = new World(inventory, options.limits ?? {}, clock);
  if (stateFile !== undefined) {
    world.extensions.restore(loadState(stateFile).extensions);
    world.extensions.onSave = () => {
      saveState(stateFile, { extensions: world.extensions.save() });
    };
  }
  const switches = new Switches(options.switchToken ?? null, world);
  const listener = await listen(
    { host, port, cert: options.cert, key: options.key },
    world,
    await loadMethods(),
    switches,
  );
  for (const makeGuest of options.guests ?? []) world.guests.install(makeGuest(world));
  const stopWarming = makeExtraConfig(inventory);
  const stopLife =
    options.life === undefined ? () => undefined : live(world, options.life, options.lifeIntervalMs ?? 4000);
  return {
    url: `https://${host.includes(':') ? `[${host}]` : host}:${listener.port}/sdk`,
    port: listener.port,
    world,
    switches,
    stop: async () => {
      stopLife();
      stopWarming();
      world.sessions.endAll();
      await listener.close();
      await world.guests.close();
    },
  };
}

const MADE_AT_ONCE = 50;

/** Makes, bit by bit, the pairs that a big scenario gives as functions, so that the first reader does not wait for them. */
function makeExtraConfig(inventory: Inventory): () => void {
  const machines = inventory.objects.values();
  let next: NodeJS.Immediate | undefined;
  const step = () => {
    for (let made = 0; made < MADE_AT_ONCE;) {
      const { value, done } = machines.next();
      if (done === true) return;
      if (value.type !== 'VirtualMachine' || typeof value.extraConfig !== 'function') continue;
      extraConfigOf(value);
      made++;
    }
    next = setImmediate(step);
  };
  step();
  return () => {
    clearImmediate(next);
  };
}

/** Lets things happen now and then; the result stops it. */
function live(world: World, life: Life, intervalMs: number): () => void {
  let cancel: () => void = () => undefined;
  const next = () => {
    cancel = world.clock.after(intervalMs, () => {
      for (const change of life(world.inventory, Math.random, world.now())) applyChange(world, change);
      next();
    });
  };
  next();
  return () => {
    cancel();
  };
}
