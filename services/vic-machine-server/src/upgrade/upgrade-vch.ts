/** Brings a VCH to the version of this service, or back. */
import path from 'node:path';
import { newSecretKey } from '@vic/extraconfig';
import { planVch } from '@vic/vch-validation';
import { datastorePathText, reference, type ManagedObjectReference } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { versionText } from '../config/build-version.ts';
import type { Settings } from '../config/settings.ts';
import { configChanges } from '../configure/changed-config.ts';
import { currentSpecification } from '../configure/current-specification.ts';
import { markStep, unmarkStep } from '../configure/mark-steps.ts';
import { startStep, stopStep } from '../configure/power-steps.ts';
import { runChange } from '../configure/run-change.ts';
import { reconfigureStep, removeOlderSnapshots, SNAPSHOT_PREFIX, snapshotStep } from '../configure/snapshot-steps.ts';
import type { StateBefore } from '../configure/snapshot-steps.ts';
import { beginChange, type VchChange } from '../configure/vch-change.ts';
import { readDevices } from '../create/configure-steps.ts';
import { isoNames, made, type Creation } from '../create/creation.ts';
import { alternateGuestName } from '../create/endpoint-vm-spec.ts';
import { permissionStep } from '../create/permission-steps.ts';
import { readObject } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import { findIsos, type IsoFiles } from '../create/upload-isos.ts';
import { folderOf } from '../delete/deletion.ts';
import type { OperationContext } from '../operation-context.ts';
import { checkOnTarget, refuseFaults } from '../validate/check-on-target.ts';
import { readVchState } from '../vch/get-vch.ts';
import { poolOf } from '../vch/wire-vch.ts';
import { otherImage } from './appliance-image.ts';
import { requireOlder } from './compare-versions.ts';
import { migratedConfig } from './migrated-config.ts';
import { ownFolderStep } from './own-folder-step.ts';
import { rollBack } from './roll-back.ts';
import { newImagesStep } from './upload-step.ts';

const PURPOSE = 'failed to upgrade VCH';

/**
 * Upgrades a VCH, by way of a snapshot to which it is set back if anything fails or the signal aborts; or sets it back to
 * the state before its latest upgrade.
 * @throws ApiError 400 for an unknown image or a VCH whose configuration does not pass the checks, 404, 409 for a VCH that is
 * not older or busy, or without an upgrade to take back, 500 for work that failed, 503 when the service ends
 */
export async function upgradeVch(
  context: OperationContext,
  vchId: string,
  { bootstrapIso, isRollback }: { readonly bootstrapIso: string | null; readonly isRollback: boolean },
): Promise<void> {
  context.progress('Reading the VCH', 0);
  const change = await beginChange(context, vchId);
  if (isRollback) {
    await rollBack(change);
    return;
  }
  requireImage(context.settings, bootstrapIso);
  requireOlder(change.vm.name, change.config, context.settings.build);
  const isos = await findIsos(context.settings);
  await upgrade(change, isos);
}

/** There is one bootstrap image, which `GET /container` lists by its name. */
function requireImage(settings: Settings, name: string | null): void {
  const own = path.basename(settings.bootstrapIso);
  if (name === null || name === own) return;
  throw new ApiError(400, `There is no bootstrap image "${name}"; this service has "${own}".`);
}

async function upgrade(change: VchChange, isos: IsoFiles): Promise<void> {
  const { context, vm } = change;
  const { build } = context.settings;
  context.progress('Checking the configuration', 2);
  const creation = await asCreation(change);
  const before: StateBefore = { snapshot: null };
  context.log.info(`Upgrading the VCH ${vm.name} (${vm.ref.value}) to ${versionText(build)}`);
  await runChange(context, PURPOSE, await stepsOf({ change, creation, isos, before }));
  await removeOlderSnapshots(change, SNAPSHOT_PREFIX.upgrade, before);
  context.progress(`The VCH ${vm.name} is upgraded`, 100);
  context.log.info(`Completed the upgrade of the VCH ${vm.name}`);
}

/** The VCH, checked, in the form in which the steps of a creation take it. */
async function asCreation(change: VchChange): Promise<Creation> {
  const { context, vm, config } = change;
  const state = { ...(await readVchState(context, vm)), config };
  const specification = currentSpecification(state, config);
  const { usesVmGroup, vmGroupName } = config.container;
  const existing = { id: vm.ref.value, vmGroup: usesVmGroup ? vmGroupName : null };
  const checked = await checkOnTarget(context, specification, { existing });
  refuseFaults(context, checked);
  const plan = planVch(specification, checked.facts, checked.caller);
  const datacenter = checked.facts.datacenters.find(({ ref }) => ref.value === change.datacenter.ref.value);
  const files = folderOf(vm.vmxPath);
  const pool = poolOf(config, vm.pool);
  if (datacenter === undefined || files === null || pool === null) {
    throw new ApiError(500, `It cannot be read where the VCH ${vm.name} is.`);
  }
  const folder = vm.folder ?? datacenter.ref;
  return {
    context,
    plan,
    datacenter,
    vmFolder: folder,
    certificates: { server: null, clientAuthorities: [] },
    operationsPassword: config.connection.token ?? '',
    existing: { pool: null, isPoolEmpty: false, folder: null },
    made: { pool, folder, vm: { ref: vm.ref, files } },
  };
}

interface Upgrade {
  readonly change: VchChange;
  readonly creation: Creation;
  readonly isos: IsoFiles;
  readonly before: StateBefore;
}

async function stepsOf({ change, creation, isos, before }: Upgrade): Promise<Step[]> {
  const { context } = change;
  const root = await rootFolder(change);
  const { grantPermissions } = creation.plan.endpoint;
  const name = `${SNAPSHOT_PREFIX.upgrade}${context.settings.build.buildNumber}`;
  const steps: [Step, number][] = [
    [snapshotStep(change, name, before), 83],
    ...(change.isOn ? [[stopStep(change), 84] satisfies [Step, number]] : []),
    ...(root?.value === change.vm.folder?.value && root !== null
      ? [[ownFolderStep(change, root, creation.made), 86] satisfies [Step, number]]
      : []),
    [reconfigureStep(change, before, () => newState(change, creation)), 88],
    ...(grantPermissions ? [[permissionStep(creation), 90] satisfies [Step, number]] : []),
    ...(change.isOn ? [[startStep(change), 91] satisfies [Step, number]] : []),
  ];
  return [
    markStep(change),
    newImagesStep(creation, isos),
    ...steps.map(([step, percent]): Step => ({ ...step, percent })),
    unmarkStep(change),
  ];
}

/** The folder of all VMs of the datacenter. */
async function rootFolder({ context, datacenter }: VchChange): Promise<ManagedObjectReference | null> {
  const found = await readObject(context.session.client, datacenter.ref, ['vmFolder'], context.signal);
  return reference(found?.props.get('vmFolder')) ?? null;
}

async function newState({ context, vm, config }: VchChange, creation: Creation) {
  const { files } = made(creation, 'vm');
  const names = isoNames(creation);
  const fileOf = (name: string) => datastorePathText({ ...files, path: `${files.path}/${name}` });
  const { build } = context.settings;
  const devices = await readDevices(context.session.client, vm.ref, context.signal);
  const migrated = migratedConfig(config, build, fileOf(names.bootstrap));
  return {
    alternateGuestName: alternateGuestName(build),
    deviceChange: [otherImage(devices, fileOf(names.appliance))],
    extraConfig: configChanges(config, migrated, newSecretKey()),
  };
}
