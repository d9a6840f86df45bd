import { TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { faultText } from './fault-text.ts';
import type { TargetRequest } from './target-session.ts';

/** Codes of Node for names that nobody knows. */
const UNKNOWN_NAME = new Set(['ENOTFOUND', 'EAI_AGAIN']);

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

function sdkUrlText(host: string): string {
  return `"https://${host.replaceAll('%', '%25')}/sdk"`;
}

/** Whether the certificate must be that of a thumbprint; an empty one is none. */
function isPinned({ thumbprint }: TargetRequest): boolean {
  return thumbprint !== null && thumbprint !== '';
}

/** A server whose certificate is not the one of the thumbprint. */
export function thumbprintMismatch({ host, thumbprint }: TargetRequest): string {
  return `${notConnected(host)}Host "${host}" thumbprint does not match "${thumbprint ?? ''}"`;
}

/** A target that is no address, which is what a percent-encoded port comes to. */
export function unknownHost(host: string): string {
  return `${notConnected(host)}dial tcp: lookup ${host}: no such host`;
}

function notConnected(host: string): string {
  return `Failed to connect to ${host}: Post ${sdkUrlText(host)}: `;
}

/** A certificate that does not verify against the service's own roots. */
function untrustedText(host: string, error: UntrustedCertificateError): string {
  switch (errorCode(error.cause)) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'x509: certificate has expired or is not yet valid';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return `x509: certificate is not valid for ${host}`;
    default:
      return 'x509: certificate signed by unknown authority';
  }
}

function transportText(host: string, error: TransportError): string {
  const { cause } = error;
  const code = errorCode(cause);
  if (code === 'ECONNREFUSED') return `${notConnected(host)}dial tcp ${host}: connect: connection refused`;
  if (code !== undefined && UNKNOWN_NAME.has(code)) return unknownHost(host);
  return `${notConnected(host)}${error.message}`;
}

/** Why the target could not be connected, in the words that callers know; null for an error that is not of that kind. */
export function connectFaultText(request: TargetRequest, error: unknown): string | null {
  if (error instanceof UntrustedCertificateError) {
    return isPinned(request) ? thumbprintMismatch(request) : untrustedText(request.host, error);
  }
  if (error instanceof TransportError) return transportText(request.host, error);
  if (error instanceof VimFault) return `${notConnected(request.host)}ServerFaultCode: ${faultText(error)}`;
  return null;
}
