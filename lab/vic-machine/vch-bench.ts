/** A recorded vCenter and the service, for tests of making and deleting VCHs and of what is left when that fails. */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTarget, startService, type RunningService } from '@vic/vic-machine-server';
import type { Clock } from '@vic/vim25';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { build, openFirewall } from '../scenarios/recorded.ts';
import type { Inventory, VirtualMachine } from '../vcenter/inventory.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';
import { send } from './replay/send.ts';
import { RECORDED_BUILD } from './start-service.ts';
import { writeStubIsos, type StubIsos } from './stub-iso.ts';
import { stateOf } from './vcenter-state.ts';

export interface Answer {
  readonly status: number;
  /** of an error; else empty */
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface VchBench {
  readonly vcenter: Vcenter;
  readonly inventory: Inventory;
  create(specification: object): Promise<Answer>;
  delete(vchId: string, specification?: object): Promise<Answer>;
  /** The report of a validation, as text. */
  validate(specification: object): Promise<string>;
  get(path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** The VM of a name, if there is one. */
  vm(name: string): VirtualMachine | undefined;
  /** Everything that a creation could leave: objects, files, groups, permissions and roles, one line each. */
  state(): string[];
  /** Ends the service, as SIGTERM does, and starts another one. */
  restartService(): Promise<void>;
  stop(): Promise<void>;
}

/** The service waits so many times faster than people do; vCenter's tasks take no time to speak of. */
const FASTER = 200;
const TASK_MS = 2;
/** Work that runs when the service ends is to be undone at once. */
const CLEANUP_MS = 1;

const fastClock: Clock = {
  now: () => Date.now() * FASTER,
  sleep: async (ms, signal) => {
    await pause(ms / FASTER, undefined, signal === undefined ? {} : { signal });
  },
};

const parseError: (text: string) => { readonly message?: string } = JSON.parse;

export interface VchBenchOptions {
  /** default: the recorded vCenter with open firewalls */
  readonly inventory?: Inventory;
  /** of the administrator there */
  readonly password?: string;
  /** in place of the stub images */
  readonly isos?: StubIsos;
}

export async function startVchBench(options: VchBenchOptions = {}): Promise<VchBench> {
  const { password = RECORDED_ADMINISTRATOR_PASSWORD } = options;
  const basic = Buffer.from(`${ADMINISTRATOR}:${password}`).toString('base64');
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-bench-'));
  const files = await makeCertificate(folder, 'vcenter');
  const [cert, key] = [await readFile(files.certFile, 'utf8'), await readFile(files.keyFile, 'utf8')];
  const inventory = options.inventory ?? build(1);
  openFirewall(inventory);
  const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS } });
  const isos = options.isos ?? (await writeStubIsos(folder));
  const start = (): Promise<RunningService> =>
    startService({
      config: {
        settings: { build: RECORDED_BUILD, ...isos, vchReadyMs: 10_000 },
        http: { host: '127.0.0.1', port: 0 },
        https: null,
        log: { level: 'debug', folder: null },
        cleanupMs: CLEANUP_MS,
      },
      openTarget: (request, opening) => openTarget(request, { ...opening, clock: fastClock }),
      logSink: { write: () => true },
    });
  let service = await start();
  const target = `/container/target/127.0.0.1:${vcenter.port}`;
  const query = `?thumbprint=${new X509Certificate(cert).fingerprint}`;
  const request = async (method: string, at: string, body?: object) => {
    if (service.httpPort === null) throw new Error('The service has no port.');
    const answer = await send(service.httpPort, {
      method,
      path: `${target}${at}${query}`,
      headers: {
        Accept: '*/*',
        Authorization: `Basic ${basic}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return answer;
  };
  const answered = async (method: string, at: string, body?: object): Promise<Answer> => {
    const { status, text, headers } = await request(method, at, body);
    return { status, message: status < 400 ? '' : (parseError(text).message ?? ''), headers };
  };
  return {
    vcenter,
    inventory,
    create: (specification) => answered('POST', '/vch', specification),
    delete: (vchId, specification) => answered('DELETE', `/vch/${vchId}`, specification),
    validate: async (specification) => (await request('POST', '/vch-validation', specification)).text,
    get: (at) => request('GET', at),
    vm: (name) => vms(inventory).find((vm) => vm.name === name),
    state: () => stateOf(vcenter),
    restartService: async () => {
      const ending = service.close();
      await ending;
      service = await start();
    },
    stop: async () => {
      await service.close();
      await vcenter.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const vms = (inventory: Inventory): VirtualMachine[] =>
  [...inventory.objects.values()].filter((entity) => entity.type === 'VirtualMachine');
