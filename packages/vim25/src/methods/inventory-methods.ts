import { listOf, managedObject, optional, string, truth } from '../wire/encode.ts';
import { computeResourceConfigSpec } from './cluster-config-spec.ts';
import { write } from './declaration.ts';
import { resourceConfigSpec } from './resource-config-spec.ts';
import { aReference, nothing } from './returned.ts';

/** Methods of entities of any type, of folders, resource pools and compute resources. */
export const INVENTORY_METHODS = {
  Destroy_Task: write({}, aReference),
  Rename_Task: write({ newName: string }, aReference),

  // Folder
  CreateFolder: write({ name: string }, aReference),
  MoveIntoFolder_Task: write({ list: listOf(managedObject) }, aReference),

  // ResourcePool
  CreateResourcePool: write({ name: string, spec: resourceConfigSpec }, aReference),
  UpdateConfig: write({ name: optional(string), config: optional(resourceConfigSpec) }, nothing),
  MoveIntoResourcePool: write({ list: listOf(managedObject) }, nothing),

  // ComputeResource and clusters
  ReconfigureComputeResource_Task: write({ spec: computeResourceConfigSpec, modify: truth }, aReference),
} as const;
