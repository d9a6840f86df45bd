import { fetchThumbprint, normalizeThumbprint, UntrustedCertificateError } from '@vic/vim25';
import tls from 'node:tls';
import type { Vcenter } from '../config/vcenter.ts';

const TIMEOUT_MS = 5_000;
const SHA1_LENGTH = 59;

/**
 * The thumbprint by which vic-machine-server is to know this vCenter: SHA-1, upper-case hexadecimal with colons. It is
 * that of the certificate which the configuration trusts, never of just any that is shown.
 * @throws UntrustedCertificateError, TransportError
 */
export async function vcenterThumbprint({ name, sdkUrl, trust }: Vcenter): Promise<string> {
  const url = new URL(sdkUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 443);
  if (!('thumbprint' in trust)) return verifiedThumbprint(host, port, trust.ca, name);
  const pinned = normalizeThumbprint(trust.thumbprint) ?? '';
  if (pinned.length === SHA1_LENGTH) return pinned;
  const shown = await fetchThumbprint(host, port, TIMEOUT_MS);
  if (shown.sha256 === pinned) return shown.sha1;
  throw new UntrustedCertificateError(`${name} shows another certificate than the pinned one.`, {
    expected: pinned,
    actual: shown.sha256,
  });
}

/** Thumbprint of a certificate whose chain and name have been verified by the connection itself. */
function verifiedThumbprint(host: string, port: number, ca: string | undefined, name: string): Promise<string> {
  const authorities = ca ?? [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
  return new Promise((resolve, reject) => {
    const isAddress = /^[\d.]+$|:/.test(host);
    const socket = tls.connect({ host, port, ca: authorities, ...(isAddress ? {} : { servername: host }) });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`${name} does not answer in time.`)));
    socket.once('secureConnect', () => {
      const thumbprint = socket.getPeerX509Certificate()?.fingerprint;
      socket.end();
      if (thumbprint === undefined) reject(new Error(`${name} showed no certificate.`));
      else resolve(thumbprint);
    });
    socket.once('error', (cause) => {
      reject(new UntrustedCertificateError(`The certificate of ${name} cannot be verified.`, { expected: '', cause }));
    });
  });
}
