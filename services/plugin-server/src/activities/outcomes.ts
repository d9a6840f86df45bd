import { payloadPathToField } from '@vic/contract/vch-spec';
import { VicMachineProblem, type Schemas, type TaskEvent } from '@vic/vic-machine-api';
import type { CreateOutcome } from '@vic/vic-machine-api/server';
import type { Clock } from '../clock.ts';
import { sentence } from '../vic-machine/sentence.ts';
import { vicMachineProblem } from '../vic-machine/vic-machine-problem.ts';
import type { Creation } from './creation.ts';
import { isRefusal, refusalOf, refusedFields } from './refusal.ts';

/** What is said of work that nothing is known of any more. */
export const LOST = 'The connection to the vic-machine-server broke while it worked. The work may go on there.';
const NEVER_STARTED = 'There is a VCH of this name that was never started: delete it, then try again.';
const STOPPED = 'The vic-machine-server was restarted while it made the VCH, and knows nothing of the work any more.';

/** Takes over what a server says of the work. */
export function takeEvent(creation: Creation, { id, task, log }: TaskEvent): void {
  const { record, withoutSecretTexts } = creation;
  creation.lastEventId = id;
  if (task.vch_id !== undefined) record.vchMade(task.vch_id);
  record.addLines(log.map(withoutSecretTexts));
  if (task.state === 'running') record.progress(withoutSecretTexts(task.step), task.percent);
}

/** The work is over, well or not. */
export async function endOfTask(creation: Creation, task: Schemas['Task'], now: number): Promise<void> {
  const { record } = creation;
  if (task.vch_id !== undefined) record.vchMade(task.vch_id);
  if (task.state === 'succeeded') {
    record.succeed(now);
    return;
  }
  const { status = 500, message = '', path = '' } = task.error ?? {};
  await fail(creation, new VicMachineProblem(status, message), now, path);
}

/** What came of work that was waited for. */
export async function endOfWait(creation: Creation, outcome: CreateOutcome, clock: Clock): Promise<void> {
  const { record, target, withoutSecretTexts } = creation;
  switch (outcome.kind) {
    case 'started':
      return;
    case 'created': {
      const { vchId } = outcome;
      if (vchId !== null) {
        record.vchMade(vchId);
        const log = await target.getLog(vchId).catch(() => null);
        record.addLines((log ?? '').split('\n').filter(Boolean).map(withoutSecretTexts));
      }
      record.succeed(clock.now());
      return;
    }
    case 'unfinished':
      record.vchMade(outcome.vch.id);
      record.fail({ message: `${LOST} ${NEVER_STARTED}`, slice: null, path: '' }, clock.now());
      return;
    case 'unknown':
      record.lose(LOST);
  }
}

/** Makes a call for a creation. @returns null if it failed: the creation has failed with it then */
export async function orFail<T>(creation: Creation, clock: Clock, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    await fail(creation, error, clock.now());
    return null;
  }
}

/**
 * Records a failure with the field that it concerns, and keeps the answer for a caller who still waits.
 * @param pointer in the payload: what the failed work was for; empty: nobody says
 */
export async function fail(creation: Creation, error: unknown, now: number, pointer = ''): Promise<void> {
  const { record, target, payload, isAccepted, withoutSecretTexts } = creation;
  if (!(error instanceof VicMachineProblem)) {
    creation.problem = vicMachineProblem(error);
    record.fail({ message: sentence(withoutSecretTexts(creation.problem.message)), slice: null, path: '' }, now);
    return;
  }
  const message = withoutSecretTexts(error.message);
  // What failed before anything was made failed for the specification, whatever the status.
  const isAboutFields = isRefusal(error) || !isAccepted;
  const refused = payload === null || !isAboutFields ? null : { payload, spec: record.spec, message };
  const fields = refused === null ? [] : await refusedFields(target, refused);
  creation.problem = refusalOf(message, fields);
  const place = fields[0] ?? payloadPathToField(pointer, record.spec);
  record.fail({ message: sentence(message), slice: place?.slice ?? null, path: place?.path ?? '' }, now);
}

/**
 * What became of work that its server knows nothing of any more: the list tells.
 * @throws what the list cannot be read for
 */
export async function lookUp({ record, target, taskId }: Creation, now: number): Promise<void> {
  const list = await target.listVchs();
  const vch = list.find(({ id, name }) => (record.vchMoid === null ? name === record.vchName : id === record.vchMoid));
  if (vch) record.vchMade(vch.id);
  if (vch?.powerState === 'poweredOn') record.succeed(now);
  // Who never told of a task may still be working.
  else if (taskId !== null) {
    const rest = vch ? NEVER_STARTED : 'It is not in the list: try again.';
    record.fail({ message: `${STOPPED} ${rest}`, slice: null, path: '' }, now);
  }
}
