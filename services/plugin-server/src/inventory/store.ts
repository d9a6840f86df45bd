import { isDeepStrictEqual } from 'node:util';
import { toUrn, type ContainerVm, type ObjectRef, type Vch } from '@vic/contract';
import { exitCode, stateOfContainer, type ContainerFacts } from './project/container.ts';
import { stateOfVch, type VchFacts } from './project/vch.ts';
import { NO_FIGURES, type Figures, type VmFacts } from './project/vm.ts';
import { determineOwnership, NO_CONTAINERS, type Ownership } from './ownership.ts';
import { shownName, type TreeNode } from './tree.ts';
import type { VicVm } from './vic-vm.ts';

/** What changed since the last time it was asked; records as they are now. */
export interface Delta {
  readonly isPartial: boolean;
  readonly vchs: readonly Vch[];
  readonly removedVchs: readonly string[];
  readonly containers: readonly ContainerVm[];
  readonly removedContainers: readonly string[];
}

/** More changes than this are not told one by one. */
const MAX_TOLD = 200;

/** A VM as lists see it. Replaced whenever the VM is. */
export interface Row {
  readonly id: string;
  readonly store: VcenterStore;
  readonly vm: VicVm;
}

/** VIC's VMs of one vCenter as one user sees them, with what they refer to. Knows what changed since it was last asked. */
export class VcenterStore {
  readonly vcGuid: string;
  readonly vcName: string;
  /** goes up with every change */
  version = 0;
  readonly #rows = new Map<string, Row>();
  readonly #nodes = new Map<string, TreeNode>();
  readonly #figures = new Map<string, Figures>();
  readonly #changed = new Set<string>();
  readonly #changedNodes = new Set<string>();
  readonly #removed = new Map<string, VicVm['config']['kind']>();
  readonly #renamed = new Set<string>();
  #ownership: { version: number; value: Ownership } | null = null;
  #told: Ownership = { owners: new Map(), counts: new Map() };

