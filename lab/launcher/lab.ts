import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD } from '../accounts.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import type { VcenterIndex } from '../vcenter/vcenter-index.ts';
import { writeStubIsos } from '../vic-machine/stub-iso.ts';
import { makeCertificate, type CertificateFiles } from './certificate.ts';
import { Listener, type ListenerPlan } from './listener.ts';
import type { PluginAddress } from './plugin-session.ts';
import { freePort, refuseTakenPorts, type Ports } from './ports.ts';
import type { Product } from './product.ts';
import { runProgram } from './run-program.ts';

/** vCenters of the lab. The GUIDs are fixed so that links and object ids stay the same from run to run. */
export const VCENTERS = [
  { index: 1, name: 'vc1.lab.local', guid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001', port: 'vcenter1' },
  { index: 2, name: 'vc2.lab.local', guid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00002', port: 'vcenter2' },
] as const;

/** Further linked vCenters, for scenarios that want them. */
const PEERS = [
  { index: 3, name: 'vc3.lab.local', guid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00003' },
  { index: 4, name: 'vc4.lab.local', guid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00004' },
] as const;

/** A vCenter of a running lab. */
interface LabVcenter {
  readonly index: VcenterIndex;
  readonly name: string;
  readonly guid: string;
  /** on 127.0.0.1 */
  readonly port: number;
  readonly certificate: CertificateFiles;
}

export type ListenerName = `vcenter${VcenterIndex}` | 'vic-machine-server' | 'plugin-server' | 'client';

export interface LabOptions {
  readonly scenario: string;
  /** nothing changes by itself */
  readonly isStill: boolean;
  /** milliseconds that a task of a vCenter takes; without it about as long as at a real one */
  readonly taskMs?: number;
  readonly ports: Ports;
  readonly product: Product;
  /** version of the vSphere Client that the stand-in emulates */
  readonly emulate: string;
  /** whether a process that ends unasked is started again */
  readonly isSupervised: boolean;
  readonly onLine: (listener: string, line: string) => void;
}

/** A running lab. */
export interface Lab extends PluginAddress {
  readonly listeners: ReadonlyMap<ListenerName, Listener>;
  readonly vcenterUrls: readonly string[];
  readonly vcenterThumbprints: readonly string[];
  /** where vic-machine-server answers, with `/container` */
  readonly vicMachineUrl: string;
  readonly vicMachineCertFile: string;
  /** lets tests reach the switches of the simulated vCenters */
  readonly switchToken: string;
  /** folder of certificates and configuration; removed by `stop` */
  readonly folder: string;
  stop(): Promise<void>;
}

const LAB = path.resolve(import.meta.dirname, '..');
const RESTART_DELAY_MS = 2_000;

/** Starts vCenters, registers the plug-in as an administrator would, starts the servers and the stand-in. */
export async function startLab(options: LabOptions): Promise<Lab> {
  await refuseTakenPorts(options.ports);
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-lab-'));
  const switchToken = randomBytes(16).toString('hex');
  const listeners = new Map<ListenerName, Listener>();
  let isStopping = false;
  const restart = (listener: Listener) => {
    if (!options.isSupervised || isStopping) return;
    options.onLine(listener.plan.name, 'ended unexpectedly; it is started again');
    setTimeout(() => {
      if (!isStopping) listener.start().catch((error: unknown) => options.onLine(listener.plan.name, String(error)));
    }, RESTART_DELAY_MS);
  };
  const stop = async () => {
    isStopping = true;
    await Promise.all([...listeners.values()].map((listener) => listener.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const launch = async (name: ListenerName, plan: ListenerPlan) => {
    const listener = new Listener(plan, (line) => options.onLine(plan.name, line), restart);
    listeners.set(name, listener);
    await listener.start();
  };
  try {
    const [pluginCertificate, vicMachineCertificate, vcenters] = await Promise.all([
      makeCertificate(folder, 'plugin-server'),
      makeCertificate(folder, 'vic-machine-server'),
      chooseVcenters(folder, options),
    ]);
    const thumbprints = vcenters.map(({ certificate }) => certificate.thumbprint);
    const urls = vcenters.map(({ port }) => `https://127.0.0.1:${port}/sdk`);
    await Promise.all(
      vcenters.map(async (vcenter) =>
        launch(`vcenter${vcenter.index}`, await vcenterPlan(vcenter, folder, switchToken, options)),
      ),
    );
    await register(urls, thumbprints, pluginCertificate, options);
    const clientUrl = `http://127.0.0.1:${options.ports.client}`;
    await Promise.all([
      launch('vic-machine-server', await vicMachinePlan(folder, vicMachineCertificate, options)),
      launch(
        'plugin-server',
        await pluginServerPlan(folder, pluginCertificate, vcenters, vicMachineCertificate, clientUrl, options),
      ),
    ]);
    // Last: it downloads the manifest as soon as it starts.
    await launch('client', await clientPlan(folder, vcenters, options));
    return {
      address: `${clientUrl}/ui/`,
      pluginOrigin: `https://127.0.0.1:${options.ports.plugin}`,
      pluginCertFile: pluginCertificate.certFile,
      listeners,
      vcenterUrls: urls,
      vcenterThumbprints: thumbprints,
      vicMachineUrl: `${vicMachineOrigin(options.ports)}/container`,
      vicMachineCertFile: vicMachineCertificate.certFile,
      switchToken,
      folder,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The two that every lab has, and on free ports the others that the scenario wants. */
async function chooseVcenters(folder: string, { scenario, ports }: LabOptions): Promise<LabVcenter[]> {
  const peers = PEERS.filter(({ index }) => index <= (SCENARIOS.get(scenario)?.vcenterCount ?? VCENTERS.length));
  const known = [
    ...VCENTERS.map((vcenter) => ({ ...vcenter, port: ports[vcenter.port] })),
    ...(await Promise.all(peers.map(async (vcenter) => ({ ...vcenter, port: await freePort() })))),
  ];
  return Promise.all(
    known.map(async (vcenter) => ({ ...vcenter, certificate: await makeCertificate(folder, vcenter.name) })),
  );
}

async function vcenterPlan(
  { index, name, guid, port, certificate }: LabVcenter,
  folder: string,
  switchToken: string,
  options: LabOptions,
): Promise<ListenerPlan> {
  const args = [path.join(LAB, 'vcenter/main.ts'), '--port', String(port), '--index', String(index)];
  args.push('--scenario', options.scenario, '--cert', certificate.certFile, '--key', certificate.keyFile);
  args.push('--state', path.join(folder, `vcenter-${index}.json`), '--guid', guid, '--name', name);
  if (options.isStill) args.push('--still');
  if (options.taskMs !== undefined) args.push('--task-ms', String(options.taskMs));
  return {
    name: `vCenter ${name}`,
    args,
    env: { VCENTER_SWITCH_TOKEN: switchToken },
    readyUrl: `https://127.0.0.1:${port}/sdk/vimServiceVersions.xml`,
    ca: await readFile(certificate.certFile, 'utf8'),
  };
}

/** vic-machine-server makes VCHs from small images that only look like VIC's; it knows no vCenter until it is asked. */
async function vicMachinePlan(
  folder: string,
  certificate: CertificateFiles,
  { ports, product }: LabOptions,
): Promise<ListenerPlan> {
  const isos = await writeStubIsos(folder);
  return {
    name: 'vic-machine-server',
    args: [product.vicMachineServer, '--scheme', 'https'],
    env: {
      HOST: '127.0.0.1',
      TLS_PORT: String(ports.vicMachine),
      TLS_CERTIFICATE: certificate.certFile,
      TLS_PRIVATE_KEY: certificate.keyFile,
      LOG_DIRECTORY: folder,
      LOG_LEVEL: 'info',
      APPLIANCE_ISO: isos.applianceIso,
      BOOTSTRAP_ISO: isos.bootstrapIso,
    },
    readyUrl: `${vicMachineOrigin(ports)}/container/hello`,
    ca: await readFile(certificate.certFile, 'utf8'),
  };
}

const vicMachineOrigin = ({ vicMachine }: Ports): string => `https://127.0.0.1:${vicMachine}`;

/** Password of the administrator in a scenario. */
export const administratorPassword = (scenario: string): string =>
  SCENARIOS.get(scenario)?.administratorPassword ?? LAB_PASSWORD;

/** Registers with every vCenter by the same command that an administrator types. */
async function register(
  urls: readonly string[],
  thumbprints: readonly string[],
  certificate: CertificateFiles,
  { product, ports, scenario }: LabOptions,
): Promise<void> {
  const vcenters = urls.flatMap((url, index) => ['-url', url, '-vct', thumbprints[index] ?? '']);
  await runProgram(
    [
      product.vicPlugin,
      'register',
      ...vcenters,
      '-u',
      ADMINISTRATOR,
      '-pu',
      `https://127.0.0.1:${ports.plugin}/vic/plugin.zip`,
      '-scf',
      certificate.certFile,
    ],
    { VIC_PLUGIN_PASSWORD: administratorPassword(scenario) },
  );
}

async function pluginServerPlan(
  folder: string,
  certificate: CertificateFiles,
  labVcenters: readonly LabVcenter[],
  vicMachine: CertificateFiles,
  clientUrl: string,
  { ports, product, scenario }: LabOptions,
): Promise<ListenerPlan> {
  const vicMachineServer = { url: vicMachineOrigin(ports), thumbprint: vicMachine.thumbprint };
  const looksForAppliance = (index: VcenterIndex) => SCENARIOS.get(scenario)?.looksForAppliance?.(index) === true;
  const vcenters = labVcenters.map(({ index, name, guid, port, certificate: { thumbprint } }): [string, object] => [
    guid,
    {
      name,
      fqdn: '127.0.0.1',
      port,
      thumbprint,
      ...(looksForAppliance(index) ? {} : { vicMachine: vicMachineServer }),
      clientUrl,
    },
  ]);
  const file = path.join(folder, 'plugin-server.json');
  const config = {
    listen: { host: '127.0.0.1', port: ports.plugin },
    tls: { certFile: certificate.certFile, keyFile: certificate.keyFile },
    uiFolder: product.uiFolder,
    manifestFolder: product.manifestFolder,
    vcenters: Object.fromEntries(vcenters),
  };
  await writeFile(file, JSON.stringify(config, null, 2));
  return {
    name: 'plug-in server',
    args: [product.pluginServer, '--config', file],
    readyUrl: `https://127.0.0.1:${ports.plugin}/vic/healthz`,
    ca: await readFile(certificate.certFile, 'utf8'),
  };
}

async function clientPlan(
  folder: string,
  vcenters: readonly LabVcenter[],
  { ports, emulate, scenario }: LabOptions,
): Promise<ListenerPlan> {
  const passwordFile = path.join(folder, 'discovery-password');
  await writeFile(passwordFile, administratorPassword(scenario), { mode: 0o600 });
  const file = path.join(folder, 'client.json');
  const config = {
    listen: { host: '127.0.0.1', port: ports.client },
    emulate,
    environment: 'onprem',
    vcenters: vcenters.map(({ name, port, certificate: { thumbprint } }) => ({
      url: `https://127.0.0.1:${port}/sdk`,
      name,
      thumbprint,
      discovery: { user: ADMINISTRATOR, passwordFile },
    })),
    lint: true,
  };
  await writeFile(file, JSON.stringify(config, null, 2));
  return {
    name: 'vSphere Client stand-in',
    args: [path.join(LAB, 'client/main.ts'), '--config', file],
    readyUrl: `http://127.0.0.1:${ports.client}/ui/`,
  };
}
