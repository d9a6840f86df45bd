import type { CallOptions, VimClient } from './client.ts';
import type { Extension } from './extension-record.ts';
import { requiredManager } from './managers.ts';
import type { ManagedObjectReference } from './values.ts';

/** The API that knows `serverCertificate`. */
const CERTIFICATE_API = '8.0.2.0';

/** The extension with this key, or null if vCenter has none. */
export function findExtension(client: VimClient, key: string): Promise<Extension | null> {
  return client.invoke('FindExtension', requiredManager(client, 'extensionManager'), { extensionKey: key });
}

/** Registers an extension. @throws VimFault `InvalidArgument` (`extension.key`) if the key is taken; `NoPermission` */
export async function registerExtension(client: VimClient, extension: Extension): Promise<void> {
  const manager = requiredManager(client, 'extensionManager');
  await client.invoke('RegisterExtension', manager, { extension: sendable(client, extension) }, recordCall(extension));
}

/** Replaces the whole record of an extension. @throws VimFault `NotFound` if it is not registered; `NoPermission` */
export async function updateExtension(client: VimClient, extension: Extension): Promise<void> {
  const manager = requiredManager(client, 'extensionManager');
  await client.invoke('UpdateExtension', manager, { extension: sendable(client, extension) }, recordCall(extension));
}

/** Removes an extension. @throws VimFault `NotFound` if it is not registered; `NoPermission` */
export async function unregisterExtension(client: VimClient, key: string): Promise<void> {
  await client.invoke('UnregisterExtension', requiredManager(client, 'extensionManager'), { extensionKey: key });
}

/** The objects that an extension manages. */
export function queryManagedBy(client: VimClient, key: string): Promise<ManagedObjectReference[]> {
  return client.invoke('QueryManagedBy', requiredManager(client, 'extensionManager'), { extensionKey: key });
}

function hasCertificate(extension: Extension): boolean {
  return extension.server?.some((server) => server.serverCertificate !== undefined) ?? false;
}

function recordCall(extension: Extension): CallOptions {
  return hasCertificate(extension) ? { apiVersion: CERTIFICATE_API } : {};
}

/** Servers before 8.0.2 do not know the certificate; where there is a thumbprint too, that says enough. */
function sendable(client: VimClient, extension: Extension): Extension {
  if (client.supports(CERTIFICATE_API) || !hasCertificate(extension)) return extension;
  return {
    ...extension,
    server: extension.server?.map((server) =>
      server.serverThumbprint === undefined ? server : { ...server, serverCertificate: undefined },
    ),
  };
}
