/** Makes a VCH: everything of it, or nothing. */
import { planVch, type InventoryObject, type VchPlan } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { reference, SYSTEM_CLOCK, type Clock, type ManagedObjectReference } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ClientCredentials, CreatedVch } from '../operations.ts';
import { checkOnTarget, refuseFaults, type Checked } from '../validate/check-on-target.ts';
import { configurationStep, protectStep, serialPortStep } from './configure-steps.ts';
import { creationLog } from './creation-log.ts';
import { made, type Creation } from './creation.ts';
import { failedPath } from './failed-path.ts';
import { failureText } from './failure-text.ts';
import { folderStep } from './folder-step.ts';
import { findExisting } from './name-conflicts.ts';
import { permissionStep, readOnlyStep } from './permission-steps.ts';
import { poolStep } from './pool-step.ts';
import { powerOnStep } from './power-on-step.ts';
import { readObject } from './run-task.ts';
import { runSteps, StepsFailedError, type Step } from './steps.ts';
import { findIsos, uploadStep, type IsoFiles } from './upload-isos.ts';
import { certificatesOf, clientCredentialsOf, generateCertificates } from './vch-certificates.ts';
import { vcenterSettingStep } from './vcenter-setting-step.ts';
import { vmGroupStep } from './vm-group.ts';
import { vmStep } from './vm-step.ts';
import { volumeStoreSteps } from './volume-store-step.ts';

/**
 * Checks a specification, makes the VCH and powers it on; it does not wait for it to boot. If anything fails, or the
 * signal aborts, what was made is taken back; what cannot be is named in the message.
 * @throws ApiError 400 for a specification that cannot be made, 500 for work that failed, 503 when the service ends
 */
export async function createVch(
  context: OperationContext,
  specification: Schemas['VCH'],
  options: { readonly clock?: Clock } = {},
): Promise<CreatedVch> {
  const startedAt = (options.clock ?? SYSTEM_CLOCK).now();
  const { version, buildNumber, commit } = context.settings.build;
  context.log.info(`Starting API-based VCH Creation. Version: "${version}-${buildNumber}-${commit}"`);
  context.progress('Checking the specification', 0);
  const checked = await checkOnTarget(context, specification);
  refuseFaults(context, checked);
  const plan = planVch(specification, checked.facts, checked.caller);
  const isos = await findIsos(context.settings);
  try {
    const prepared = await prepare(context, plan, checked, startedAt);
    await runSteps(stepsOf(prepared.creation, isos, startedAt), {
      context,
      clock: context.session.client.clock,
      renewSession: () => renewSession(context),
    });
    return { id: made(prepared.creation, 'vm').ref.value, clientCredentials: prepared.clientCredentials };
  } catch (error) {
    throw failureOf(context, plan.name, error);
  }
}

interface Prepared {
  readonly creation: Creation;
  readonly clientCredentials: ClientCredentials | null;
}

async function prepare(context: OperationContext, plan: VchPlan, checked: Checked, now: number): Promise<Prepared> {
  const datacenter = datacenterOf(checked);
  const vmFolder = await vmFolderOf(context, datacenter.ref);
  context.progress('Looking for what bears the name already', 2);
  const existing = await findExisting({ context, plan, vmFolder });
  context.progress('Making certificates', 4);
  const generated = await generateCertificates(plan, now);
  const creation: Creation = {
    context,
    plan,
    datacenter,
    vmFolder,
    existing,
    certificates: certificatesOf(plan, generated),
    operationsPassword: passwordOf(context, plan),
    made: { pool: plan.compute.makesPool ? null : plan.compute.parentPool.ref, folder: null, vm: null },
  };
  return { creation, clientCredentials: clientCredentialsOf(generated) };
}

function stepsOf(creation: Creation, isos: IsoFiles, startedAt: number): Step[] {
  const { plan, context } = creation;
  const log = creationLog(creation, startedAt);
  const { grantPermissions } = plan.endpoint;
  const { makesPool, vmGroup } = plan.compute;
  const beginLog: Step = {
    title: 'Beginning the log of the creation',
    percent: 30,
    do: () => log.save(),
  };
  const finish: Step = {
    title: `The VCH ${plan.name} is made and starts`,
    percent: 99,
    async do() {
      context.log.info('Installation completed successfully');
      await log.save();
    },
  };
  return [
    vcenterSettingStep(creation),
    ...(grantPermissions ? [readOnlyStep(creation)] : []),
    ...(makesPool ? [poolStep(creation)] : []),
    folderStep(creation),
    vmStep(creation),
    ...volumeStoreSteps(creation),
    protectStep(creation),
    serialPortStep(creation),
    configurationStep(creation),
    beginLog,
    log.following(uploadStep(creation, isos)),
    ...(grantPermissions ? [log.following(permissionStep(creation))] : []),
    ...(vmGroup === null ? [] : [log.following(vmGroupStep(creation, vmGroup))]),
    powerOnStep(creation),
    finish,
  ];
}

function datacenterOf({ facts }: Checked): InventoryObject {
  const found = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter);
  if (found === undefined) throw new Error('the datacenter of the VCH was not found');
  return found;
}

async function vmFolderOf(
  { session, signal }: OperationContext,
  datacenter: ManagedObjectReference,
): Promise<ManagedObjectReference> {
  const found = await readObject(session.client, datacenter, ['vmFolder'], signal);
  const folder = reference(found?.props.get('vmFolder'));
  if (folder === undefined) throw new Error('the VM folder of the datacenter cannot be read');
  return folder;
}

function passwordOf({ session }: OperationContext, { endpoint }: VchPlan): string {
  const { credentials } = session.request;
  return endpoint.operationsPassword ?? (credentials.kind === 'password' ? credentials.password : '');
}

/** A session that ended can be had again with a password; a ticket is good for one. */
async function renewSession({ session }: OperationContext): Promise<boolean> {
  const { credentials } = session.request;
  if (credentials.kind !== 'password') return false;
  await session.client.login(credentials.userName, credentials.password);
  return true;
}

const PREFIX = 'failed to create VCH: ';

function failureOf({ signal }: OperationContext, name: string, error: unknown): Error {
  if (error instanceof ApiError) return error;
  const { left, path, cause } = error instanceof StepsFailedError ? error : { left: [], path: null, cause: error };
  const reason = signal.aborted ? `the server was stopped while it created ${name}` : failureText(cause);
  const message = `${PREFIX}${reason}${leftText(left)}`;
  const isUndone = left.length === 0;
  // What stops the server says nothing of the specification.
  if (signal.aborted) return new ApiError(503, message, { cause: error, isUndone });
  return new ApiError(500, message, { cause: error, isUndone, path: failedPath(path, cause) });
}

function leftText(left: readonly string[]): string {
  if (left.length === 0) return '';
  return `. This could not be taken back: ${left.join(', ')}. Delete the VCH if it is in the list, and remove the rest by hand`;
}
