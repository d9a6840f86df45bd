import type { ManagedObjectReference } from '@vic/vim25';
import { versionText } from '../config/build-version.ts';
import { requireUser } from '../http/authentication.ts';
import { logFault, toApiError } from '../http/errors.ts';
import { logLine } from '../log/log-line.ts';
import { openOperationLog } from '../log/open-operation-log.ts';
import type { OperationLog } from '../log/operation-log.ts';
import type { OperationContext } from '../operation-context.ts';
import type { Services } from '../services.ts';
import type { TargetRequest, TargetSession } from '../target/target-session.ts';
import { ownerOf } from '../tasks/owner.ts';
import type { Task } from '../tasks/task.ts';
import { openVcenterTask } from '../tasks/vcenter-task.ts';
import { queryValue, type Call } from './operation-route.ts';

/** A change that may be told of by a task instead of being waited for. */
export interface Change {
  readonly operationId: string;
  /** what it is to a VCH, for messages, such as `deletion` */
  readonly noun: string;
  /** moid of the VCH that is changed, one change at a time; null: a new one is made */
  readonly vchId: string | null;
  /** @returns moid of the VCH that was made; null: none was */
  run(context: OperationContext): Promise<string | null>;
}

/** How a change that was asked for went, or that it goes on. */
export type ChangeOutcome =
  { readonly kind: 'done'; readonly vchId: string | null } | { readonly kind: 'started'; readonly task: Task };

/** Logs in to the target of a call, works there, and logs out again, whether or not the caller is still there. */
export function onTarget<T>(
  services: Services,
  call: Call,
  work: (context: OperationContext) => Promise<T>,
): Promise<T> {
  return withSession(services, call, (session, signal) => work(contextOf(services, call, session, signal)));
}

/** Carries out a change: to its end, or with `Prefer: respond-async` until it has begun; the rest is the task's. */
export async function onTargetAsWanted(services: Services, call: Call, change: Change): Promise<ChangeOutcome> {
  const begun = Promise.withResolvers<ChangeOutcome>();
  const all = withSession(services, call, (session, signal) =>
    locked(services, session, change, async () => {
      const context = contextOf(services, call, session, signal);
      if (!isAsyncWanted(call)) return { kind: 'done', vchId: await change.run(context) } as const;
      const task = services.tasks.create(ownerOf(session), change.operationId, change.vchId);
      begun.resolve({ kind: 'started', task });
      await runAsTask(services, call, { change, task, context });
      return { kind: 'started', task } as const;
    }),
  );
  return Promise.race([begun.promise, all]);
}

async function runAsTask(
  services: Services,
  call: Call,
  { change, task, context }: { change: Change; task: Task; context: OperationContext },
): Promise<void> {
  const { session } = context;
  const log = taskLog(services, call, task);
  const shown = await openVcenterTask(session, {
    operation: change.operationId,
    entity: entityOf(session, change),
    log,
  });
  const progress = (step: string, percent: number) => {
    task.progress(step, percent);
    shown.progress(percent);
  };
  const vchMade = (vchId: string) => task.vchMade(vchId);
  try {
    const vchId = await change.run({ ...context, log, progress, vchMade });
    await shown.end(null);
    task.succeed(vchId);
  } catch (error) {
    const fault = toApiError(error, log.operationId);
    task.addLine(logLine(services.clock.now(), 'error', call.scope.mask.apply(fault.message)));
    logFault(services.log, call.scope, fault);
    await shown.end(fault);
    task.fail(fault);
  } finally {
    services.tasks.retire(task);
  }
}

function taskLog({ log: service, clock }: Services, { request, scope }: Call, task: Task): OperationLog {
  const { mask } = scope;
  return openOperationLog({
    operationId: request.id,
    service,
    mask,
    clock,
    onLine: (level, line) => {
      if (level !== 'debug') task.addLine(line);
    },
  });
}

function locked<T>(services: Services, session: TargetSession, change: Change, work: () => Promise<T>): Promise<T> {
  const { vchId, noun } = change;
  if (vchId === null) return work();
  return services.locks.run({ vcenter: ownerOf(session).vcenter, vchId }, noun, work);
}

function entityOf({ client, datacenter }: TargetSession, { vchId }: Change): ManagedObjectReference {
  if (vchId !== null) return { type: 'VirtualMachine', value: vchId };
  return datacenter ?? client.content.rootFolder;
}

function withSession<T>(
  services: Services,
  call: Call,
  work: (session: TargetSession, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const request = targetRequest(call);
  const userAgent = `vic-machine/${versionText(services.settings.build)}`;
  return services.work.run(async (signal) => {
    const session = await services.openTarget(request, { signal, operationId: call.request.id, userAgent });
    try {
      return await work(session, signal);
    } finally {
      await session.close();
    }
  });
}

function targetRequest({ scope, parameters, query }: Call): TargetRequest {
  const { credentials } = scope;
  if (credentials === null) throw new Error('An operation on a target was called without credentials.');
  requireUser(credentials);
  return {
    host: parameters.target,
    thumbprint: queryValue(query, 'thumbprint'),
    datacenterId: parameters.datacenter === '' ? null : parameters.datacenter,
    credentials,
  };
}

function contextOf(services: Services, { scope }: Call, session: TargetSession, signal: AbortSignal): OperationContext {
  const { log } = scope;
  // Who waits for the answer sees no progress; the steps are in the log.
  const ignore = () => undefined;
  return { session, settings: services.settings, log, signal, progress: ignore, vchMade: ignore };
}

/** RFC 7240: a list of preferences, each with parameters. */
function isAsyncWanted({ request }: Call): boolean {
  const { prefer } = request.headers;
  const preferences = [prefer ?? ''].flat().flatMap((header) => header.split(','));
  return preferences.some((preference) => preference.split(/[;=]/)[0]?.trim().toLowerCase() === 'respond-async');
}
