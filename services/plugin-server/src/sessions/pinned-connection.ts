import { fetchThumbprint, UntrustedCertificateError } from '@vic/vim25';

/** TLS options that accept exactly one certificate. */
export interface PinnedConnection {
  readonly ca: string;
  readonly allowPartialTrustChain: true;
  readonly checkServerIdentity: () => undefined;
}

/**
 * Reads the certificate over a connection that sends nothing, compares it with the pin, and answers options that trust
 * this certificate alone.
 * @throws UntrustedCertificateError if it is another one
 */
export async function pinnedConnection(url: URL, thumbprint: string): Promise<PinnedConnection> {
  const shown = await fetchThumbprint(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 443));
  const expected = plain(thumbprint);
  const actual = plain(expected.length === 40 ? shown.sha1 : shown.sha256);
  if (actual !== expected) {
    throw new UntrustedCertificateError(`${url.host} shows another certificate than the pinned one.`, {
      expected,
      actual,
    });
  }
  return { ca: shown.pem, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
}

function plain(thumbprint: string): string {
  return thumbprint.replace(/[^0-9A-Fa-f]/g, '').toLowerCase();
}
