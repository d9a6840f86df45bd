import { fetchThumbprint } from '@vic/vim25';
import { X509Certificate } from 'node:crypto';
import { readTls } from './config/read-config.ts';
import type { ListenAddress, ServiceConfig, TlsConfig } from './config/service-config.ts';

const TIMEOUT_MS = 5_000;

/**
 * Asks the service that runs here with the same configuration. Over HTTPS the handshake is the answer: it shows that the
 * process lives and which certificate it has, and needs no certificate of a client.
 * @returns what is wrong, in one sentence; null if all is well
 */
export async function findIllness(config: ServiceConfig): Promise<string | null> {
  try {
    if (config.http) return await askHttp(config.http);
    if (config.https) return await askHttps(config.https, config.https.tls);
    return 'The service listens on nothing.';
  } catch (error) {
    return `The service does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function askHttp(address: ListenAddress): Promise<string | null> {
  if (address.port === 0) return 'PORT must be set for --health to know where to ask.';
  const response = await fetch(`http://${urlHost(address.host)}:${address.port}/container/hello`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.status === 200 ? null : `The service answered with the status ${response.status}.`;
}

async function askHttps(address: ListenAddress, tls: TlsConfig): Promise<string | null> {
  if (address.port === 0) return 'TLS_PORT must be set for --health to know where to ask.';
  const shown = await fetchThumbprint(localHost(address.host), address.port, TIMEOUT_MS);
  const own = new X509Certificate(readTls(tls).cert).fingerprint256;
  return plain(shown.sha256) === plain(own) ? null : 'Another program than this service answers at TLS_PORT.';
}

function plain(thumbprint: string): string {
  return thumbprint.replaceAll(':', '').toLowerCase();
}

function urlHost(host: string): string {
  const local = localHost(host);
  return local.includes(':') ? `[${local}]` : local;
}

/** Where to ask a service that listens on all addresses. */
function localHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
