/** Starts vic-machine-server inside a test. */
import {
  startService,
  type BuildVersion,
  type RunningService,
  type ServiceStartOptions,
  type TlsConfig,
} from '@vic/vic-machine-server';
import type { StubIsos } from './stub-iso.ts';

export interface ServiceOptions {
  readonly isos: StubIsos;
  /** default: the version of the recording */
  readonly build?: BuildVersion;
  /** HTTPS too, with these files */
  readonly tls?: TlsConfig;
  /** milliseconds; how long configure and upgrade wait for a VCH */
  readonly vchReadyMs?: number;
  /** milliseconds; how long running work may go on when the service ends */
  readonly cleanupMs?: number;
  /** how targets are reached; default: as the service does */
  readonly openTarget?: NonNullable<ServiceStartOptions['openTarget']>;
  /** every line of the service's log */
  readonly onLine?: (line: string) => void;
}

/** The build that the exchanges were recorded with. */
export const RECORDED_BUILD: BuildVersion = {
  version: 'v1.5.8',
  buildNumber: '21343',
  commit: '9489f63e',
  buildDate: '2022/06/10@13:26:47',
};

const HOST = '127.0.0.1';

export interface StartedService {
  readonly service: RunningService;
  /** of plain HTTP on 127.0.0.1 */
  readonly port: number;
  stop(): Promise<void>;
}

/** The service on free ports of 127.0.0.1. */
export async function startVicMachineServer(options: ServiceOptions): Promise<StartedService> {
  const { isos, build = RECORDED_BUILD, tls, vchReadyMs = 10_000, cleanupMs = 10_000, openTarget, onLine } = options;
  const service = await startService({
    config: {
      settings: { build, ...isos, vchReadyMs },
      http: { host: HOST, port: 0 },
      https: tls === undefined ? null : { host: HOST, port: 0, tls },
      log: { level: 'debug', folder: null },
      cleanupMs,
    },
    ...(openTarget === undefined ? {} : { openTarget }),
    logSink: { write: (line: string) => onLine?.(line) },
  });
  if (service.httpPort === null) throw new Error('The service has no port.');
  return { service, port: service.httpPort, stop: () => service.close() };
}
