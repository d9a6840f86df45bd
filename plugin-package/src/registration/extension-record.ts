import type { Extension, ExtensionServerInfo } from '@vic/vim25';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { areBuiltIn, builtInLists, type ExtensionLists } from './extension-lists.ts';
import { MANIFEST_SERVER_TYPE, PLUGIN, REMOTE_CLIENT_TYPE } from './plugin-identity.ts';
import type { ServerIdentity } from './server-certificate.ts';

/** What options say about the record; what is absent is not given. */
export interface RecordChanges {
  readonly version?: string;
  readonly pluginUrl?: string;
  readonly name?: string;
  readonly summary?: string;
  readonly company?: string;
  readonly identity?: ServerIdentity;
  readonly auxiliaries?: readonly ExtensionServerInfo[];
  readonly lists: Partial<ExtensionLists>;
  readonly shownInSolutionManager?: boolean;
}

/** What a new record cannot do without. */
export interface NewRecord extends RecordChanges {
  readonly key: string;
  readonly version: string;
  readonly pluginUrl: string;
}

/** The record of a plug-in that is not registered yet. */
export function newRecord(given: NewRecord, now: Date): Extension {
  const empty: Extension = {
    key: given.key,
    version: given.version,
    description: { label: PLUGIN.name, summary: PLUGIN.summary },
    company: PLUGIN.company,
    lastHeartbeatTime: now,
    managedEntityInfo: [PLUGIN.managedEntity],
    shownInSolutionManager: true,
  };
  return changedRecord(empty, { ...given, lists: { ...builtInLists(given.key, given.version), ...given.lists } }, now);
}

/**
 * A registered record with only those things changed that are given. Its client becomes that of a remote plug-in in any
 * case, its first server the manifest server. Lists are replaced as a whole; a new version renews those that this tool
 * put there itself, because their ids hold the version.
 * @throws CommandFailure if the record is that of a local plug-in and no manifest URL is given
 */
export function changedRecord(record: Extension, changes: RecordChanges, now: Date): Extension {
  const version = changes.version ?? record.version;
  const description = {
    label: changes.name ?? record.description.label,
    summary: changes.summary ?? record.description.summary,
  };
  const company = changes.company ?? record.company ?? PLUGIN.company;
  const url = changes.pluginUrl ?? manifestUrlOf(record);
  const [first, ...others] = record.server ?? [];
  const renewed = version !== record.version && areBuiltIn(record) ? builtInLists(record.key, version) : {};
  return {
    ...record,
    description,
    company,
    version,
    server: [manifestServer(first, { url, description, company, changes }), ...(changes.auxiliaries ?? others)],
    client: [{ version, description, company, type: REMOTE_CLIENT_TYPE, url }],
    ...renewed,
    ...changes.lists,
    lastHeartbeatTime: now,
    shownInSolutionManager: changes.shownInSolutionManager ?? record.shownInSolutionManager ?? true,
  };
}

/** URL from which vCenter gets the manifest. */
export function manifestUrlOf(record: Extension): string {
  const client = record.client?.find(({ type }) => type === REMOTE_CLIENT_TYPE);
  const url = record.server?.[0]?.url ?? client?.url;
  if (client === undefined || url === undefined || url === '') {
    throw new CommandFailure(
      EXIT.usage,
      `${record.key} is registered as a local plug-in; give the new manifest URL with -pu.`,
    );
  }
  return url;
}

/**
 * The record as this vCenter understands it: before 8.0.2 a server has no certificate, only a thumbprint.
 * @param apiVersion such as `8.0.3.0`
 */
export function recordFor(record: Extension, apiVersion: string): Extension {
  if (knowsCertificates(apiVersion)) return record;
  const servers = (record.server ?? []).map(({ serverCertificate: _certificate, ...server }) => server);
  return { ...record, server: servers };
}

function knowsCertificates(apiVersion: string): boolean {
  const [major = 0, minor = 0, patch = 0] = apiVersion.split('.').map(Number);
  return major > 8 || (major === 8 && (minor > 0 || patch >= 2));
}

interface ManifestServerParts {
  readonly url: string;
  readonly description: Extension['description'];
  readonly company: string;
  readonly changes: RecordChanges;
}

function manifestServer(
  existing: ExtensionServerInfo | undefined,
  { url, description, company, changes: { identity } }: ManifestServerParts,
): ExtensionServerInfo {
  const isHttps = url.startsWith('https:');
  const kept = identity === undefined && isHttps;
  const thumbprint = kept ? existing?.serverThumbprint : identity?.thumbprint;
  const certificate = kept ? existing?.serverCertificate : identity?.certificate;
  return {
    url,
    description,
    company,
    type: MANIFEST_SERVER_TYPE,
    adminEmail: existing?.adminEmail.length ? existing.adminEmail : [PLUGIN.adminEmail],
    ...(thumbprint !== undefined && { serverThumbprint: thumbprint }),
    ...(certificate !== undefined && { serverCertificate: certificate }),
  };
}
