import { unwatchFile, watchFile } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type Server as TlsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import { ConfigError, errorCode } from '../config/config-error.ts';
import { readTls } from '../config/read-config.ts';
import type { ListenAddress, TlsConfig } from '../config/service-config.ts';
import type { ServiceLog } from '../log/service-log.ts';

/** How long a request may take to arrive in full; answers may take as long as they need. */
const READ_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 15_000;
const TCP_KEEP_ALIVE_MS = 30_000;
const MAX_HEADER_BYTES = 16_384;
const MAX_CONNECTIONS = 1000;
const TLS_CHECK_MS = 10_000;

const LIMITS = {
  requestTimeout: READ_TIMEOUT_MS,
  headersTimeout: READ_TIMEOUT_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxHeaderSize: MAX_HEADER_BYTES,
  // An answer may take many minutes: routers must not forget the connection meanwhile.
  keepAlive: true,
  keepAliveInitialDelay: TCP_KEEP_ALIVE_MS,
};

/** ECDHE with AES-GCM, as TLS 1.2 is offered by the original; TLS 1.3 has its own. */
const CIPHERS = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');

/** A port that is listened on. */
export interface Listener {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  /** Takes no more connections and ends those that wait for nothing. Resolves when the last one has ended. */
  close(): Promise<void>;
  /** Reads the certificate files again; plain HTTP has none. */
  renewCertificates(): void;
  /** Ends all connections, whatever they wait for. */
  cutConnections(): void;
}

/** @throws ConfigError with one sentence if the address cannot be listened on */
export async function listenHttp(handler: RequestListener, address: ListenAddress): Promise<Listener> {
  const server = createHttpServer(LIMITS, handler);
  return listen(server, 'http', address);
}

/**
 * HTTPS with certificates that are read again when their files change. A new certificate that cannot be used is told in the
 * log, and the old one stays.
 * @throws ConfigError with one sentence if a certificate cannot be used or the address not be listened on
 */
export async function listenHttps(
  handler: RequestListener,
  { address, tls, log }: { address: ListenAddress; tls: TlsConfig; log: ServiceLog },
): Promise<Listener> {
  const server = createHttpsServer(
    { ...LIMITS, ...secureContext(tls), requestCert: tls.clientAuthorityFile !== null },
    handler,
  );
  const listener = await listen(server, 'https', address);
  const renewCertificates = () => renew(server, tls, log);
  const files = [tls.certificateFile, tls.privateKeyFile, tls.clientAuthorityFile].filter((file) => file !== null);
  for (const file of files) watchFile(file, { interval: TLS_CHECK_MS, persistent: false }, renewCertificates);
  return {
    ...listener,
    renewCertificates,
    close() {
      for (const file of files) unwatchFile(file, renewCertificates);
      return listener.close();
    },
  };
}

function secureContext(tls: TlsConfig): SecureContextOptions {
  const { cert, key, ca } = readTls(tls);
  return {
    cert,
    key,
    ...(ca === null ? {} : { ca }),
    minVersion: 'TLSv1.2',
    ciphers: `TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256:${CIPHERS}`,
  };
}

function renew(server: TlsServer, tls: TlsConfig, log: ServiceLog): void {
  try {
    server.setSecureContext(secureContext(tls));
    log.write('info', 'The certificate of HTTPS was read again.');
  } catch (error) {
    log.write('error', `The certificate of HTTPS stays as it was: ${error instanceof Error ? error.message : ''}`);
  }
}

async function listen(
  server: Server | TlsServer,
  scheme: Listener['scheme'],
  { host, port }: ListenAddress,
): Promise<Listener> {
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(0);
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen({ host, port }, () => resolve(undefined));
  try {
    await promise;
  } catch (error) {
    throw new ConfigError(listenFault(errorCode(error), scheme, { host, port }));
  }
  const bound = server.address();
  return {
    scheme,
    port: typeof bound === 'object' && bound ? bound.port : port,
    close: () => closeServer(server),
    renewCertificates: () => undefined,
    cutConnections: () => server.closeAllConnections(),
  };
}

function closeServer(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function listenFault(code: string, scheme: Listener['scheme'], { host, port }: ListenAddress): string {
  const [portName, hostName] = scheme === 'http' ? ['PORT', 'HOST'] : ['TLS_PORT', 'TLS_HOST'];
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use, perhaps by another vic-machine-server: stop that, or choose another with ${portName}.`;
    case 'EACCES':
      return `Port ${port} may not be used by this account: choose another with ${portName}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine: correct ${hostName}.`;
    default:
      return `Listening on ${host}:${port} failed (${code}): check ${hostName} and ${portName}.`;
  }
}
