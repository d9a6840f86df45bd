/** One creation under way. */
import type { InventoryObject, VchPlan } from '@vic/vch-validation';
import type { DatastorePath, ManagedObjectReference } from '@vic/vim25';
import type { OperationContext } from '../operation-context.ts';
import type { DatastorePlace } from './datastore-folders.ts';
import type { VchCertificateTexts, VchFoundation } from './vch-config.ts';

/** What it works from, and what it has made so far. */
export interface Creation {
  readonly context: OperationContext;
  readonly plan: VchPlan;
  readonly datacenter: InventoryObject;
  /** the folder of the datacenter's VMs, in which the VCH's own is made */
  readonly vmFolder: ManagedObjectReference;
  readonly certificates: VchCertificateTexts;
  /** a secret */
  readonly operationsPassword: string;
  /** what was there before and is used: never removed */
  readonly existing: Existing;
  readonly made: Made;
}

export interface Existing {
  /** a resource pool of the VCH's name in its place */
  readonly pool: ManagedObjectReference | null;
  /** it holds nothing: its limits may be changed to what is asked for */
  readonly isPoolEmpty: boolean;
  /** an empty VM folder of the VCH's name in its place */
  readonly folder: ManagedObjectReference | null;
}

/** Filled in step by step. */
export interface Made {
  /** the pool in which the VCH works, whoever made it */
  pool: ManagedObjectReference | null;
  folder: ManagedObjectReference | null;
  vm: MadeEndpointVm | null;
}

export interface MadeEndpointVm {
  readonly ref: ManagedObjectReference;
  /** where its files are */
  readonly files: DatastorePath;
}

/** What was made by an earlier step. @throws Error if the step was left out, which is a mistake in the list of steps */
export function made<K extends keyof Made>(creation: Creation, part: K): NonNullable<Made[K]> {
  const value = creation.made[part];
  if (value === null) throw new Error(`The ${part} of the VCH does not exist yet.`);
  return value;
}

/** The datastore of the image store, on which the endpoint VM is, too. */
export function imageDatastore({ plan, datacenter }: Creation): DatastorePlace {
  const { datastore } = plan.storage.imageStore;
  return { ref: datastore.ref, name: datastore.name, datacenter: datacenter.ref };
}

/** Names of the two images on the datastore. */
export function isoNames({ context }: Pick<Creation, 'context'>): { appliance: string; bootstrap: string } {
  const { version, buildNumber, commit } = context.settings.build;
  const prefix = `${version}-${buildNumber}-${commit}`;
  return { appliance: `${prefix}-appliance.iso`, bootstrap: `${prefix}-bootstrap.iso` };
}

/** What the configuration needs beside the plan. */
export function foundationOf(creation: Creation): VchFoundation {
  const { request } = creation.context.session;
  return {
    targetUrl: `https://${request.host}`,
    targetThumbprint: request.thumbprint ?? '',
    datacenterName: creation.datacenter.name,
    operationsPassword: creation.operationsPassword,
    build: creation.context.settings.build,
    pool: made(creation, 'pool'),
    certificates: creation.certificates,
  };
}
