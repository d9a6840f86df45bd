import type { RequestListener } from 'node:http';
import { buildApp, type App, type AppOptions } from './app.ts';
import { systemClock } from './clock.ts';
import type { ServiceConfig } from './config/service-config.ts';
import { versionText } from './config/build-version.ts';
import { listenHttp, listenHttps, type Listener } from './http/listeners.ts';
import { createSecretMask } from './log/secret-mask.ts';
import { openServiceLog, type LogSink } from './log/service-log.ts';

/** How long connections may take to end after the last answer. */
const LAST_WORDS_MS = 2_000;

export interface ServiceStartOptions extends Pick<AppOptions, 'operations' | 'openTarget' | 'clock'> {
  readonly config: ServiceConfig;
  /** where log lines go besides the file; the default is standard output */
  readonly logSink?: LogSink;
}

/** The service, listening. */
export interface RunningService {
  readonly app: App;
  /** null: not listened on */
  readonly httpPort: number | null;
  readonly httpsPort: number | null;
  /** Opens the log file anew, and reads the certificates again. */
  reload(): void;
  /** Writes what nobody foresaw into the log. */
  logFailure(what: string): void;
  /** Takes no more requests, waits for what runs or has it undone, closes everything. */
  close(): Promise<void>;
}

/**
 * Starts the service on all its addresses, or on none.
 * @throws ConfigError with one sentence about what is wrong
 */
export async function startService(options: ServiceStartOptions): Promise<RunningService> {
  const { config, logSink = process.stdout, clock = systemClock } = options;
  const { settings, cleanupMs } = config;
  const log = openServiceLog({ ...config.log, sink: logSink, clock });
  const app = await buildApp({ ...options, settings, log, clock, cleanupMs });
  const listeners: Listener[] = [];
  const handler: RequestListener = (request, response) => app.server.routing(request, response);
  const closeAll = async () => {
    const closing = listeners.map((listener) => listener.close());
    await app.close();
    // All answers are written by now; who does not read or finish sending is not waited for.
    const cancel = clock.after(LAST_WORDS_MS, () => {
      for (const listener of listeners) listener.cutConnections();
    });
    await Promise.all(closing);
    cancel();
    log.close();
  };
  try {
    if (config.http) listeners.push(await listenHttp(handler, config.http));
    if (config.https) listeners.push(await listenHttps(handler, { address: config.https, tls: config.https.tls, log }));
  } catch (error) {
    await closeAll();
    throw error;
  }
  for (const { scheme, port } of listeners) log.write('info', `Serving vic machine at ${scheme}, port ${port}`);
  log.write('info', `vic-machine-server ${versionText(settings.build)} is ready.`);
  const portOf = (scheme: Listener['scheme']) => listeners.find((listener) => listener.scheme === scheme)?.port ?? null;
  return {
    app,
    httpPort: portOf('http'),
    httpsPort: portOf('https'),
    reload() {
      log.reopen();
      for (const listener of listeners) listener.renewCertificates();
    },
    logFailure: (what) => log.write('error', createSecretMask().apply(what)),
    async close() {
      log.write('info', 'The service is being stopped.');
      await closeAll();
    },
  };
}
