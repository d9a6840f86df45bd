import type { ExitCode } from '../cli/failure.ts';
import { checkVcentersFile } from '../registration/vcenters-file.ts';
import type { LoggedInContext } from './context.ts';
import { onEachVcenter, printOutcomes } from './each-vcenter.ts';
import { forgetVcenters } from './keep-vcenters.ts';
import { notRegistered } from './not-registered.ts';

/** Removes the record from every vCenter. */
export async function unregister(context: LoggedInContext): Promise<ExitCode> {
  const { key, dryRun, vcentersFile } = context.options;
  if (vcentersFile !== undefined) checkVcentersFile(vcentersFile);
  const outcomes = await onEachVcenter(context, async (session, { url }) => {
    const existing = await session.find(key);
    if (existing === null) throw notRegistered(key, url);
    const details = { version: existing.version };
    if (dryRun === true) return { lines: [`${key} ${existing.version} would be removed from ${url}.`], details };
    await session.unregister(key);
    return { lines: [`${key} ${existing.version} is no longer registered with ${url}.`], details };
  });
  const exitCode = printOutcomes('unregister', outcomes, context);
  if (dryRun !== true) forgetVcenters(context, outcomes);
  return exitCode;
}
