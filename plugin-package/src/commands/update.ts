import type { Extension } from '@vic/vim25';
import { usageFailure, type ExitCode } from '../cli/failure.ts';
import { identityOf, recordChangesOf } from '../cli/record-options.ts';
import { changedRecord, manifestUrlOf, recordFor } from '../registration/extension-record.ts';
import { givenIdentity, type ServerIdentity } from '../registration/server-certificate.ts';
import { checkVcentersFile } from '../registration/vcenters-file.ts';
import type { LoggedInContext } from './context.ts';
import { onEachVcenter, printOutcomes, type VcenterReport } from './each-vcenter.ts';
import { keepVcenters } from './keep-vcenters.ts';
import { notRegistered } from './not-registered.ts';
import { recordAsJson } from './record-json.ts';

/** Changes the record on every vCenter: only what the options give. */
export async function update(context: LoggedInContext): Promise<ExitCode> {
  const { options } = context;
  checkFiles(context);
  const identityOfUrl = rememberIdentities(context);
  const outcomes = await onEachVcenter(context, async (session, { url }): Promise<VcenterReport> => {
    const existing = await session.find(options.key);
    if (existing === null) throw notRegistered(options.key, url);
    const identity = await identityOfUrl(options.pluginUrl ?? manifestUrlOf(existing));
    const changes = { ...recordChangesOf(options, existing), ...(identity && { identity }) };
    const record = recordFor(changedRecord(existing, changes, context.now()), session.apiVersion);
    if (options.dryRun === true) return dryRunReport(record);
    await session.update(record);
    return { lines: [`${record.key} ${record.version} is updated on ${url}.`], details: { version: record.version } };
  });
  const exitCode = printOutcomes('update', outcomes, context);
  if (options.dryRun !== true) keepVcenters(context, outcomes);
  return exitCode;
}

/** Wrong files are found before anything is changed anywhere. */
function checkFiles({ options }: LoggedInContext): void {
  givenIdentity({ thumbprint: options.serverThumbprint, certificateFile: options.serverCertificateFile });
  recordChangesOf(options, null);
  if (options.vcentersFile !== undefined) checkVcentersFile(options.vcentersFile);
  if (
    options.refreshCertificate === true &&
    (options.serverThumbprint ?? options.serverCertificateFile) !== undefined
  ) {
    throw usageFailure('--refresh-certificate goes without -st and -scf.');
  }
}

/** The same plug-in server is asked, and its certificate confirmed, once for all vCenters. */
function rememberIdentities({
  options,
  network,
  terminal,
}: LoggedInContext): (url: string) => Promise<ServerIdentity | null> {
  const known = new Map<string, Promise<ServerIdentity | null>>();
  const mayFetch = options.pluginUrl !== undefined || options.refreshCertificate === true;
  return (url) => {
    const identity =
      known.get(url) ?? identityOf(options, url, mayFetch, { network, terminal, isConfirmed: options.yes === true });
    known.set(url, identity);
    return identity;
  };
}

function dryRunReport(record: Extension): VcenterReport {
  const json = recordAsJson(record);
  return { lines: [JSON.stringify(json, null, 2)], details: { record: json } };
}
