import { createServer } from 'node:net';

/** Ports of the lab's listeners on 127.0.0.1. */
export interface Ports {
  readonly client: number;
  readonly vcenter1: number;
  readonly vcenter2: number;
  readonly plugin: number;
  readonly vicMachine: number;
}

export const DEFAULT_PORTS: Ports = { client: 8080, vcenter1: 8989, vcenter2: 8990, plugin: 9443, vicMachine: 8443 };

/** The option of `npm start` that changes each port. */
export const PORT_OPTIONS: Readonly<Record<keyof Ports, string>> = {
  client: '--client-port',
  vcenter1: '--vcenter1-port',
  vcenter2: '--vcenter2-port',
  plugin: '--plugin-port',
  vicMachine: '--vic-machine-port',
};

const LISTENERS = [
  'client',
  'vcenter1',
  'vcenter2',
  'plugin',
  'vicMachine',
] as const satisfies readonly (keyof Ports)[];

/** Throws one sentence that names port and option if one of the ports is in use on 127.0.0.1. */
export async function refuseTakenPorts(ports: Ports, listeners: readonly (keyof Ports)[] = LISTENERS): Promise<void> {
  for (const listener of listeners) {
    if (await isFree(ports[listener])) continue;
    throw new Error(
      `Port ${ports[listener]} is in use; end the program that listens on it or choose another with ${PORT_OPTIONS[listener]}.`,
    );
  }
}

/** Ports that are free now, for runs beside others. */
export async function freePorts(): Promise<Ports> {
  const [client, vcenter1, vcenter2, plugin, vicMachine] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  return { client, vcenter1, vcenter2, plugin, vicMachine };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
