/** Reconfigures a VCH: all of it, or nothing. */
import { isDeepStrictEqual } from 'node:util';
import { newSecretKey, type VchConfig } from '@vic/extraconfig';
import {
  checkReconfiguration,
  PlanError,
  planVch,
  type ExistingVch,
  type InventoryObject,
  type VchPlan,
} from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { entityName, SYSTEM_CLOCK, type ManagedObjectReference } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { certificatesOf, clientCredentialsOf, generateCertificates } from '../create/vch-certificates.ts';
import { DATA_VERSION, vchConfig } from '../create/vch-config.ts';
import type { Creation } from '../create/creation.ts';
import { permissionStep, readOnlyStep } from '../create/permission-steps.ts';
import type { Step } from '../create/steps.ts';
import { volumeStoreSteps } from '../create/volume-store-step.ts';
import { folderOf } from '../delete/deletion.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ClientCredentials } from '../operations.ts';
import { checkOnTarget, refuseFaults, type Checked } from '../validate/check-on-target.ts';
import { readVchState } from '../vch/get-vch.ts';
import { poolOf } from '../vch/wire-vch.ts';
import { changedConfig, configChanges } from './changed-config.ts';
import { currentSpecification } from './current-specification.ts';
import { markStep, unmarkStep } from './mark-steps.ts';
import { hasNewLimits, poolLimitsStep } from './pool-limits-step.ts';
import { startStep, stopStep } from './power-steps.ts';
import { runChange } from './run-change.ts';
import {
  reconfigureStep,
  removeOlderSnapshots,
  SNAPSHOT_PREFIX,
  snapshotStep,
  type StateBefore,
} from './snapshot-steps.ts';
import { beginChange, type VchChange } from './vch-change.ts';
import { newVmGroupStep, removedVmGroupStep } from './vm-group-steps.ts';

type Vch = Schemas['VCH'];

const PURPOSE = 'failed to reconfigure VCH';

/** What a reconfiguration works from. */
interface Reconfiguration {
  readonly change: VchChange;
  readonly datacenter: InventoryObject;
  readonly pool: ManagedObjectReference;
  /** the VCH as it is */
  readonly current: VchPlan;
  readonly wanted: VchPlan;
  readonly config: VchConfig;
  /** a secret */
  readonly operationsPassword: string;
  readonly clientCredentials: ClientCredentials | null;
}

/**
 * Changes a VCH to what is wanted of it, by way of a snapshot to which it is set back if anything fails or the signal
 * aborts. A VCH that is on is stopped for it and has to come up again; one that is off stays off.
 * @param want what is wanted, given the specification of the VCH as it is, secrets included
 * @throws ApiError 400 for a specification that cannot be, 404, 409 for what cannot change or cannot now, 500 for work that
 * failed, 503 when the service ends
 */
export async function reconfigureVch(
  outer: OperationContext,
  vchId: string,
  want: (current: Vch) => Vch,
): Promise<ClientCredentials | null> {
  outer.progress('Reading the VCH', 0);
  const change = await beginChange(outer, vchId);
  refuseOtherVersions(change);
  const plan = await planReconfiguration(change, want);
  const steps = stepsOf(plan);
  if (steps === null) {
    change.context.log.info(`The VCH ${change.vm.name} is already as it shall be. Nothing was changed`);
    return null;
  }
  await runChange(change.context, PURPOSE, steps.list);
  await removeOlderSnapshots(change, SNAPSHOT_PREFIX.reconfiguration, steps.before);
  change.context.progress(`The VCH ${change.vm.name} is reconfigured`, 100);
  change.context.log.info(`Completed the reconfiguration of the VCH ${change.vm.name}`);
  return plan.clientCredentials;
}

/** Another version may read other things out of the configuration than this service writes into it. */
function refuseOtherVersions({ vm, config }: VchChange): void {
  const version = config.init.version?.pluginVersion ?? 0;
  if (version < DATA_VERSION) {
    throw new ApiError(409, `The VCH ${vm.name} is of an older version. Upgrade it, then reconfigure it.`);
  }
  if (version > DATA_VERSION) {
    throw new ApiError(
      409,
      `The VCH ${vm.name} is of a newer version than this service. Use the service that belongs to it.`,
    );
  }
}

async function planReconfiguration(change: VchChange, want: (current: Vch) => Vch): Promise<Reconfiguration> {
  const { context, vm, config } = change;
  const state = { ...(await readVchState(context, vm)), config };
  const specification = currentSpecification(state, config);
  const wantedSpecification = want(specification);
  context.progress('Checking the specification', 2);
  const { usesVmGroup, vmGroupName } = config.container;
  const existing = { id: vm.ref.value, vmGroup: usesVmGroup ? vmGroupName : null };
  const checked = await checkOnTarget(context, wantedSpecification, { existing });
  refuseFaults(context, checked);
  const wanted = planVch(wantedSpecification, checked.facts, checked.caller);
  const current = planCurrent(change, specification, checked);
  const pool = poolOf(config, vm.pool);
  if (pool === null) throw new ApiError(500, `The resource pool of the VCH ${vm.name} cannot be read.`);
  refuseUnchangeable(existingVch(current, pool, checked), wanted);
  context.progress('Making certificates', 6);
  const generated = await generateCertificates(wanted, SYSTEM_CLOCK.now());
  const operationsPassword = wanted.endpoint.operationsPassword ?? passwordOf(context);
  const { request } = context.session;
  const made = vchConfig(
    wanted,
    {
      targetUrl: config.connection.target,
      targetThumbprint: config.connection.targetThumbprint,
      datacenterName: '',
      operationsPassword,
      build: context.settings.build,
      pool,
      certificates: certificatesOf(wanted, generated),
    },
    { moid: vm.ref.value, bootstrapIso: config.container.bootstrapImagePath },
  );
  return {
    change,
    datacenter: datacenterIn(checked),
    pool,
    current,
    wanted,
    config: changedConfig(config, { current, wanted, made, thumbprint: request.thumbprint }),
    operationsPassword,
    clientCredentials: clientCredentialsOf(generated),
  };
}

