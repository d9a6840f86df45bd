import { buildApp } from './app.ts';
import { buildBrowserFiles } from './browser-files.ts';
import { ConfigurationError, readPasswordFile, type ClientConfig } from './config/client-config.ts';
import { createStandIn, type StandIn } from './stand-in.ts';
import type { VcenterGate } from './vcenter/vcenter-connection.ts';
import { vimGate } from './vcenter/vim-gate.ts';

/** A stand-in that listens. */
export interface RunningClient {
  /** Such as `http://127.0.0.1:8080`, without `/ui`. */
  readonly url: string;
  readonly port: number;
  readonly standIn: StandIn;
  /** Logs every session out and closes the listener. */
  close(): Promise<void>;
}

/**
 * Starts the stand-in and resolves when it listens.
 * Throws ConfigurationError with one sentence for the user, for instance when the port is taken.
 */
export async function startClient(config: ClientConfig, gate: VcenterGate = vimGate): Promise<RunningClient> {
  for (const { discovery } of config.vcenters) if (discovery) readPasswordFile(discovery.passwordFile);
  const files = await buildBrowserFiles();
  const standIn = createStandIn(config, gate);
  const app = buildApp(standIn, files);
  const host = config.listen.host ?? '127.0.0.1';
  try {
    await app.listen({ host, port: config.listen.port });
  } catch (error) {
    await standIn.close();
    throw listenError(error, host, config.listen.port);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.listen.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    standIn,
    async close() {
      await standIn.close();
      await app.close();
    },
  };
}

function listenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new ConfigurationError(
      `Port ${port} of ${host} is taken; choose another one with "listen.port" in the configuration file.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return new ConfigurationError(
      `The stand-in cannot listen on ${host}:${port} ("listen" in the configuration file).`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
