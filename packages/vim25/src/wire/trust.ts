import type { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { TransportError, UntrustedCertificateError } from '../errors.ts';

/** How the server proves who it is: by a pinned thumbprint (SHA-1 or SHA-256, hex), or by a verified chain. */
export type Trust =
  | { readonly thumbprint: string }
  | {
      /** PEM bundle of certificate authorities; without it those of Node and of the system. */
      readonly ca?: string;
    };

/** The certificate that a server shows; thumbprints as colon-separated upper-case hex pairs. */
export interface ShownCertificate {
  readonly sha256: string;
  readonly sha1: string;
  readonly pem: string;
}

const VERIFY_CODES = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The `code` of a Node error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a connection failed because of the certificate. */
export function isCertificateError(error: unknown): boolean {
  return VERIFY_CODES.has(errorCode(error) ?? '');
}

/** A thumbprint as colon-separated upper-case hex pairs, or undefined if it is neither SHA-1 nor SHA-256. */
export function normalizeThumbprint(thumbprint: string): string | undefined {
  const digits = thumbprint.replace(/[\s:]/g, '').toUpperCase();
  if (!/^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(digits)) return undefined;
  return digits.match(/../g)?.join(':');
}

function shown(certificate: X509Certificate): ShownCertificate {
  return { sha256: certificate.fingerprint256, sha1: certificate.fingerprint, pem: certificate.toString() };
}

/**
 * Reads the certificate that a server shows. Nothing is sent but the TLS handshake, and nothing is trusted: the
 * certificate is looked at before it is verified, and the connection ends there.
 * @throws TransportError `unreachable`, `timeout`
 */
export function fetchThumbprint(host: string, port: number, timeoutMs = 5_000): Promise<ShownCertificate> {
  return new Promise((resolve, reject) => {
    const isAddress = /^[\d.]+$|:/.test(host);
    const socket = tls.connect({ host, port, ...(isAddress ? {} : { servername: host }) });
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
    };
    const timer = setTimeout(() => {
      end();
      reject(
        new TransportError('timeout', `${host}:${port} did not show a certificate in time.`, { mayHaveArrived: false }),
      );
    }, timeoutMs);
    // Runs before Node's own listener of the same event, which verifies the chain and may end the connection.
    socket.prependListener('secure', () => {
      const certificate = socket.getPeerX509Certificate();
      setImmediate(end);
      if (certificate !== undefined) resolve(shown(certificate));
      else
        reject(new TransportError('unreachable', `${host}:${port} showed no certificate.`, { mayHaveArrived: false }));
    });
    socket.on('error', (cause) => {
      end();
      reject(unreachable(`${host}:${port}`, cause));
    });
    socket.on('close', () => {
      end();
      reject(unreachable(`${host}:${port}`, new Error('closed')));
    });
  });
}

/** The error of a connection that could not be made. */
export function unreachable(server: string, cause: unknown): TransportError {
  const code = errorCode(cause);
  const options = { cause, mayHaveArrived: false };
  switch (code) {
    case 'ECONNREFUSED':
      return new TransportError('unreachable', `${server} refuses connections.`, options);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new TransportError('unreachable', `The name of ${server} cannot be resolved.`, options);
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return new TransportError('unreachable', `${server} does not speak TLS.`, options);
    default:
      return new TransportError(
        'unreachable',
        `${server} cannot be reached${code === undefined ? '' : ` (${code})`}.`,
        options,
      );
  }
}

/** What a TLS connection needs so that only the trusted server passes. */
export interface VerifiedTls {
  readonly ca: string[];
  readonly allowPartialTrustChain?: boolean;
  readonly checkServerIdentity?: (host: string, certificate: { readonly fingerprint256: string }) => Error | undefined;
}

/**
 * TLS options that let only the trusted server pass. For a thumbprint the server's certificate is fetched once and
 * compared; from then on exactly this certificate is trusted, whatever its names and issuer.
 * @throws UntrustedCertificateError if the server shows another certificate; TransportError if it shows none.
 */
export async function verifiedTls(trust: Trust, host: string, port: number, timeoutMs: number): Promise<VerifiedTls> {
  if (!('thumbprint' in trust)) {
    if (trust.ca !== undefined) return { ca: [trust.ca] };
    return { ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] };
  }
  const expected = normalizeThumbprint(trust.thumbprint);
  if (expected === undefined) {
    throw new UntrustedCertificateError('The pinned thumbprint is neither SHA-1 (40 hex digits) nor SHA-256 (64).', {
      expected: trust.thumbprint,
    });
  }
  const certificate = await fetchThumbprint(host, port, timeoutMs);
  const actual = expected.length === certificate.sha1.length ? certificate.sha1 : certificate.sha256;
  if (actual !== expected) throw wrongThumbprint(`${host}:${port}`, expected, actual);
  return {
    ca: [certificate.pem],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shownNow) =>
      shownNow.fingerprint256 === certificate.sha256
        ? undefined
        : wrongThumbprint(`${host}:${port}`, certificate.sha256, shownNow.fingerprint256),
  };
}

function wrongThumbprint(server: string, expected: string, actual: string): UntrustedCertificateError {
  return new UntrustedCertificateError(
    `The certificate of ${server} has the thumbprint ${actual}, but ${expected} is trusted.`,
    { expected, actual },
  );
}

/** The error for a certificate that Node refused, with the thumbprint that the server shows now if it can be read. */
export async function untrusted(
  trust: Trust,
  host: string,
  port: number,
  timeoutMs: number,
  cause: unknown,
): Promise<UntrustedCertificateError> {
  const certificate = await fetchThumbprint(host, port, timeoutMs).catch(() => undefined);
  const expected = 'thumbprint' in trust ? normalizeThumbprint(trust.thumbprint) : undefined;
  const actual = expected?.length === certificate?.sha1.length ? certificate?.sha1 : certificate?.sha256;
  if (expected !== undefined && actual !== undefined && actual !== expected) {
    return wrongThumbprint(`${host}:${port}`, expected, actual);
  }
  const why =
    errorCode(cause) === 'CERT_HAS_EXPIRED' ? 'has expired' : `cannot be verified (${errorCode(cause) ?? 'unknown'})`;
  return new UntrustedCertificateError(`The certificate of ${host}:${port} ${why}.`, { expected, actual, cause });
}
