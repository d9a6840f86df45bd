import type { LogLevel } from '../log/log-line.ts';
import type { Settings } from './settings.ts';

/** Where HTTPS finds its certificates. Paths are absolute; the files are read at the start and when they change. */
export interface TlsConfig {
  readonly certificateFile: string;
  readonly privateKeyFile: string;
  /** set: clients must show a certificate of this authority */
  readonly clientAuthorityFile: string | null;
}

/** An address to listen on; port 0 is any free one. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** All of the configuration, checked. */
export interface ServiceConfig {
  readonly settings: Settings;
  /** null: no plain HTTP */
  readonly http: ListenAddress | null;
  /** null: no HTTPS */
  readonly https: (ListenAddress & { readonly tls: TlsConfig }) | null;
  readonly log: {
    readonly level: LogLevel;
    /** null: standard output only */
    readonly folder: string | null;
  };
  /** how long running work may go on after the service was told to end, milliseconds; then it is undone */
  readonly cleanupMs: number;
}
