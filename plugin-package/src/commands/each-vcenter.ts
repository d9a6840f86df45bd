import { CommandFailure, EXIT, messageOf, type ExitCode } from '../cli/failure.ts';
import type { VcenterSession, VcenterTarget } from '../registration/vcenter-session.ts';
import type { LoggedInContext } from './context.ts';

/** The work on one vCenter was done. */
export interface DoneOutcome {
  readonly isDone: true;
  readonly target: VcenterTarget;
  readonly guid: string;
  readonly report: VcenterReport;
}

/** How it went with one vCenter. */
export type VcenterOutcome =
  DoneOutcome | { readonly isDone: false; readonly target: VcenterTarget; readonly failure: CommandFailure };

/** What there is to say about a vCenter: lines for people, an object for programs. */
export interface VcenterReport {
  readonly lines: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
  /** Not `done` if the work was done but found something wrong. */
  readonly exitCode?: ExitCode;
}

/**
 * Does the same on every vCenter, one after the other. A failure is kept and the others are done all the same.
 */
export async function onEachVcenter(
  { targets, credentials, network }: LoggedInContext,
  work: (session: VcenterSession, target: VcenterTarget) => Promise<VcenterReport>,
): Promise<VcenterOutcome[]> {
  const outcomes: VcenterOutcome[] = [];
  for (const target of targets) {
    try {
      const session = await network.openVcenter(target, credentials);
      try {
        outcomes.push({ isDone: true, target, guid: session.guid, report: await work(session, target) });
      } finally {
        await session.close();
      }
    } catch (error) {
      outcomes.push({ isDone: false, target, failure: asFailure(error, target) });
    }
  }
  return outcomes;
}

/** Prints all outcomes and gives the exit code: that of the first vCenter where something was wrong. */
export function printOutcomes(action: string, outcomes: readonly VcenterOutcome[], context: LoggedInContext): ExitCode {
  const { terminal, options } = context;
  for (const outcome of outcomes) if (!outcome.isDone) terminal.report(outcome.failure.message);
  if (options.json === true) {
    const results = outcomes.map(toJson);
    terminal.print(JSON.stringify({ action, key: options.key, results }, null, 2));
  } else {
    for (const line of outcomes.flatMap((outcome) => (outcome.isDone ? outcome.report.lines : [])))
      terminal.print(line);
  }
  return outcomes.map(exitCodeOf).find((code) => code !== EXIT.done) ?? EXIT.done;
}

function toJson(outcome: VcenterOutcome): Record<string, unknown> {
  const { url } = outcome.target;
  if (!outcome.isDone) return { url, ok: false, error: outcome.failure.message, exitCode: outcome.failure.exitCode };
  return { url, ok: exitCodeOf(outcome) === EXIT.done, guid: outcome.guid, ...outcome.report.details };
}

function exitCodeOf(outcome: VcenterOutcome): ExitCode {
  return outcome.isDone ? (outcome.report.exitCode ?? EXIT.done) : outcome.failure.exitCode;
}

function asFailure(error: unknown, { url }: VcenterTarget): CommandFailure {
  if (error instanceof CommandFailure) return error;
  return new CommandFailure(EXIT.refused, `${url}: ${messageOf(error)}`, { cause: error });
}
