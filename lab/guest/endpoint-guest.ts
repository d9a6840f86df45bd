/**
 * What runs inside endpoint VMs: they boot from their ISO image, get addresses, report that their components have started,
 * and answer on the Docker port. Addresses are handed out from 127.0.1.N unless the VCH has its own.
 */
import { addressBytes, addressText, decodeVch, kindOf, maskBytes, type IpNet, type VchConfig } from '@vic/extraconfig';
import type { VcenterIndex } from '../vcenter/vcenter-index.ts';
import { setExtraConfig } from '../vcenter/apply-change.ts';
import type { GuestSystem } from '../vcenter/guests.ts';
import { extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import type { World } from '../vcenter/world.ts';
import { bootFault } from './boot-media.ts';
import { engineFacts } from './docker/engine-facts.ts';
import { startDockerEngine, type DockerEngine } from './docker/engine.ts';
import { LEASE_PREFIX_LENGTH, LoopbackLeases } from './loopback-leases.ts';
import {
  bridgeAddress,
  configuredAddress,
  configuredAddresses,
  dockerPortOf,
  PERSONALITY,
  tlsOf,
} from './network-settings.ts';
import { afterBoot, afterPowerOff, writesFor } from './reports.ts';
import { sentenceOf } from './sentence-of.ts';

/** `never-starts`: after power-on nothing happens, as with a guest that hangs. */
export type Behaviour = 'normal' | 'never-starts';

export interface EndpointGuestOptions {
  /** which of the two vCenters this is: each has its own range of addresses */
  readonly vcenterIndex: VcenterIndex;
  /** milliseconds from power-on until the VCH answers */
  readonly bootMs?: number;
  /** told what a person would see on the VM's console */
  readonly onMessage?: (message: string) => void;
}

const BOOT_MS = 1_000;
const LOOPBACK = '127.';
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EACCES']);

/** A VM from power-on to power-off. */
interface Run {
  isOver: boolean;
  cancelBoot: () => void;
  readonly leases: string[];
  engine: DockerEngine | null;
}

interface DockerPort {
  /** null where nothing can listen at the VCH's address, which is not this machine's */
  readonly engine: DockerEngine | null;
  readonly address: string | null;
  /** why the engine cannot start at all */
  readonly fault: string | null;
}

/** The guests of all endpoint VMs of a vCenter. */
export class EndpointGuest implements GuestSystem {
  readonly #world: World;
  readonly #options: EndpointGuestOptions;
  readonly #leases: LoopbackLeases;
  readonly #runs = new Map<string, Run>();
  readonly #behaviours: { readonly names: RegExp; readonly behaviour: Behaviour }[] = [];
  /** closings and boots under way */
  readonly #work = new Set<Promise<void>>();

  constructor(world: World, options: EndpointGuestOptions) {
    this.#world = world;
    this.#options = options;
    this.#leases = new LoopbackLeases(options.vcenterIndex);
  }

  runs(vm: VirtualMachine): boolean {
    return kindOf(extraConfigOf(vm), vm.moid) === 'vch';
  }

  started(vm: VirtualMachine): void {
    // Those that are up from the beginning stay as their scenario has them.
    if (vm.tools === 'guestToolsRunning') return;
    const run: Run = { isOver: false, cancelBoot: () => undefined, leases: [], engine: null };
    this.#runs.set(vm.moid, run);
    run.cancelBoot = this.#world.clock.after(this.#options.bootMs ?? BOOT_MS, () => {
      this.#track(this.#boot(vm, run));
    });
  }

  stopped(vm: VirtualMachine, why: 'poweredOff' | 'suspended' | 'removed' | 'reset'): void {
    const run = this.#runs.get(vm.moid);
    this.#runs.delete(vm.moid);
    if (run !== undefined) this.#end(run);
    if (why !== 'removed') this.#forgetReports(vm);
  }

  reconfigured(vm: VirtualMachine): void {
    if (vm.powerState === 'poweredOff') this.#forgetReports(vm);
  }

  /** Makes VMs behave in another way from their next start on; `*` in the name stands for any text. */
  behave(namePattern: string, behaviour: string): boolean {
    if (behaviour !== 'normal' && behaviour !== 'never-starts') return false;
    this.#behaviours.unshift({ names: patternOf(namePattern), behaviour });
    return true;
  }

  /** Resolves when every boot and every end that has begun is over. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  /** Ends all engines. */
  async close(): Promise<void> {
    for (const run of this.#runs.values()) this.#end(run);
    this.#runs.clear();
    await this.settled();
  }

  async #boot(vm: VirtualMachine, run: Run): Promise<void> {
    const fault = this.#behaviourOf(vm) === 'never-starts' ? `${vm.name} hangs.` : bootFault(this.#world, vm);
    if (fault !== null) {
      this.#options.onMessage?.(fault);
      return;
    }
    const pairs = extraConfigOf(vm);
    const config = decodeVch(pairs);
    const docker = await this.#openDockerPort(vm, config, run);
    run.engine = docker.engine;
    if (run.isOver) {
      await docker.engine?.close();
      return;
    }
    const addresses = this.#addressesOf(config, docker.address, run);
    const next = afterBoot(config, {
      addresses,
      faults: new Map(docker.fault === null ? [] : [[PERSONALITY, docker.fault]]),
      at: this.#world.now(),
    });
    this.#world.guests.write(vm.moid, {
      toolsRunning: true,
      hostName: config.init.hostname === '' ? vm.name : config.init.hostname,
      ipAddress: addressText(addresses.get('client')?.ip ?? null),
      nets: vm.nics.map((nic) => this.#addressesAt(config, addresses, String(nic.slot))),
      extraConfig: writesFor(pairs, config, next),
    });
    if (docker.fault !== null) this.#options.onMessage?.(`${vm.name}: ${docker.fault}`);
  }

  /** Opens the engine at the client address: the VCH's own, or the first leased one where the port is free. */
  async #openDockerPort(vm: VirtualMachine, config: VchConfig, run: Run): Promise<DockerPort> {
    const tls = tlsOf(vm);
    if (typeof tls === 'string') return { engine: null, address: null, fault: tls };
    const open = (address: string) =>
      startDockerEngine({ address, port: dockerPortOf(config), tls, facts: () => engineFacts(this.#world, vm) });
    const own = configuredAddress(config, 'client');
    const refused = new Set<string>();
    for (;;) {
      const address = own ?? this.#leases.take(refused);
      if (address === null) return { engine: null, address: null, fault: 'There is no free address.' };
      if (own === null) run.leases.push(address);
      if (!address.startsWith(LOOPBACK)) return { engine: null, address, fault: null };
      try {
        return { engine: await open(address), address, fault: null };
      } catch (error) {
        const code = codeOf(error);
        if (NO_ADDRESS.has(code)) return { engine: null, address, fault: null };
        if (code !== 'EADDRINUSE' || own !== null) return { engine: null, address, fault: sentenceOf(error) };
        refused.add(address);
        run.leases.pop();
        this.#leases.giveBack(address);
      }
    }
  }

  /** The address of each role; roles on one network card share it. */
  #addressesOf(config: VchConfig, clientAddress: string | null, run: Run): ReadonlyMap<string, IpNet> {
    const bySlot = configuredAddresses(config);
    const lease = (address: string): IpNet => ({
      ip: addressBytes(address),
      mask: maskBytes(LEASE_PREFIX_LENGTH),
    });
    const client = config.init.networks.get('client')?.common.id;
    if (client !== undefined && clientAddress !== null && !bySlot.has(client)) bySlot.set(client, lease(clientAddress));
    const addresses = new Map<string, IpNet>();
    for (const [role, { common }] of config.init.networks) {
      if (role === 'bridge') {
        addresses.set(role, bridgeAddress(config));
        continue;
      }
      let own = bySlot.get(common.id);
      if (own === undefined) {
        const address = this.#leases.take();
        if (address === null) continue;
        run.leases.push(address);
        own = lease(address);
        bySlot.set(common.id, own);
      }
      addresses.set(role, own);
    }
    return addresses;
  }

  #addressesAt(config: VchConfig, addresses: ReadonlyMap<string, IpNet>, slot: string): readonly string[] {
    const texts = [...config.init.networks].flatMap(([role, endpoint]) =>
      endpoint.common.id === slot ? [addressText(addresses.get(role)?.ip ?? null)] : [],
    );
    return [...new Set(texts.filter((text) => text !== null))];
  }

  #behaviourOf(vm: VirtualMachine): Behaviour {
    return this.#behaviours.find(({ names }) => names.test(vm.name))?.behaviour ?? 'normal';
  }

  #forgetReports(vm: VirtualMachine): void {
    const pairs = extraConfigOf(vm);
    const config = decodeVch(pairs);
    const writes = writesFor(pairs, config, afterPowerOff(config));
    if (writes.length > 0) setExtraConfig(this.#world, vm, writes);
  }

  #end(run: Run): void {
    run.isOver = true;
    run.cancelBoot();
    for (const address of run.leases.splice(0)) this.#leases.giveBack(address);
    if (run.engine !== null) this.#track(run.engine.close());
  }

  #track(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => {
        this.#options.onMessage?.(sentenceOf(error));
      })
      .finally(() => {
        this.#work.delete(done);
      });
    this.#work.add(done);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const patternOf = (text: string): RegExp => {
  const parts = text.split('*').map((part) => part.replace(/[^\w ]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
};
