import type { Extension } from '@vic/vim25';

export const REMOTE_CLIENT_TYPE = 'vsphere-client-remote';
const LOCAL_CLIENT_TYPE = 'vsphere-client-serenity';

/** A server that a record names: what the proxy may reach, and the certificate it must show. */
export interface RegisteredServer {
  readonly url: URL;
  readonly type: string;
  readonly thumbprint: string | null;
  /** PEM. */
  readonly certificate: string | null;
}

/** An extension record of a client plug-in. */
export interface PluginRecord {
  readonly key: string;
  readonly version: string;
  readonly label: string;
  readonly isLocal: boolean;
  readonly manifestUrl: string;
  readonly servers: readonly RegisteredServer[];
  /** What makes the record unusable, one sentence each. */
  readonly faults: readonly string[];
  /** Localised texts by locale (short form such as `en`), then key. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The plug-in record in an extension; null for extensions that are no client plug-in. */
export function pluginRecord(extension: Extension): PluginRecord | null {
  const client = (extension.client ?? []).find(({ type }) => type === REMOTE_CLIENT_TYPE || type === LOCAL_CLIENT_TYPE);
  if (!client) return null;
  const faults: string[] = [];
  const servers = (extension.server ?? []).flatMap((server) => {
    if (!URL.canParse(server.url)) {
      faults.push(`The server URL "${server.url}" of the extension record is not a URL.`);
      return [];
    }
    const { type, serverThumbprint, serverCertificate } = server;
    return {
      url: new URL(server.url),
      type,
      thumbprint: serverThumbprint ?? null,
      certificate: serverCertificate ?? null,
    };
  });
  return {
    key: extension.key,
    version: extension.version,
    label: extension.description.label,
    isLocal: client.type === LOCAL_CLIENT_TYPE,
    manifestUrl: client.url,
    servers,
    faults,
    texts: textsOf(extension),
  };
}

/** What the client compares to see whether a record changed in a way that needs a new deployment. */
export function instanceKey({ key, version, manifestUrl, servers }: PluginRecord): string {
  const places = servers.map(({ url, type, thumbprint, certificate }) => [url.href, type, thumbprint, certificate]);
  return JSON.stringify([key, version, manifestUrl, places]);
}

/** The server that the manifest comes from: the one with the manifest's address, else the first. */
export function manifestServer(record: PluginRecord): RegisteredServer | undefined {
  return record.servers.find(({ url }) => url.href === record.manifestUrl) ?? record.servers[0];
}

function textsOf(extension: Extension): Map<string, Map<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const { locale, data } of extension.resourceList ?? []) {
    const known = texts.get(locale) ?? new Map<string, string>();
    for (const { key, value } of data) known.set(key, value);
    texts.set(locale, known);
  }
  return texts;
}
