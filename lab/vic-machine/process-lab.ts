/** A recorded vCenter that can be held at a call, and the service as a process of its own before it. */
import { build, openFirewall } from '../scenarios/recorded.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';
import { callApi, type ApiCall } from './api.ts';
import { Hold } from './hold.ts';
import { writeLabFiles } from './lab-files.ts';
import type { RawResponse } from './replay/send.ts';
import { portOf, startServiceProcess, type ServiceProcess } from './service-process.ts';
import { findVm } from './vcenter-state.ts';
import type { Place } from './writing-calls.ts';

/** A vCenter, and how services before it are started and held up. */
export interface ProcessLab {
  /** the one that is there now */
  readonly vcenter: Vcenter;
  /** Starts the service; it ends with the lab if not before. */
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

/** A service that listens. */
export interface RunningProcess extends ServiceProcess {
  readonly port: number;
  call(call: ApiCall): Promise<RawResponse>;
}

const TASK_MS = 2;

/** Starts the vCenter; services are started by the test. */
export async function startProcessLab(): Promise<ProcessLab> {
  const files = await writeLabFiles();
  const { cert, key, thumbprint, isos } = files;
  const hold = new Hold();
  const startTarget = () => {
    const inventory = build(1);
    openFirewall(inventory);
    return startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS }, clock: hold.clock });
  };
  let vcenter = await startTarget();
  const started: ServiceProcess[] = [];
  return {
    get vcenter() {
      return vcenter;
    },
    async start(options = {}) {
      const service = startServiceProcess({ isos, ...options });
      started.push(service);
      const port = await portOf(service);
      return { ...service, port, call: (call) => callApi(port, { vcenterPort: vcenter.port, thumbprint }, call) };
    },
    holdAt(place, at) {
      vcenter.switches.setFaults([hold.rule(place, at)]);
    },
    get held() {
      return hold.reached;
    },
    release() {
      vcenter.switches.setFaults([]);
      hold.release();
    },
    vmId: (name) => findVm(vcenter.world.inventory, name)?.moid,
    async renewVcenter() {
      hold.release();
      await vcenter.stop();
      vcenter = await startTarget();
    },
    async stop() {
      hold.release();
      for (const service of started) service.signal('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await vcenter.stop();
      await files.remove();
    },
  };
}
