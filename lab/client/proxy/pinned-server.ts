import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import type { fetchThumbprint } from '@vic/vim25';
import type { RegisteredServer } from '../plugins/plugin-record.ts';

const PROBE_TIMEOUT_MS = 5000;

/** The server shows another certificate than its registration says, or the registration says none. */
export class CertificateMismatchError extends Error {}
/** No connection to the server. */
export class ServerUnreachableError extends Error {}

export interface PinningOptions {
  readonly usesCertificate: boolean;
  readonly fetchThumbprint: typeof fetchThumbprint;
  /** Test switch: act as if the server's certificate had been renewed. */
  readonly pretendsMismatch: () => boolean;
}

/**
 * One registered plug-in server. Connections are made only after its certificate proved to be the registered one, and
 * trust nothing but that certificate; a first connection that sends nothing reads it.
 */
export class PinnedServer {
  readonly registered: RegisteredServer;
  readonly host: string;
  readonly port: number;
  readonly #options: PinningOptions;
  #agent: Promise<Agent> | null = null;

  constructor(registered: RegisteredServer, options: PinningOptions) {
    this.registered = registered;
    this.host = registered.url.hostname.replace(/^\[|\]$/gu, '');
    this.port = Number(registered.url.port === '' ? 443 : registered.url.port);
    this.#options = options;
  }

  /** `host-port`, as proxy paths name the server. */
  get segment(): string {
    return `${this.registered.url.hostname}-${this.port}`;
  }

  /** The agent to make requests with. Throws CertificateMismatchError or ServerUnreachableError. */
  async agent(): Promise<Agent> {
    if (this.#options.pretendsMismatch()) throw this.#mismatch('a renewed one (test switch cert.mismatch)');
    this.#agent ??= this.#makeAgent();
    try {
      return await this.#agent;
    } catch (error) {
      this.#agent = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    const agent = await this.#agent?.catch(() => null);
    agent?.destroy();
    this.#agent = null;
  }

  async #makeAgent(): Promise<Agent> {
    if (this.registered.url.protocol !== 'https:') {
      throw new CertificateMismatchError(
        `The plug-in server ${this.registered.url.origin} must be registered with https.`,
      );
    }
    const { pem, sha256, sha1 } = await this.#probe();
    this.#compare({ sha256: bare(sha256), sha1: bare(sha1) });
    const expected = bare(sha256);
    return new Agent({
      keepAlive: true,
      ca: [pem],
      allowPartialTrustChain: true,
      minVersion: 'TLSv1.2',
      checkServerIdentity: (_host, certificate) =>
        bare(certificate.fingerprint256) === expected ? undefined : this.#mismatch(certificate.fingerprint256),
    });
  }

  async #probe(): ReturnType<typeof fetchThumbprint> {
    try {
      return await this.#options.fetchThumbprint(this.host, this.port, PROBE_TIMEOUT_MS);
    } catch (error) {
      throw new ServerUnreachableError(`The plug-in server ${this.host}:${this.port} cannot be reached.`, {
        cause: error,
      });
    }
  }

  #compare(shown: { readonly sha256: string; readonly sha1: string }): void {
    const { thumbprint, certificate } = this.registered;
    const isCertificateUsed = certificate !== null && this.#options.usesCertificate;
    if (thumbprint === null && !isCertificateUsed) {
      throw new CertificateMismatchError(
        `The extension record has no thumbprint of the plug-in server ${this.host}:${this.port} that this client uses.`,
      );
    }
    if (thumbprint !== null) {
      const expected = bare(thumbprint);
      const actual = expected.length === 40 ? shown.sha1 : shown.sha256;
      if (expected !== actual) throw this.#mismatch(coloned(actual));
    }
    if (isCertificateUsed && fingerprintOf(certificate) !== shown.sha256) throw this.#mismatch(coloned(shown.sha256));
  }

  #mismatch(shown: string): CertificateMismatchError {
    return new CertificateMismatchError(
      `The plug-in server ${this.host}:${this.port} does not show the certificate it is registered with; it shows ${shown}.`,
    );
  }
}

function bare(thumbprint: string): string {
  return thumbprint.replace(/[^0-9a-f]/giu, '').toUpperCase();
}

function coloned(hex: string): string {
  return hex.match(/../gu)?.join(':') ?? hex;
}

function fingerprintOf(pem: string): string | null {
  try {
    return bare(new X509Certificate(pem).fingerprint256);
  } catch {
    return null;
  }
}
