/** Compares the calls that change something in vSphere with the recorded ones; reads may differ. */
import type { LoggedCall } from '../../vcenter/call-log.ts';
import { ADDED_CALLS } from './deliberate.ts';

/** `Folder.CreateFolder`: calls of the API, no requests for files, which the recording does not show. */
const API_CALL = /^\w+\.\w+$/;
/** What the recording shows and changes nothing. */
const READS = /\.(Retrieve|Query|Search|Browse|Login|Logout)\w*$/;

/** What is different, a line each; calls of `ADDED_CALLS` are left out. */
export function sequenceDifferences(recorded: readonly string[], calls: readonly LoggedCall[]): string[] {
  const theirs = recorded.filter((call) => API_CALL.test(call) && !READS.test(call));
  const ours = calls.flatMap(({ call, writes }) =>
    writes && API_CALL.test(call) && !ADDED_CALLS.has(call) ? [call] : [],
  );
  const [one, other] = [theirs.join(' '), ours.join(' ')];
  return one === other ? [] : [`${other} in place of ${one}`];
}
