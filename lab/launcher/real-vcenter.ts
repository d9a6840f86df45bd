import { connect, fetchThumbprint, TransportError, UntrustedCertificateError } from '@vic/vim25';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate } from './certificate.ts';
import { Listener } from './listener.ts';
import type { PluginAddress } from './plugin-session.ts';
import type { Ports } from './ports.ts';
import type { Product } from './product.ts';
import { runOnTerminal, runProgram } from './run-program.ts';
import { parseVcenterAddress, type RealVcenter } from './vcenter-options.ts';

export interface RealVcenterOptions {
  readonly ports: Ports;
  readonly product: Product;
  readonly emulate: string;
  readonly vcenters: readonly RealVcenter[];
  /** account that registers the plug-in, or null: then nothing is written to the vCenter */
  readonly registerAs: string | null;
  readonly onLine: (listener: string, line: string) => void;
}

interface KnownVcenter {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly guid: string;
  readonly thumbprint: string;
}

/** Starts plug-in server and stand-in beside vCenters that exist. Writes to them only if an account is given. */
export async function startWithRealVcenters(
  options: RealVcenterOptions,
): Promise<PluginAddress & { stop(): Promise<void> }> {
  const vcenters = await Promise.all(options.vcenters.map(identify));
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-lab-'));
  const listeners: Listener[] = [];
  const stop = async () => {
    await Promise.all(listeners.map((listener) => listener.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const certificate = await makeCertificate(folder, 'plugin-server');
    const extensionFile = await registration(folder, certificate.certFile, vcenters, options);
    const clientUrl = `http://127.0.0.1:${options.ports.client}`;
    const serverFile = path.join(folder, 'plugin-server.json');
    await writeFile(serverFile, serverConfig(certificate, vcenters, clientUrl, options));
    const clientFile = path.join(folder, 'client.json');
    await writeFile(clientFile, clientConfig(vcenters, extensionFile, options));
    listeners.push(
      new Listener(
        {
          name: 'plug-in server',
          args: [options.product.pluginServer, '--config', serverFile],
          readyUrl: `https://127.0.0.1:${options.ports.plugin}/vic/healthz`,
          ca: await readFile(certificate.certFile, 'utf8'),
        },
        (line) => options.onLine('plug-in server', line),
      ),
      new Listener(
        {
          name: 'vSphere Client stand-in',
          args: [path.resolve(import.meta.dirname, '../client/main.ts'), '--config', clientFile],
          readyUrl: `${clientUrl}/ui/`,
        },
        (line) => options.onLine('vSphere Client stand-in', line),
      ),
    );
    for (const listener of listeners) await listener.start();
    const pluginOrigin = `https://127.0.0.1:${options.ports.plugin}`;
    return { address: `${clientUrl}/ui/`, pluginOrigin, pluginCertFile: certificate.certFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads GUID and certificate of a vCenter. Throws one sentence when it cannot be reached or trusted. */
async function identify({ url, thumbprint }: RealVcenter): Promise<KnownVcenter> {
  const address = parseVcenterAddress(url);
  const port = address.port === '' ? 443 : Number(address.port);
  const sdk = `https://${address.hostname}:${port}/sdk`;
  try {
    const client = await connect({ url: sdk, trust: thumbprint === null ? {} : { thumbprint } });
    const guid = client.content.about.instanceUuid;
    await client.close();
    const { sha256 } = await fetchThumbprint(address.hostname, port);
    return { url: sdk, host: address.hostname, port, guid, thumbprint: thumbprint ?? sha256 };
  } catch (error) {
    throw new Error(await explain(error, address.hostname, port, thumbprint), { cause: error });
  }
}

async function explain(error: unknown, host: string, port: number, thumbprint: string | null): Promise<string> {
  if (error instanceof UntrustedCertificateError) {
    const shown = await fetchThumbprint(host, port).then(
      ({ sha256 }) => sha256,
      () => 'unknown',
    );
    return thumbprint === null
      ? `The certificate of ${host}:${port} is not signed by an authority that this machine trusts. Compare its thumbprint with the vCenter's own and pass it: --thumbprint ${shown}`
      : `${host}:${port} shows a certificate with the thumbprint ${shown}, not the one given with --thumbprint.`;
  }
  if (error instanceof TransportError) return `${host}:${port} cannot be reached: ${error.message}`;
  return `${host}:${port} did not answer like a vCenter: ${error instanceof Error ? error.message : String(error)}`;
}

/** Registers, or writes the record to a file for the stand-in and gives the file's path. */
async function registration(
  folder: string,
  certFile: string,
  vcenters: readonly KnownVcenter[],
  { product, ports, registerAs }: RealVcenterOptions,
): Promise<string | null> {
  const targets = vcenters.flatMap(({ url, thumbprint }) => ['-url', url, '-vct', thumbprint]);
  const pluginUrl = `https://127.0.0.1:${ports.plugin}/vic/plugin.zip`;
  const command = [product.vicPlugin, 'register', ...targets, '-pu', pluginUrl, '-scf', certFile];
  if (registerAs !== null) {
    await runOnTerminal([...command, '-u', registerAs], 'The plug-in could not be registered, so nothing was started.');
    return null;
  }
  const record = await runProgram([...command, '-u', 'nobody', '--dry-run', '--json']);
  const file = path.join(folder, 'extension.json');
  await writeFile(file, record);
  return file;
}

function serverConfig(
  certificate: { certFile: string; keyFile: string },
  vcenters: readonly KnownVcenter[],
  clientUrl: string,
  { ports, product }: RealVcenterOptions,
): string {
  const byGuid = vcenters.map(({ guid, host, port, thumbprint }): [string, object] => [
    guid,
    { name: host, fqdn: host, port, thumbprint, clientUrl },
  ]);
  return JSON.stringify({
    listen: { host: '127.0.0.1', port: ports.plugin },
    tls: { certFile: certificate.certFile, keyFile: certificate.keyFile },
    uiFolder: product.uiFolder,
    manifestFolder: product.manifestFolder,
    vcenters: Object.fromEntries(byGuid),
  });
}

function clientConfig(
  vcenters: readonly KnownVcenter[],
  extensionFile: string | null,
  { ports, emulate }: RealVcenterOptions,
): string {
  return JSON.stringify({
    listen: { host: '127.0.0.1', port: ports.client },
    emulate,
    environment: 'onprem',
    vcenters: vcenters.map(({ url, host, thumbprint }) => ({ url, name: host, thumbprint })),
    ...(extensionFile === null ? {} : { extensionFile }),
    lint: true,
  });
}
