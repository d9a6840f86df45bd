import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import { findEndpoint, type Endpoint } from './endpoint.ts';
import { vcenterThumbprint } from './vcenter-thumbprint.ts';

export interface FinderOptions {
  readonly sessions: SessionCache;
  readonly clock: Clock;
}

/** How long what was found about a vCenter counts. */
const FOUND_MS = 60_000;
const MAX_FOUND = 1_000;

/** Finds the vic-machine-server of a vCenter, and by which thumbprint that server is to know the vCenter; keeps both for a minute. */
export class EndpointFinder {
  readonly #sessions: SessionCache;
  readonly #endpoints: LRUCache<string, Endpoint>;
  readonly #thumbprints: LRUCache<string, string>;

  constructor({ sessions, clock }: FinderOptions) {
    this.#sessions = sessions;
    const options = { max: MAX_FOUND, ttl: FOUND_MS, ttlResolution: 0, perf: { now: () => clock.now() } };
    this.#endpoints = new LRUCache(options);
    this.#thumbprints = new LRUCache(options);
  }

  /**
   * What one user finds says nothing about what another may see.
   * @throws ProblemError `vic-machine-missing`, `vic-machine-untrusted`
   */
  async endpointOf(vcenter: Vcenter, token: string): Promise<Endpoint> {
    return this.#sessions.use(vcenter, token, async ({ client, userName }) => {
      const key = `${vcenter.guid} ${userName}`;
      const known = this.#endpoints.get(key);
      if (known) return known;
      const endpoint = await findEndpoint(vcenter, client);
      this.#endpoints.set(key, endpoint);
      return endpoint;
    });
  }

  /** @throws UntrustedCertificateError, TransportError */
  async thumbprintOf(vcenter: Vcenter): Promise<string> {
    const known = this.#thumbprints.get(vcenter.guid);
    if (known !== undefined) return known;
    const thumbprint = await vcenterThumbprint(vcenter);
    this.#thumbprints.set(vcenter.guid, thumbprint);
    return thumbprint;
  }

  /** Forgets what was found at a vCenter whose configuration changed. */
  dropVcenter(guid: string): void {
    for (const key of [...this.#endpoints.keys()]) if (key.startsWith(`${guid} `)) this.#endpoints.delete(key);
    this.#thumbprints.delete(guid);
  }
}
