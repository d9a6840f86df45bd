/** What runs inside virtual machines: guest systems are told when theirs boots or stops, and report what tools would report. */
import { clearGuest, setExtraConfig } from './apply-change.ts';
import type { PowerState, VirtualMachine } from './inventory.ts';
import type { World } from './world.ts';

/** A program that a client starts in a guest. */
export interface GuestProgram {
  readonly path: string;
  readonly arguments: string;
  readonly workingDirectory: string | null;
  /** `NAME=value`. */
  readonly env: readonly string[];
}

export interface ProgramEnd {
  readonly exitCode: number;
  /** Default: at once. */
  readonly afterMs?: number;
}

/** A kind of guest. Called right after the state has changed; boot times are made with the world's clock. */
export interface GuestSystem {
  /** Whether this system runs in the VM. The first that says yes has it; in a VM of nobody the tools run as soon as it is on. */
  runs(vm: VirtualMachine): boolean;
  /** Powered on, reset or rebooted, or on when the system was installed. The tools do not run until the guest writes that they do. */
  started?(vm: VirtualMachine): void;
  stopped?(vm: VirtualMachine, why: 'poweredOff' | 'suspended' | 'removed' | 'reset'): void;
  /** Reconfigured from outside, or reverted to a snapshot; not by the guest's own writes. */
  reconfigured?(vm: VirtualMachine): void;
  /** How a program ends; null: there is no such program. Without this the guest has those of an endpoint VM. */
  start?(vm: VirtualMachine, program: GuestProgram): ProgramEnd | null;
  /** A switch of tests: how guests behave whose VM's name the pattern fits; false if the system knows no such behaviour. */
  behave?(pattern: string, behaviour: string): boolean;
  /** Ends what the system holds, as the vCenter stops. */
  close?(): Promise<void>;
}

/** What a guest reports; what is left out stays as it is. */
export interface GuestWrite {
  /** `guestinfo` and other pairs; an empty value removes its key. */
  readonly extraConfig?: Iterable<readonly [string, string]>;
  readonly ipAddress?: string | null;
  readonly hostName?: string | null;
  readonly toolsRunning?: boolean;
  /** Addresses of each network card, in the order of the devices. */
  readonly nets?: readonly (readonly string[])[];
}

/** How long the programs of an endpoint VM take. */
const PROGRAM_MS = 300;
const ENDPOINT_PROGRAMS: ReadonlySet<string> = new Set(['enable-ssh', 'passwd', 'test-vc-api']);

const endpointProgram = (program: GuestProgram): ProgramEnd | null =>
  ENDPOINT_PROGRAMS.has(program.path) ? { exitCode: 0, afterMs: PROGRAM_MS } : null;

export class Guests {
  readonly #world: World;
  readonly #systems = new Set<GuestSystem>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Adds a guest system and tells it of its VMs that are on. The result takes it away. */
  install(system: GuestSystem): () => void {
    this.#systems.add(system);
    for (const vm of this.#world.inventory.objects.values()) {
      if (vm.type === 'VirtualMachine' && vm.powerState === 'poweredOn' && this.systemOf(vm) === system) {
        system.started?.(vm);
      }
    }
    return () => {
      this.#systems.delete(system);
    };
  }

  systemOf(vm: VirtualMachine): GuestSystem | undefined {
    for (const system of this.#systems) if (system.runs(vm)) return system;
    return undefined;
  }

  /** False if no system knows that behaviour. */
  behave(pattern: string, behaviour: string): boolean {
    return [...this.#systems].map((system) => system.behave?.(pattern, behaviour) ?? false).includes(true);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#systems].map(async (system) => system.close?.()));
    this.#systems.clear();
  }

  powered(vm: VirtualMachine, state: PowerState): void {
    if (state === 'poweredOn') this.systemOf(vm)?.started?.(vm);
    else this.systemOf(vm)?.stopped?.(vm, state);
  }

  /** A reset or reboot: what the guest reported is gone, and it starts anew. */
  restarted(vm: VirtualMachine): void {
    const system = this.systemOf(vm);
    if (system === undefined) return;
    system.stopped?.(vm, 'reset');
    vm.tools = 'guestToolsNotRunning';
    this.#world.changed(vm.moid, 'guest.toolsRunningStatus', ...clearGuest(vm));
    system.started?.(vm);
  }

  reconfigured(vm: VirtualMachine): void {
    this.systemOf(vm)?.reconfigured?.(vm);
  }

  removed(vm: VirtualMachine): void {
    if (vm.powerState === 'poweredOn') this.systemOf(vm)?.stopped?.(vm, 'removed');
  }

  /** How a program ends in this VM; null: not found. */
  programEnd(vm: VirtualMachine, program: GuestProgram): ProgramEnd | null {
    const system = this.systemOf(vm);
    return system?.start === undefined ? endpointProgram(program) : system.start(vm, program);
  }

  /** Takes over what a guest reports; false if the VM is not on (any more), and nothing happened. */
  write(moid: string, write: GuestWrite): boolean {
    const vm = this.#world.inventory.objects.get(moid);
    if (vm?.type !== 'VirtualMachine' || vm.powerState !== 'poweredOn') return false;
    const paths: string[] = [];
    if (write.toolsRunning !== undefined) {
      vm.tools = write.toolsRunning ? 'guestToolsRunning' : 'guestToolsNotRunning';
      paths.push('guest.toolsRunningStatus', 'guest.net');
    }
    if (write.ipAddress !== undefined) {
      vm.guestIpAddress = write.ipAddress;
      paths.push('guest.ipAddress');
    }
    if (write.hostName !== undefined) {
      vm.guestHostName = write.hostName;
      paths.push('guest.hostName');
    }
    if (write.nets !== undefined) {
      for (const [position, nic] of vm.nics.entries()) nic.ipAddresses = [...(write.nets[position] ?? [])];
      paths.push('guest.net');
    }
    if (paths.length > 0) this.#world.changed(moid, ...paths);
    if (write.extraConfig !== undefined) setExtraConfig(this.#world, vm, write.extraConfig);
    return true;
  }
}
