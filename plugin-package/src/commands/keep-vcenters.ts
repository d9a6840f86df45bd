import { updateVcentersFile } from '../registration/vcenters-file.ts';
import type { LoggedInContext } from './context.ts';
import type { DoneOutcome, VcenterOutcome } from './each-vcenter.ts';

/** Writes the vCenters where the plug-in is registered now to `--vcenters-file`, if that is given. */
export function keepVcenters({ options, terminal }: LoggedInContext, outcomes: readonly VcenterOutcome[]): void {
  const { vcentersFile } = options;
  const done = doneOnes(outcomes);
  if (vcentersFile === undefined || done.length === 0) return;
  updateVcentersFile(vcentersFile, done, []);
  terminal.report(`${vcentersFile} lists ${namesOf(done)}.`);
}

/** Takes the vCenters where the plug-in is no longer registered out of `--vcenters-file`, if that is given. */
export function forgetVcenters({ options, terminal }: LoggedInContext, outcomes: readonly VcenterOutcome[]): void {
  const { vcentersFile } = options;
  const done = doneOnes(outcomes);
  if (vcentersFile === undefined || done.length === 0) return;
  const guids = done.map(({ guid }) => guid);
  updateVcentersFile(vcentersFile, [], guids);
  terminal.report(`${vcentersFile} no longer lists ${namesOf(done)}.`);
}

function doneOnes(outcomes: readonly VcenterOutcome[]): DoneOutcome[] {
  return outcomes.flatMap((outcome) => (outcome.isDone ? outcome : []));
}

function namesOf(done: readonly DoneOutcome[]): string {
  return done.map(({ target: { host, port } }) => `${host}:${port}`).join(', ');
}
