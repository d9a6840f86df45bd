import tls from 'node:tls';
import { ConnectionError } from './connection-error.ts';

/** How the server proves who it is: by a pinned thumbprint (SHA-1 or SHA-256, hex), or by a verified chain. */
export type ServerTrust =
  | { readonly thumbprint: string }
  | {
      /** PEM bundle of certificate authorities; without it those of Node and of the system. */
      readonly ca?: string;
    };

/** TLS options that let only the trusted server pass. */
export interface VerifiedTls {
  readonly ca: string[];
  readonly allowPartialTrustChain?: boolean;
  readonly checkServerIdentity?: (host: string, certificate: { readonly fingerprint256: string }) => Error | undefined;
}

interface ShownCertificate {
  readonly sha1: string;
  readonly sha256: string;
  readonly pem: string;
}

/**
 * TLS options for a server. For a thumbprint the server's certificate is fetched once and compared; from then on exactly this
 * certificate is trusted, whatever its names and issuer.
 * @throws ConnectionError `untrusted`, `unreachable`, `timeout`
 */
export async function verifiedTls(trust: ServerTrust, url: URL, timeoutMs: number): Promise<VerifiedTls> {
  if (!('thumbprint' in trust)) {
    if (trust.ca !== undefined) return { ca: [trust.ca] };
    return { ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] };
  }
  const expected = normalized(trust.thumbprint);
  const certificate = await shownCertificate(url, timeoutMs);
  const actual = expected.length === certificate.sha1.length ? certificate.sha1 : certificate.sha256;
  if (actual !== expected) throw otherCertificate(url.host, actual);
  return {
    ca: [certificate.pem],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === certificate.sha256 ? undefined : otherCertificate(url.host, shown.fingerprint256),
  };
}

function normalized(thumbprint: string): string {
  const digits = thumbprint.replace(/[\s:]/g, '').toUpperCase();
  if (/^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(digits)) return digits.replace(/..(?=.)/g, '$&:');
  throw new ConnectionError('untrusted', 'The pinned thumbprint is neither SHA-1 (40 hex digits) nor SHA-256 (64).', {
    mayHaveArrived: false,
  });
}

function otherCertificate(server: string, actual: string): ConnectionError {
  const message = `${server} shows a certificate with the thumbprint ${actual}, which is not the trusted one.`;
  return new ConnectionError('untrusted', message, { mayHaveArrived: false });
}

/** Nothing is sent but the handshake: the certificate is looked at before it is verified, and the connection ends there. */
function shownCertificate(url: URL, timeoutMs: number): Promise<ShownCertificate> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$|:/.test(host);
  return new Promise((resolve, reject) => {
    const port = url.port === '' ? 443 : Number(url.port);
    const socket = tls.connect({ host, port, ...(isAddress ? {} : { servername: host }) });
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
    };
    const fail = (code: 'timeout' | 'unreachable', message: string, cause?: unknown): void => {
      end();
      reject(new ConnectionError(code, message, { mayHaveArrived: false, cause }));
    };
    const timer = setTimeout(() => fail('timeout', `${url.host} did not show a certificate in time.`), timeoutMs);
    // Runs before Node's own listener of the same event, which verifies the chain and may end the connection.
    socket.prependListener('secure', () => {
      const certificate = socket.getPeerX509Certificate();
      setImmediate(end);
      if (certificate === undefined) return;
      resolve({ sha1: certificate.fingerprint, sha256: certificate.fingerprint256, pem: certificate.toString() });
    });
    socket.on('error', (cause) => fail('unreachable', `${url.host} cannot be reached.`, cause));
    socket.on('close', () => fail('unreachable', `${url.host} showed no certificate.`));
  });
}
