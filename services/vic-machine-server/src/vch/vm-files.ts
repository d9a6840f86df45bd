import {
  datastoreFiles,
  parseDatastorePath,
  reference,
  retrieveObjects,
  text,
  entityName,
  type DatastoreFiles,
  type ManagedObjectReference,
} from '@vic/vim25';
import { datacenterOf } from '../inventory/ancestors.ts';
import type { TargetSession } from '../target/target-session.ts';
import type { VchVm } from './vch-vm.ts';

/** Where the files of an endpoint VM are. */
export interface VmFiles {
  /** name of the datastore, as people write it */
  readonly datastore: string;
  /** the VM's folder on it, without slashes around it */
  readonly folder: string;
  /** path of the `.vmx` on the datastore */
  readonly vmx: string;
  readonly files: DatastoreFiles;
  /** lists folders of the datastore; null: the session does not see it */
  readonly browser: ManagedObjectReference | null;
}

/**
 * Finds the files of an endpoint VM, in whatever datacenter it is. Makes nothing.
 * @returns null if the target does not say where they are
 */
export async function findVmFiles(session: TargetSession, vm: VchVm, signal?: AbortSignal): Promise<VmFiles | null> {
  const place = vm.vmxPath === null ? null : parseDatastorePath(vm.vmxPath);
  if (place === null) return null;
  const { client } = session;
  const call = signal === undefined ? {} : { signal };
  const [datacenter, datastores] = await Promise.all([
    datacenterOf(session, vm.ref, signal),
    retrieveObjects(client, vm.datastores, ['name', 'browser'], call),
  ]);
  if (datacenter === null) return null;
  const own = datastores.find(({ props }) => {
    const name = text(props.get('name')) ?? '';
    return name === place.datastore || entityName(name) === place.datastore;
  });
  const end = place.path.lastIndexOf('/');
  return {
    datastore: place.datastore,
    folder: end < 0 ? '' : place.path.slice(0, end),
    vmx: place.path,
    files: datastoreFiles(client, { datacenterPath: datacenter.path, datastore: place.datastore }),
    browser: reference(own?.props.get('browser')) ?? null,
  };
}
