import type { Extension } from '@vic/vim25';
import { parsePluginUrl, bareHost } from '../registration/addresses.ts';
import { fetchIdentity, type FetchContext } from '../registration/fetched-identity.ts';
import type { RecordChanges } from '../registration/extension-record.ts';
import type { ListName } from '../registration/extension-lists.ts';
import { readListFiles } from '../registration/list-files.ts';
import { PLUGIN } from '../registration/plugin-identity.ts';
import { parsePluginServers } from '../registration/plugin-servers.ts';
import { givenIdentity, identityWarnings, type ServerIdentity } from '../registration/server-certificate.ts';
import type { TypedOptions } from './command-line.ts';
import { usageFailure } from './failure.ts';

/**
 * What the options say about the record, but for the server's identity.
 * @param record the registered one, whose texts auxiliary servers take over; null if there is none
 * @throws CommandFailure
 */
export function recordChangesOf(options: TypedOptions, record: Extension | null): RecordChanges {
  const { version, pluginUrl, name, summary, company, pluginServers } = options;
  const texts = {
    name: name ?? record?.description.label ?? PLUGIN.name,
    summary: summary ?? record?.description.summary ?? PLUGIN.summary,
    company: company ?? record?.company ?? PLUGIN.company,
  };
  const shown = shownInSolutionManager(options);
  return {
    ...(version !== undefined && { version }),
    ...(pluginUrl !== undefined && { pluginUrl }),
    ...(name !== undefined && { name }),
    ...(summary !== undefined && { summary }),
    ...(company !== undefined && { company }),
    ...(pluginServers !== undefined && { auxiliaries: parsePluginServers(pluginServers, texts) }),
    ...(shown !== undefined && { shownInSolutionManager: shown }),
    lists: readListFiles(listFilesOf(options)),
  };
}

/**
 * The identity of the plug-in server: the given one, else the one it shows if `mayFetch`; warnings are reported.
 * @throws CommandFailure
 */
export async function identityOf(
  options: TypedOptions,
  manifestUrl: string,
  mayFetch: boolean,
  context: FetchContext,
): Promise<ServerIdentity | null> {
  const url = parsePluginUrl('-pu', manifestUrl);
  const given = givenIdentity({
    thumbprint: options.serverThumbprint,
    certificateFile: options.serverCertificateFile,
  });
  if (url.protocol === 'http:') {
    context.terminal.report(
      'Warning: an http: plug-in URL works only if the vSphere Client is configured with allowHttp=true.',
    );
    return given;
  }
  const identity = given ?? (mayFetch ? await fetchIdentity(url, context) : null);
  if (identity === null) return null;
  for (const warning of identityWarnings(identity, bareHost(url), new Date())) {
    context.terminal.report(`Warning: ${warning}`);
  }
  return identity;
}

function listFilesOf(options: TypedOptions): Partial<Record<ListName, string>> {
  const { taskList, eventList, faultList, privilegeList, resourceList } = options;
  return {
    ...(taskList !== undefined && { taskList }),
    ...(eventList !== undefined && { eventList }),
    ...(faultList !== undefined && { faultList }),
    ...(privilegeList !== undefined && { privilegeList }),
    ...(resourceList !== undefined && { resourceList }),
  };
}

function shownInSolutionManager({ showInSolutionManager: value }: TypedOptions): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw usageFailure('-show is "true" or "false".');
}