function passwordOf({ session }: OperationContext): string {
  const { credentials } = session.request;
  return credentials.kind === 'password' ? credentials.password : '';
}

function planCurrent({ vm }: VchChange, specification: Vch, { facts, caller }: Checked): VchPlan {
  try {
    return planVch(specification, facts, caller);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const reason = `Something that the VCH ${vm.name} is configured with no longer exists: ${error.message}`;
    throw new ApiError(409, reason, { cause: error });
  }
}

function datacenterIn({ facts }: Checked): InventoryObject {
  const found = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter);
  if (found === undefined) throw new Error('the datacenter of the VCH was not found');
  return found;
}

function existingVch(current: VchPlan, pool: ManagedObjectReference, { inventory }: Checked): ExistingVch {
  const { name, networks, storage, auth, endpoint, registry } = current;
  const entity = inventory.find(pool.value, 'pool');
  // A pool of the VCH's name is its own; requests name the one around it.
  const isOwn = entity?.parent?.type === 'ResourcePool' && entityName(entity.name) === name;
  const parentPool = isOwn ? entity.parent.value : null;
  return { name, pool: pool.value, parentPool, networks, storage, usesTls: auth.usesTls, endpoint, registry };
}

function refuseUnchangeable(existing: ExistingVch, wanted: VchPlan): void {
  const faults = checkReconfiguration(existing, wanted);
  if (faults.length > 0) throw new ApiError(409, faults.map(({ message }) => message).join(' '));
}

/** What is to be done; null: nothing. */
function stepsOf(plan: Reconfiguration): { readonly list: Step[]; readonly before: StateBefore } | null {
  const { change, current, wanted, config, pool } = plan;
  const { vm } = change;
  const hasLimits = wanted.compute.makesPool && hasNewLimits(current.compute, wanted.compute);
  if (!hasLimits && isDeepStrictEqual(config, change.config)) return null;
  const before: StateBefore = { snapshot: null };
  const name = `${SNAPSHOT_PREFIX.reconfiguration}${change.config.init.version?.buildNumber ?? ''}`;
  const groups = groupSteps(plan);
  const granted = wanted.endpoint.grantPermissions ? permissionSteps(plan) : [];
  const list = [
    markStep(change),
    ...(hasLimits ? [poolLimitsStep(change, pool, wanted.compute)] : []),
    ...groups.first,
    snapshotStep(change, name, before),
    ...(change.isOn ? [stopStep(change)] : []),
    ...newStoreSteps(plan),
    reconfigureStep(change, before, () =>
      Promise.resolve({ extraConfig: configChanges(change.config, config, newSecretKey()) }),
    ),
    ...granted,
    ...(change.isOn ? [startStep(change)] : []),
    ...groups.last,
    unmarkStep(change),
  ];
  change.context.log.info(`Reconfiguring the VCH ${vm.name} (${vm.ref.value})`);
  return { list, before };
}

function groupSteps({ change, current, wanted }: Reconfiguration): { readonly first: Step[]; readonly last: Step[] } {
  const { cluster, vmGroup: name } = wanted.compute;
  const { vmGroupName } = change.config.container;
  if (cluster === null || (name === null) === (current.compute.vmGroup === null)) return { first: [], last: [] };
  if (name === null)
    return { first: [], last: [removedVmGroupStep(change, { cluster: cluster.ref, name: vmGroupName })] };
  return { first: [newVmGroupStep(change, { cluster: cluster.ref, name })], last: [] };
}

/** The VCH in the form in which the steps of a creation take it. */
function asCreation({ change, datacenter, wanted, pool, operationsPassword }: Reconfiguration): Creation {
  const { context, vm } = change;
  const files = folderOf(vm.vmxPath);
  const folder = vm.folder ?? datacenter.ref;
  return {
    context,
    plan: wanted,
    datacenter,
    vmFolder: folder,
    certificates: { server: null, clientAuthorities: [] },
    operationsPassword,
    existing: { pool: null, isPoolEmpty: false, folder: null },
    made: { pool, folder, vm: files === null ? null : { ref: vm.ref, files } },
  };
}

const permissionSteps = (plan: Reconfiguration): Step[] => {
  const creation = asCreation(plan);
  return [readOnlyStep(creation), permissionStep(creation)];
};

function newStoreSteps(plan: Reconfiguration): Step[] {
  const { wanted, current } = plan;
  const stores = [...wanted.storage.volumeStores].filter(([label]) => !current.storage.volumeStores.has(label));
  const creation = asCreation(plan);
  const storage = { ...wanted.storage, volumeStores: new Map(stores) };
  return volumeStoreSteps({ ...creation, plan: { ...wanted, storage } });
}
