import type { ObjectChange, VimValue } from '@vic/vim25';
import { MARKER_PATHS } from './project/pairs.ts';
import { EVERY_VM_PATHS, reduceVm, type Properties, type VmFacts } from './project/vm.ts';
import { reduceNode, type TreeNode } from './tree.ts';
import { projectConfig, type VicVm } from './vic-vm.ts';

/** What is known before a set of changes. */
export interface Known {
  vm(moid: string): VicVm | undefined;
  node(moid: string): TreeNode | undefined;
  /** VMs whose configuration could not be read so far */
  isUnknown(moid: string): boolean;
  /** VMs found to be nobody of VIC's by a full read */
  isForeign(moid: string): boolean;
  /** whether changes of the extraConfig of this VM come by themselves */
  isWatched(moid: string): boolean;
  /** whether VIC's VMs are marked by keyed paths on this vCenter */
  readonly usesMarkers: boolean;
}

/** What a set of changes comes to. */
export interface Reduction {
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly removedNodes: readonly string[];
  readonly vms: readonly VicVm[];
  readonly removedVms: readonly string[];
  /** VMs to be read in full before anything can be said about them */
  readonly toRead: readonly string[];
  /** every VM that the set speaks of */
  readonly seenVms: ReadonlySet<string>;
}

/** Pure: (what is known, a complete set of changes) → what is new, gone, or to be read. */
export function reduceChanges(known: Known, changes: readonly ObjectChange[]): Reduction {
  const nodes = new Map<string, TreeNode>();
  const removedNodes: string[] = [];
  const vms = new Map<string, VicVm>();
  const toRead = new Set<string>();
  const left = new Set<string>();
  const seenVms = new Set<string>();
  for (const change of changes) {
    const moid = change.ref.value;
    if (change.ref.type !== 'VirtualMachine') {
      if (change.kind === 'leave') removedNodes.push(moid);
      else nodes.set(moid, reduceNode(nodes.get(moid) ?? known.node(moid), change));
    } else if (change.kind === 'leave') {
      left.add(moid);
    } else {
      seenVms.add(moid);
      const before = vms.get(moid) ?? known.vm(moid);
      const { vm, mustRead } = before ? reduceKnownVm(known, before, change) : reduceNewVm(known, change);
      if (vm) vms.set(moid, vm);
      if (mustRead) toRead.add(moid);
    }
  }
  // A VM that moved may leave and enter in one set, in either order: reading tells.
  for (const moid of left) {
    if (!seenVms.has(moid)) continue;
    left.delete(moid);
    toRead.add(moid);
  }
  return {
    nodes,
    removedNodes: removedNodes.filter((moid) => !nodes.has(moid)),
    vms: [...vms.values()].filter(({ moid }) => !left.has(moid)),
    removedVms: [...left],
    toRead: [...toRead],
    seenVms,
  };
}

interface VmReduction {
  readonly vm?: VicVm;
  readonly mustRead: boolean;
}

function reduceKnownVm(known: Known, before: VicVm, change: ObjectChange): VmReduction {
  const { moid } = before;
  const properties = propertiesOf(change);
  const vm = reduceVm(before.vm, properties);
  const extraConfig = change.props.get('config.extraConfig');
  if (extraConfig !== undefined) {
    const config = projectConfig(moid, extraConfig);
    return config ? { vm: { moid, vm, config }, mustRead: false } : { mustRead: true };
  }
  const isReconfigured = vm.changeVersion !== before.vm.changeVersion && !known.isWatched(moid);
  return {
    vm: { moid, vm, config: before.config },
    mustRead: isReconfigured || (change.kind === 'modify' && hasMarkerChange(change)),
  };
}

function reduceNewVm(known: Known, change: ObjectChange): VmReduction {
  const moid = change.ref.value;
  const isMarked = MARKER_PATHS.some((path) => change.props.has(path));
  const isAskedAgain = known.isUnknown(moid) || (!known.usesMarkers && !known.isForeign(moid));
  return { mustRead: isMarked || isAskedAgain };
}

function hasMarkerChange({ props, removed }: ObjectChange): boolean {
  return MARKER_PATHS.some((path) => props.has(path) || removed.includes(path));
}

/** Values as they are now; a path without a value (any more) is there with undefined. */
function propertiesOf(change: ObjectChange): Properties {
  const properties = new Map<string, VimValue | undefined>();
  // A complete object is an upsert: what it could have and has not is gone.
  const isComplete = change.kind === 'enter' && change.props.has('name');
  const gone = isComplete ? EVERY_VM_PATHS.filter((path) => !change.missing.has(path)) : [];
  for (const path of [...gone, ...change.removed]) properties.set(path, undefined);
  for (const [path, value] of change.props) properties.set(path, value);
  return properties;
}

/** Facts of a VM whose alarm colour was read along with its figures. */
export function withStatus(vm: VmFacts, properties: Properties): VmFacts {
  const status = properties.get('overallStatus');
  return status === undefined ? vm : reduceVm(vm, new Map([['overallStatus', status]]));
}
