/** A recorded vCenter, and the service before it, in the same process and with a fast clock. */
import { setTimeout as pause } from 'node:timers/promises';
import { openTarget, type BuildVersion } from '@vic/vic-machine-server';
import type { Clock } from '@vic/vim25';
import { EndpointGuest } from '../guest/endpoint-guest.ts';
import type { CertificateFiles } from '../launcher/certificate.ts';
import { build as buildInventory, openFirewall } from '../scenarios/recorded.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import type { Inventory, VirtualMachine } from '../vcenter/inventory.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';
import { callApi, type ApiCall } from './api.ts';
import { writeLabFiles } from './lab-files.ts';
import type { RawResponse } from './replay/send.ts';
import { specification } from './specifications.ts';
import { RECORDED_BUILD, startVicMachineServer, type StartedService } from './start-service.ts';
import type { StubIsos } from './stub-iso.ts';
import { stateOf } from './vcenter-state.ts';

/** A build that offers VCHs of the recorded one an upgrade. */
export const NEWER_BUILD: BuildVersion = { ...RECORDED_BUILD, version: 'v1.5.9', buildNumber: '30000' };

/** What waits in the service waits a part of the time only. */
const TIMES_FASTER = 50;
/** What a VCH takes to boot, and its deadline, in milliseconds as the vCenter and the service count them. */
const BOOT_MS = 5;
const READY_MS = 60_000;
const TASK_MS = 2;

/** A vCenter and what tests ask of it and of the services beside it. */
export interface ServiceLab {
  readonly vcenter: Vcenter;
  readonly inventory: Inventory;
  readonly guest: EndpointGuest;
  readonly isos: StubIsos;
  readonly certificateFiles: CertificateFiles;
  /** of the vCenter's certificate, as requests give it */
  readonly thumbprint: string;
  /** every line of the services' logs */
  readonly lines: readonly string[];
  /** the first one, of the recorded build */
  readonly service: StartedService;
  /** Another service on the same vCenter; the caller stops it. */
  startService(options?: ServiceKind): Promise<StartedService>;
  /** Calls a service; default the first one. */
  call(call: ApiCall, service?: StartedService): Promise<RawResponse>;
  create(specification: object, service?: StartedService): Promise<Answer>;
  delete(vchId: string, specification?: object): Promise<Answer>;
  /** Makes a VCH, waits until it is up. */
  makeVch(name: string, changes?: object): Promise<VirtualMachine>;
  /** The VM of that name; throws when there is none. */
  vm(name: string): VirtualMachine;
  /** Files on a datastore, and folders with a slash at their end. */
  files(datastore: string): readonly string[];
  /** Everything that a creation could leave: objects, files, groups, permissions and roles, one line each. */
  state(): string[];
  stop(): Promise<void>;
}

/** What came of a call. */
export interface Answer {
  readonly status: number;
  /** of an error; else empty */
  readonly message: string;
}

export interface ServiceLabOptions {
  /** default: the recorded vCenter; the firewalls are opened */
  readonly inventory?: Inventory;
  /** of the administrator there */
  readonly password?: string;
  /** of the first service, in place of the stub images */
  readonly isos?: StubIsos;
  /** whether guests run in VCHs that are made; default true */
  readonly vchsBoot?: boolean;
}

export interface ServiceKind {
  readonly build?: BuildVersion;
  readonly cleanupMs?: number;
  /** as the service counts it */
  readonly vchReadyMs?: number;
  readonly isos?: StubIsos;
}

const parseError: (text: string) => { readonly message?: string } = JSON.parse;

/** Starts the vCenter and the first service on free ports. */
export async function startServiceLab(options: ServiceLabOptions = {}): Promise<ServiceLab> {
  const files = await writeLabFiles();
  const { certificateFiles, cert, key, thumbprint } = files;
  const inventory = options.inventory ?? buildInventory(1);
  openFirewall(inventory);
  const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS } });
  const guest = new EndpointGuest(vcenter.world, { vcenterIndex: 1, bootMs: BOOT_MS });
  if (options.vchsBoot ?? true) vcenter.world.guests.install(guest);
  const isos = options.isos ?? files.isos;
  const lines: string[] = [];
  const clock = fastClock();
  const tls = {
    certificateFile: certificateFiles.certFile,
    privateKeyFile: certificateFiles.keyFile,
    clientAuthorityFile: null,
  };
  const startService = (kind: ServiceKind = {}) =>
    startVicMachineServer({
      isos,
      vchReadyMs: READY_MS,
      ...kind,
      tls,
      openTarget: (request, opening) => openTarget(request, { ...opening, clock }),
      onLine: (line) => lines.push(line),
    });
  const first = await startService();
  const { password } = options;
  const target = { vcenterPort: vcenter.port, thumbprint, ...(password !== undefined && { password }) };
  const call: ServiceLab['call'] = (apiCall, service = first) => callApi(service.port, target, apiCall);
  return {
    vcenter,
    inventory,
    guest,
    isos,
    certificateFiles,
    thumbprint,
    lines,
    service: first,
    startService,
    call,
    create: async (body, service) => answered(await call({ method: 'POST', path: '/vch', body }, service)),
    delete: async (vchId, body) =>
      answered(await call({ method: 'DELETE', path: `/vch/${vchId}`, ...(body && { body }) })),
    async makeVch(name, changes) {
      const made = await call({ method: 'POST', path: '/vch', body: specification(name, changes) });
      if (made.status !== 201) throw new Error(`The VCH ${name} was not made: ${made.text}`);
      const vm = entityNamed(inventory, 'VirtualMachine', name);
      while (vm.tools !== 'guestToolsRunning') await pause(BOOT_MS);
      return vm;
    },
    vm: (name) => entityNamed(inventory, 'VirtualMachine', name),
    files: (datastore) => [...entityNamed(inventory, 'Datastore', datastore).files.keys()],
    state: () => stateOf(vcenter),
    async stop() {
      await first.stop();
      await vcenter.stop();
      await files.remove();
    },
  };
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

function answered({ status, text }: RawResponse): Answer {
  return { status, message: status < 400 ? '' : (parseError(text).message ?? '') };
}
