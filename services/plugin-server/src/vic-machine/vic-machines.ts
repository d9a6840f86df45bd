import { VicMachineServer, type VicMachineTarget } from '@vic/vic-machine-api/server';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import type { EndpointFinder } from './endpoint-finder.ts';
import type { Endpoint } from './endpoint.ts';

export interface VicMachinesOptions {
  readonly sessions: SessionCache;
  readonly finder: EndpointFinder;
  readonly clock: Clock;
}

/** The vic-machine-server of a vCenter, for one user. */
export interface VicMachineAccess {
  readonly server: VicMachineServer;
  /** `https://host:port` */
  readonly origin: string;
  /**
   * The user's work on this vCenter; each call has a fresh clone ticket of the user's own session.
   * @param datacenter its moid; null: all of the vCenter
   */
  target(datacenter: string | null): VicMachineTarget;
}

/** What a server is and can is asked again after this time: it may be another one by then. */
const KNOWN_MS = 60_000;
const MAX_SERVERS = 50;

/** Typed access to the vic-machine-servers, for what the plug-in server itself wants of them. */
export class VicMachines {
  readonly #sessions: SessionCache;
  readonly #finder: EndpointFinder;
  readonly #servers: LRUCache<string, VicMachineServer>;

  constructor({ sessions, finder, clock }: VicMachinesOptions) {
    this.#sessions = sessions;
    this.#finder = finder;
    // One that is forgotten serves whoever still works with it: it keeps no connection open between calls.
    this.#servers = new LRUCache({
      max: MAX_SERVERS,
      ttl: KNOWN_MS,
      ttlResolution: 0,
      perf: { now: () => clock.now() },
    });
  }

  /**
   * The vic-machine-server of a vCenter. Nothing is asked of it yet.
   * @throws ProblemError `vic-machine-missing`, `vic-machine-untrusted`; what the vCenter failed with
   */
  async of(vcenter: Vcenter, token: string): Promise<VicMachineAccess> {
    const endpoint = await this.#finder.endpointOf(vcenter, token);
    const thumbprint = await this.#finder.thumbprintOf(vcenter);
    const server = this.#serverAt(endpoint);
    const credentials = async () => ({
      ticket: await this.#sessions.use(vcenter, token, ({ client }) => client.acquireCloneTicket()),
    });
    return {
      server,
      origin: endpoint.origin,
      target: (datacenter) => server.at({ target: vcenter.address, datacenter, thumbprint }, credentials),
    };
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    const servers = [...this.#servers.values()];
    this.#servers.clear();
    await Promise.allSettled(servers.map((server) => server.close()));
  }

  #serverAt({ origin, trust }: Endpoint): VicMachineServer {
    const key = JSON.stringify({ origin, trust });
    const known = this.#servers.get(key);
    if (known) return known;
    const server = new VicMachineServer({ url: origin, trust });
    this.#servers.set(key, server);
    return server;
  }
}
