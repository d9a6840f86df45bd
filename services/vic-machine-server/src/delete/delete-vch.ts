/** Deletes a VCH with its containers, images and, if asked, volumes. */
import type { Schemas } from '@vic/vic-machine-api';
import { datastorePathText, isEthernetCard } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { deleteFromDatastore, listFolder } from '../create/datastore-folders.ts';
import { failureText } from '../create/failure-text.ts';
import { removeEmptyFolder } from '../create/folder-step.ts';
import { removeEmptyPool } from '../create/pool-step.ts';
import { readObject, settle } from '../create/run-task.ts';
import { removeVmGroup, vmGroupMembers } from '../create/vm-group.ts';
import type { OperationContext } from '../operation-context.ts';
import { detach, detachDisks, findContainers, removeContainers, runningText, type ContainerVm } from './containers.ts';
import { planDeletion, type Deletion } from './deletion.ts';
import { insist } from './insist.ts';
import { destroyVm, enableDestroy, ensureOff, removeVmFolder } from './remove-vm.ts';
import { removeImages, volumeStoresToRemove } from './stores.ts';

const PREFIX = 'failed to delete VCH: ';
const ADDED_FILE = /^vic-machine.*\.log$|\.iso$|^tether\.debug$/;

/**
 * Deletes a VCH; a half-made one, too. As long as something fails the endpoint VM stays, so that it can be tried again.
 * Nothing is changed where a container still runs and may not be stopped.
 * @throws ApiError 404 for what is no VCH, 500 for work that failed, 503 when the service ends
 */
export async function deleteVch(
  context: OperationContext,
  vchId: string,
  specification: Schemas['Deletion_Specification'] | null,
): Promise<void> {
  context.progress('Reading the configuration of the VCH', 0);
  try {
    const deletion = await planDeletion(context, vchId);
    const containers = await findContainers(deletion);
    const running = specification?.containers === 'all' ? '' : runningText(containers);
    if (running !== '') throw new ApiError(500, `${PREFIX}${running}`, { isUndone: true });
    await removeContents(deletion, containers);
    const left = specification?.volume_stores === 'all' ? await removeVolumes(deletion) : [];
    left.push(...(await removeEndpoint(deletion)));
    left.push(...(await removeSurroundings(deletion)));
    if (left.length > 0) throw leftBehind(left);
    context.log.info(`Completed deleting the VCH ${deletion.vm.name}`);
    context.progress(`The VCH ${deletion.vm.name} is deleted`, 100);
  } catch (error) {
    throw failureOf(context, error);
  }
}

function leftBehind(left: readonly string[]): ApiError {
  const list = left.join(', ');
  return new ApiError(500, `${PREFIX}the VCH is deleted, but this is left and must be removed by hand: ${list}`);
}

function failureOf({ signal, log }: OperationContext, error: unknown): Error {
  if (error instanceof ApiError) return error;
  log.error(failureText(error));
  const message = signal.aborted
    ? `${PREFIX}the server was stopped while it deleted the VCH; delete it again`
    : `${PREFIX}${failureText(error)}`;
  return new ApiError(signal.aborted ? 503 : 500, message, { cause: error });
}

function begin(context: OperationContext, title: string, percent: number): void {
  context.log.info(title);
  context.progress(title, percent);
}

const insisting = ({ context }: Deletion) => ({ clock: context.session.client.clock, signal: context.signal });

/** Containers and images: what fails here leaves the endpoint VM for another try. */
async function removeContents(deletion: Deletion, containers: readonly ContainerVm[]): Promise<void> {
  const { context, vm } = deletion;
  const { client } = context.session;
  begin(context, `Taking the disks from the endpoint VM ${vm.name}`, 5);
  await insist(async () => {
    await settle(client, vm.ref, context.signal);
    await detachDisks(client, vm.ref, context.signal);
  }, insisting(deletion));
  if (containers.length > 0) {
    begin(context, `Deleting ${containers.length} containers`, 10);
    const tell = (count: number) =>
      context.progress(
        `Deleting containers: ${count} of ${containers.length}`,
        10 + Math.floor((40 * count) / containers.length),
      );
    await removeContainers(deletion, containers, tell);
  }
  begin(context, 'Deleting the images', 50);
  await insist(() => removeImages(deletion), insisting(deletion));
}

/** @returns what could not be deleted */
async function removeVolumes(deletion: Deletion): Promise<string[]> {
  const { context, datacenter } = deletion;
  const left: string[] = [];
  for (const { label, folder } of volumeStoresToRemove(deletion)) {
    begin(context, `Deleting the volume store ${label}`, 60);
    const remove = () => deleteFromDatastore(context.session.client, datacenter, folder, context.signal);
    await attempt(deletion, remove, `the volume store ${label} in ${datastorePathText(folder)}`, left);
  }
  return left;
}

