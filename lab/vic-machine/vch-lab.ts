/** A simulated vCenter whose VCHs boot, and our service before it: for changes of VCHs that exist. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openTarget, type BuildVersion } from '@vic/vic-machine-server';
import type { Clock } from '@vic/vim25';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { EndpointGuest } from '../guest/endpoint-guest.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { build as buildInventory, openFirewall } from '../scenarios/recorded.ts';
import type { Inventory, VirtualMachine } from '../vcenter/inventory.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';
import type { ApiCall } from './api.ts';
import { specification } from './replay/specifications.ts';
import { vmNamed } from './replay/replay-lab.ts';
import { send, type RawResponse } from './replay/send.ts';
import { RECORDED_BUILD, startVicMachineServer, type LabService } from './start-service.ts';
import { writeStubIsos, type StubIsos } from './stub-iso.ts';

/** A build that offers VCHs of the recorded one an upgrade. */
export const NEWER_BUILD: BuildVersion = { ...RECORDED_BUILD, version: 'v1.5.9', buildNumber: '30000' };

/** What waits in the service waits a part of the time only. */
const TIMES_FASTER = 50;
/** What a VCH takes to boot, and its deadline, in milliseconds as the vCenter and the service count them. */
const BOOT_MS = 5;
const READY_MS = 60_000;
const TASK_MS = 2;

export interface VchLab {
  readonly vcenter: Vcenter;
  readonly inventory: Inventory;
  readonly guest: EndpointGuest;
  readonly isos: StubIsos;
  /** of the vCenter's certificate, as requests give it */
  readonly thumbprint: string;
  /** every line of the services' logs */
  readonly lines: readonly string[];
  /** Another service on the same vCenter; the caller stops it. */
  startService(options?: ServiceKind): Promise<LabService>;
  /** Calls a service; default the first one, of the recorded build. */
  call(call: ApiCall, service?: LabService): Promise<RawResponse>;
  /** Makes a VCH, waits until it is up. */
  makeVch(name: string, changes?: object): Promise<VirtualMachine>;
  vm(name: string): VirtualMachine;
  /** Files on a datastore, and folders with a slash at their end. */
  files(datastore: string): readonly string[];
  stop(): Promise<void>;
}

export interface ServiceKind {
  readonly build?: BuildVersion;
  readonly cleanupMs?: number;
  /** as the service counts it */
  readonly vchReadyMs?: number;
  readonly isos?: StubIsos;
}

/** A clock by which a session's waiting is short. */
function fastClock(): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * TIMES_FASTER,
    async sleep(ms, signal) {
      try {
        await pause(ms / TIMES_FASTER, undefined, signal === undefined ? {} : { signal });
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}

export async function startVchLab(): Promise<VchLab> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-vch-'));
  const { certFile, keyFile } = await makeCertificate(folder, 'vcenter');
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
  const inventory = buildInventory(1);
  openFirewall(inventory);
  const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS } });
  const guest = new EndpointGuest(vcenter.world, { vcenterIndex: 1, bootMs: BOOT_MS });
  vcenter.world.guests.install(guest);
  const isos = await writeStubIsos(folder);
  const lines: string[] = [];
  const clock = fastClock();
  const startService = (kind: ServiceKind = {}) => {
    const { build = RECORDED_BUILD, cleanupMs, vchReadyMs = READY_MS } = kind;
    return startVicMachineServer({
      isos: kind.isos ?? isos,
      build,
      vchReadyMs,
      ...(cleanupMs === undefined ? {} : { cleanupMs }),
      openTarget: (request, options) => openTarget(request, { ...options, clock }),
      onLine: (line) => lines.push(line),
    });
  };
  const first = await startService();
  const target = `/container/target/127.0.0.1:${vcenter.port}`;
  const thumbprint = new X509Certificate(cert).fingerprint;
  const basic = Buffer.from(`${ADMINISTRATOR}:${RECORDED_ADMINISTRATOR_PASSWORD}`).toString('base64');
  const call: VchLab['call'] = ({ method = 'GET', path: at, query = '', body, headers, signal }, service = first) =>
    send(
      service.port,
      {
        method,
        path: `${target}${at}?${query === '' ? '' : `${query}&`}thumbprint=${thumbprint}`,
        headers: {
          Accept: '*/*',
          Authorization: `Basic ${basic}`,
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body ? JSON.stringify(body) : null,
      },
      signal,
    );
  return {
    vcenter,
    inventory,
    guest,
    isos,
    thumbprint,
    lines,
    startService,
    call,
    async makeVch(name, changes = {}) {
      const made = await call({ method: 'POST', path: '/vch', body: specification(name, changes) });
      if (made.status !== 201) throw new Error(`The VCH ${name} was not made: ${made.text}`);
      const vm = vmNamed(inventory, name);
      while (vm.tools !== 'guestToolsRunning') await pause(BOOT_MS);
      return vm;
    },
    vm: (name) => vmNamed(inventory, name),
    files(name) {
      const datastore = [...inventory.objects.values()].find((each) => each.type === 'Datastore' && each.name === name);
      return datastore?.type === 'Datastore' ? [...datastore.files.keys()] : [];
    },
    async stop() {
      await first.stop();
      await vcenter.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