  constructor(vcGuid: string, vcName: string) {
    this.vcGuid = vcGuid;
    this.vcName = vcName;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(moid: string): VicVm | undefined {
    return this.#rows.get(moid)?.vm;
  }

  node(moid: string): TreeNode | undefined {
    return this.#nodes.get(moid);
  }

  figures(moid: string): Figures {
    return this.#figures.get(moid) ?? NO_FIGURES;
  }

  moids(): IterableIterator<string> {
    return this.#rows.keys();
  }

  nodeMoids(): IterableIterator<string> {
    return this.#nodes.keys();
  }

  count(kind: VicVm['config']['kind']): number {
    return [...this.rows(kind)].length;
  }

  /** All VMs of one kind. */
  *rows(kind: VicVm['config']['kind']): Generator<Row> {
    for (const row of this.#rows.values()) if (row.vm.config.kind === kind) yield row;
  }

  put(vm: VicVm): void {
    const known = this.#rows.get(vm.moid)?.vm;
    if (known?.vm === vm.vm && known.config === vm.config) return;
    if (known && known.config.kind !== vm.config.kind) this.remove(vm.moid);
    if (known?.config.kind === 'vch' && known.config.name !== vm.config.name) this.#renamed.add(vm.moid);
    this.#rows.set(vm.moid, { id: this.urn('VirtualMachine', vm.moid), store: this, vm });
    this.#removed.delete(this.#removalKey(vm.moid, vm.config.kind));
    this.#changed.add(vm.moid);
    this.version += 1;
  }

  remove(moid: string): void {
    const known = this.#rows.get(moid);
    if (!known) return;
    this.#rows.delete(moid);
    this.#figures.delete(moid);
    this.#changed.delete(moid);
    this.#removed.set(this.#removalKey(moid, known.vm.config.kind), known.vm.config.kind);
    this.version += 1;
  }

  putNode(moid: string, node: TreeNode): void {
    if (isDeepStrictEqual(this.#nodes.get(moid), node)) return;
    this.#nodes.set(moid, node);
    this.#changedNodes.add(moid);
    this.version += 1;
  }

  removeNode(moid: string): void {
    if (!this.#nodes.delete(moid)) return;
    this.#changedNodes.add(moid);
    this.version += 1;
  }

  putFigures(moid: string, figures: Figures): void {
    const known = this.figures(moid);
    const isSame =
      known.cpuMHz === figures.cpuMHz &&
      known.memoryMiB === figures.memoryMiB &&
      known.storageBytes === figures.storageBytes;
    if (isSame || !this.#rows.has(moid)) return;
    this.#figures.set(moid, figures);
    this.#changed.add(moid);
    this.version += 1;
  }

  ownership(): Ownership {
    if (this.#ownership?.version !== this.version) {
      const vms = [...this.#rows.values()].map(({ vm }) => vm);
      this.#ownership = { version: this.version, value: determineOwnership(vms, this.#nodes) };
    }
    return this.#ownership.value;
  }

  ownerName(moid: string): string | null {
    const owner = this.ownership().owners.get(moid);
    return owner === undefined ? null : (this.get(owner)?.config.name ?? null);
  }

  vch(moid: string): Vch | null {
    const vm = this.get(moid);
    return vm?.config.kind === 'vch' ? this.#toVch(moid, vm.vm, vm.config) : null;
  }

  container(moid: string): ContainerVm | null {
    const vm = this.get(moid);
    return vm?.config.kind === 'container' ? this.#toContainer(moid, vm.vm, vm.config) : null;
  }

  /** What changed since the last call; null if nothing did. */
  takeDelta(): Delta | null {
    const ownership = this.ownership();
    this.#addChangesOfOwners(ownership);
    this.#addChangesOfNames(ownership);
    this.#told = ownership;
    const changed = [...this.#changed];
    const removed = [...this.#removed];
    for (const set of [this.#changed, this.#changedNodes, this.#removed, this.#renamed]) set.clear();
    if (changed.length === 0 && removed.length === 0) return null;
    if (changed.length + removed.length > MAX_TOLD) {
      return { isPartial: true, vchs: [], removedVchs: [], containers: [], removedContainers: [] };
    }
    const removedOf = (kind: VicVm['config']['kind']) =>
      removed.flatMap(([key, was]) => (was === kind ? [key.slice(kind.length + 1)] : []));
    return {
      isPartial: false,
      vchs: changed.map((moid) => this.vch(moid)).filter((vch) => vch !== null),
      removedVchs: removedOf('vch').map((moid) => this.urn('VirtualMachine', moid)),
      containers: changed.map((moid) => this.container(moid)).filter((container) => container !== null),
      removedContainers: removedOf('container').map((moid) => this.urn('VirtualMachine', moid)),
    };
  }

  urn(type: string, moid: string): string {
    return toUrn({ type, moid, vcGuid: this.vcGuid });
  }

  #removalKey(moid: string, kind: VicVm['config']['kind']): string {
    return `${kind}:${moid}`;
  }

  /** A container that found another owner changed, and so did a VCH whose counts did. */
  #addChangesOfOwners({ owners, counts }: Ownership): void {
    if (this.#told.owners === owners) return;
    for (const moid of this.#rows.keys()) {
      if (this.#told.owners.get(moid) !== owners.get(moid)) this.#changed.add(moid);
      const before = this.#told.counts.get(moid) ?? NO_CONTAINERS;
      const now = counts.get(moid) ?? NO_CONTAINERS;
      if (before.containers !== now.containers || before.running !== now.running) this.#changed.add(moid);
    }
  }

  /** Records carry names of what they refer to. */
  #addChangesOfNames({ owners }: Ownership): void {
    if (this.#renamed.size > 0) {
      for (const [container, owner] of owners) if (this.#renamed.has(owner)) this.#changed.add(container);
    }
    if (this.#changedNodes.size === 0) return;
    for (const [moid, { vm }] of this.#rows) {
      const { resourcePool, folder, host } = vm.vm;
      if ([resourcePool, folder, host].some((node) => node !== null && this.#changedNodes.has(node))) {
        this.#changed.add(moid);
      }
    }
  }

  #shared(moid: string, vm: VmFacts) {
    const { cpus, memoryMiB } = vm;
    return {
      id: this.urn('VirtualMachine', moid),
      vcGuid: this.vcGuid,
      moid,
      vmName: vm.vmName,
      powerState: vm.powerState,
      overallStatus: vm.overallStatus,
      figures: { ...this.figures(moid), configuredCpus: cpus, configuredMemoryMiB: memoryMiB },
      resourcePool: this.#ref(vm.poolType, vm.resourcePool),
      folder: this.#ref('Folder', vm.folder),
      host: this.#ref('HostSystem', vm.host),
    };
  }

  #toVch(moid: string, vm: VmFacts, facts: VchFacts): Vch {
    const counts = this.ownership().counts.get(moid) ?? NO_CONTAINERS;
    return {
      ...this.#shared(moid, vm),
      name: facts.name || vm.vmName,
      state: stateOfVch(vm.powerState, facts),
      components: facts.components,
      version: facts.version,
      address: facts.address,
      dockerHost: facts.dockerHost,
      usesTls: facts.usesTls,
      adminPortal: facts.adminPortal,
      networks: [...facts.networks],
      containerNetworks: [...facts.containerNetworks],
      imageStore: facts.imageStore,
      volumeStores: facts.volumeStores,
      containerCount: counts.containers,
      runningContainerCount: counts.running,
      isIncomplete: facts.isIncomplete || vm.powerState === 'unknown',
    };
  }

  #toContainer(moid: string, vm: VmFacts, facts: ContainerFacts): ContainerVm {
    const state = stateOfContainer(vm.powerState, facts);
    const owner = this.ownership().owners.get(moid);
    return {
      ...this.#shared(moid, vm),
      name: facts.name || vm.vmName,
      containerId: facts.containerId,
      state,
      startError: facts.startError,
      exitCode: exitCode(state, facts),
      createdAt: facts.createdAt,
      startedAt: facts.startedAt,
      stoppedAt: facts.stoppedAt,
      image: facts.image,
      imageId: facts.imageId,
      command: [...facts.command],
      labels: facts.labels,
      ports: [...facts.ports],
      networks: [...facts.networks],
      mounts: [...facts.mounts],
      vch: owner === undefined ? null : { id: this.urn('VirtualMachine', owner), name: this.ownerName(moid) },
      isIncomplete: facts.isIncomplete || vm.powerState === 'unknown',
    };
  }

  #ref(type: string, moid: string | null): ObjectRef | null {
    return moid === null ? null : { id: this.urn(type, moid), name: shownName(this.#nodes, moid) };
  }
}