/**
 * The endpoint VM itself, and before it what nobody would find without it: whenever this breaks off, what is left goes by
 * another deletion, or is an empty folder and pool. @returns what could not be removed
 */
async function removeEndpoint(deletion: Deletion): Promise<string[]> {
  const { context, vm } = deletion;
  const { signal } = context;
  const { client } = context.session;
  begin(context, `Powering off the endpoint VM ${vm.name}`, 70);
  await insist(async () => {
    await settle(client, vm.ref, signal);
    await ensureOff(client, vm.ref, signal);
    await detach(client, vm.ref, isEthernetCard, signal);
  }, insisting(deletion));
  const left: string[] = [];
  await attempt(
    deletion,
    () => removeOwnGroup(deletion),
    `the DRS group ${deletion.config.container.vmGroupName}`,
    left,
  );
  begin(context, `Deleting the images and logs of ${vm.name}`, 76);
  // What stays now is tried again with the whole folder.
  await attempt(deletion, () => removeAddedFiles(deletion), `the images and logs of ${vm.name}`, []);
  begin(context, `Deleting the endpoint VM ${vm.name}`, 80);
  await insist(async () => {
    await settle(client, vm.ref, signal);
    if ((await readObject(client, vm.ref, ['name'], signal)) === null) return;
    await enableDestroy(client, vm.ref);
    await destroyVm(client, vm.ref, signal);
  }, insisting(deletion));
  return left;
}

/** What creation and the running VCH put beside the VM's own files: vCenter leaves it when the VM is destroyed. */
async function removeAddedFiles({ context, datacenter, datastores, files }: Deletion): Promise<void> {
  if (files === null || files.path === '') return;
  const place = datastores.get(files.datastore);
  if (place === undefined) return;
  const { signal } = context;
  const { client } = context.session;
  const names = (await listFolder(client, place, files.path, signal)) ?? [];
  for (const name of names.filter((each) => ADDED_FILE.test(each))) {
    await deleteFromDatastore(client, datacenter, { ...files, path: `${files.path}/${name}` }, signal);
  }
}

/** What was made around the endpoint VM, as far as nobody else uses it. @returns what could not be removed */
async function removeSurroundings(deletion: Deletion): Promise<string[]> {
  const { context, vm, datacenter, files, ownFolder, ownPool } = deletion;
  const { signal } = context;
  const { client } = context.session;
  const left: string[] = [];
  if (files !== null) {
    begin(context, `Deleting the files of ${vm.name}`, 85);
    const remove = () => removeVmFolder(client, datacenter, files, signal);
    await attempt(deletion, remove, `the folder ${datastorePathText(files)}`, left);
  }
  if (ownFolder !== null) {
    begin(context, `Removing the VM folder ${vm.name}`, 90);
    await attempt(deletion, () => removeEmptyFolder(client, ownFolder, signal), `the VM folder ${vm.name}`, left);
  }
  if (ownPool !== null) {
    begin(context, `Removing the resource pool ${vm.name}`, 94);
    await attempt(deletion, () => removeEmptyPool(client, ownPool, signal), `the resource pool ${vm.name}`, left);
  }
  return left;
}

/** The DRS group that was made for the VCH, unless other VMs were put into it. */
async function removeOwnGroup({ context, vm, cluster, config }: Deletion): Promise<void> {
  const { usesVmGroup, vmGroupName } = config.container;
  if (!usesVmGroup || vmGroupName === '' || cluster === null) return;
  const { signal } = context;
  const { client } = context.session;
  const members = await vmGroupMembers(client, cluster, vmGroupName, signal);
  if (members === null) return;
  begin(context, `Removing the DRS group ${vmGroupName}`, 74);
  if (members.every(({ value }) => value === vm.ref.value)) await removeVmGroup(client, cluster, vmGroupName, signal);
  else context.log.info(`The DRS group ${vmGroupName} stays: other VMs are in it.`);
}

async function attempt(deletion: Deletion, work: () => Promise<unknown>, what: string, left: string[]): Promise<void> {
  const { log, signal } = deletion.context;
  try {
    await insist(work, { ...insisting(deletion), always: true });
  } catch (error) {
    log.error(`Could not remove ${what}: ${failureText(error)}`);
    left.push(what);
    if (signal.aborted) log.warning('The server was stopped.');
  }
}
