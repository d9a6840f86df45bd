/** A recorded vCenter that can be held at a call, and the service as a process of its own before it. */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { build, openFirewall } from '../scenarios/recorded.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';
import { Hold } from './hold.ts';
import { send, type RawResponse } from './replay/send.ts';
import { portOf, startServiceProcess, type ServiceProcess } from './service-process.ts';
import { writeStubIsos } from './stub-iso.ts';
import type { Place } from './writing-calls.ts';

export interface ProcessBench {
  /** the one that is there now */
  readonly vcenter: Vcenter;
  /** for requests that a test sends by itself */
  readonly target: Target;
  /** Starts the service; it ends with the bench if not before. */
  start(options?: { readonly cleanupTimeout?: string; readonly port?: number }): Promise<RunningProcess>;
  /** Holds the vCenter at a place of the requests to come. */
  holdAt(place: Place, at: 'call' | 'answer'): void;
  /** Resolves when it is held there. */
  readonly held: Promise<undefined>;
  release(): void;
  /** moid of the VM of a name */
  vmId(name: string): string | undefined;
  /** Puts a new vCenter in the place of the one that was used; services go on with it. */
  renewVcenter(): Promise<void>;
  stop(): Promise<void>;
}

export interface Target {
  readonly path: string;
  readonly query: string;
  readonly authorization: string;
}

export interface RunningProcess extends ServiceProcess {
  readonly port: number;
  request(method: string, at: string, body?: object): Promise<RawResponse>;
}

const TASK_MS = 2;
const BASIC = `Basic ${Buffer.from(`${ADMINISTRATOR}:${RECORDED_ADMINISTRATOR_PASSWORD}`).toString('base64')}`;

export async function startProcessBench(): Promise<ProcessBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-ends-'));
  const files = await makeCertificate(folder, 'vcenter');
  const [cert, key] = [await readFile(files.certFile, 'utf8'), await readFile(files.keyFile, 'utf8')];
  const thumbprint = new X509Certificate(cert).fingerprint;
  const isos = await writeStubIsos(folder);
  const hold = new Hold();
  const startTarget = async () => {
    const inventory = build(1);
    openFirewall(inventory);
    const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS }, clock: hold.clock });
    const path = `/container/target/127.0.0.1:${vcenter.port}`;
    return { vcenter, inventory, target: { path, query: `?thumbprint=${thumbprint}`, authorization: BASIC } };
  };
  let now = await startTarget();
  const started: ServiceProcess[] = [];
  return {
    get vcenter() {
      return now.vcenter;
    },
    get target() {
      return now.target;
    },
    async start(options = {}) {
      const service = startServiceProcess({ isos, ...options });
      started.push(service);
      const port = await portOf(service);
      return {
        ...service,
        port,
        request: (method, at, body) =>
          send(port, {
            method,
            path: `${now.target.path}${at}${now.target.query}`,
            headers: {
              Accept: '*/*',
              Authorization: BASIC,
              ...(body !== undefined && { 'Content-Type': 'application/json' }),
            },
            body: body === undefined ? null : JSON.stringify(body),
          }),
      };
    },
    holdAt(place, at) {
      now.vcenter.switches.setFaults([hold.rule(place, at)]);
    },
    get held() {
      return hold.reached;
    },
    release() {
      now.vcenter.switches.setFaults([]);
      hold.release();
    },
    vmId: (name) =>
      [...now.inventory.objects.values()].find((one) => one.type === 'VirtualMachine' && one.name === name)?.moid,
    async renewVcenter() {
      hold.release();
      await now.vcenter.stop();
      now = await startTarget();
    },
    async stop() {
      hold.release();
      for (const service of started) service.signal('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await now.vcenter.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
