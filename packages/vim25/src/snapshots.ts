import type { VimClient } from './client.ts';
import { field, number, objects, reference, text, time } from './fields.ts';
import { retrieveObjects } from './retrieve.ts';
import type { ManagedObjectReference, VimObject, VimValue } from './values.ts';

/** A snapshot of a VM with those that were taken after it. */
export interface Snapshot {
  readonly snapshot: ManagedObjectReference;
  readonly name: string;
  readonly description: string;
  /** Counts up within the VM. */
  readonly id: number;
  readonly createdAt: Date | undefined;
  readonly children: readonly Snapshot[];
}

/** Nobody has more snapshots below one another (vSphere allows 32); what is deeper is not read. */
const MAX_DEPTH = 64;

function decodeNode(node: VimObject, depth: number): Snapshot[] {
  const snapshot = reference(node['snapshot']);
  if (snapshot === undefined || depth > MAX_DEPTH) return [];
  return [
    {
      snapshot,
      name: text(node['name']) ?? '',
      description: text(node['description']) ?? '',
      id: number(node['id']) ?? 0,
      createdAt: time(node['createTime']),
      children: objects(node['childSnapshotList']).flatMap((child) => decodeNode(child, depth + 1)),
    },
  ];
}

/** Reads a VM's property `snapshot`; none if the VM has no snapshots. */
export function decodeSnapshots(value: VimValue | undefined): Snapshot[] {
  return objects(field(value, 'rootSnapshotList')).flatMap((node) => decodeNode(node, 0));
}

/** The snapshots of a VM, as trees; none also if the VM is gone. */
export async function readSnapshots(client: VimClient, vm: ManagedObjectReference): Promise<Snapshot[]> {
  const [read] = await retrieveObjects(client, [vm], ['snapshot']);
  return decodeSnapshots(read?.props.get('snapshot'));
}

/** All snapshots of some trees, each before those that were taken after it. */
export function allSnapshots(trees: readonly Snapshot[]): Snapshot[] {
  return trees.flatMap((snapshot) => [snapshot, ...allSnapshots(snapshot.children)]);
}

export interface CreateSnapshotOptions {
  readonly name: string;
  readonly description?: string;
}

/** Takes a snapshot without the VM's memory and without asking its guest. Answers the task, whose result is the snapshot. */
export function createSnapshot(
  client: VimClient,
  vm: ManagedObjectReference,
  { name, description }: CreateSnapshotOptions,
): Promise<ManagedObjectReference> {
  return client.invoke('CreateSnapshot_Task', vm, { name, description, memory: false, quiesce: false });
}

/** Sets a VM back; it is off then if the snapshot has no memory. Answers the task. */
export function revertToSnapshot(client: VimClient, snapshot: ManagedObjectReference): Promise<ManagedObjectReference> {
  return client.invoke('RevertToSnapshot_Task', snapshot, { suppressPowerOn: true });
}

/** Removes one snapshot and keeps what the VM has become since, and later snapshots. Answers the task. */
export function removeSnapshot(client: VimClient, snapshot: ManagedObjectReference): Promise<ManagedObjectReference> {
  return client.invoke('RemoveSnapshot_Task', snapshot, { removeChildren: false, consolidate: true });
}
