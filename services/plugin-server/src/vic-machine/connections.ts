import type { Trust } from '@vic/vim25';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { Agent } from 'undici';
import { pinnedConnection } from '../sessions/pinned-connection.ts';
import type { Endpoint } from './endpoint.ts';

/** Largest answer that is passed on, bytes: creation logs are the longest. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const CONNECT_MS = 5_000;
const MAX_SERVERS = 50;

/** Connections to one vic-machine-server, and the queue of calls that it wants one at a time. */
export interface Connection {
  readonly origin: string;
  readonly agent: Agent;
  readonly oneAtATime: PQueue;
}

/** Connections by server and trust. Each trusts exactly the certificate of its endpoint. */
export class Connections {
  readonly #open = new LRUCache<string, Promise<Connection>>({
    max: MAX_SERVERS,
    dispose: (connection) => void end(connection),
  });

  /** @throws UntrustedCertificateError, TransportError */
  async to(endpoint: Endpoint): Promise<Connection> {
    const key = JSON.stringify(endpoint);
    let connection = this.#open.get(key);
    if (!connection) {
      connection = connect(endpoint);
      this.#open.set(key, connection);
      connection.catch(() => this.#open.delete(key));
    }
    return connection;
  }

  /** Forgets a server whose certificate may have changed. */
  drop(endpoint: Endpoint): void {
    this.#open.delete(JSON.stringify(endpoint));
  }

  close(): void {
    this.#open.clear();
  }
}

async function connect({ origin, trust }: Endpoint): Promise<Connection> {
  const connectOptions = { timeout: CONNECT_MS, ...(await tlsOptions(new URL(origin), trust)) };
  const agent = new Agent({ connect: connectOptions, maxResponseSize: MAX_ANSWER_BYTES });
  return { origin, agent, oneAtATime: new PQueue({ concurrency: 1 }) };
}

async function tlsOptions(
  url: URL,
  trust: Trust,
): Promise<Awaited<ReturnType<typeof pinnedConnection>> | { ca?: string }> {
  if ('thumbprint' in trust) return pinnedConnection(url, trust.thumbprint);
  return trust.ca === undefined ? {} : { ca: trust.ca };
}

async function end(connection: Promise<Connection>): Promise<void> {
  try {
    const { agent, oneAtATime } = await connection;
    oneAtATime.clear();
    await agent.destroy();
  } catch {
    // A connection that could not be made needs no ending.
  }
}
