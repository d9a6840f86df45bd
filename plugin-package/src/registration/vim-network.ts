import {
  connect,
  fetchThumbprint,
  findExtension,
  registerExtension,
  unregisterExtension,
  updateExtension,
  type VimClient,
} from '@vic/vim25';
import { downloadManifest } from './manifest-download.ts';
import { explainVcenterError } from './vcenter-errors.ts';
import type { Credentials, Network, VcenterSession, VcenterTarget } from './vcenter-session.ts';

/** The network as it is: vCenters by SOAP, plug-in servers by HTTPS. */
export const vimNetwork: Network = {
  openVcenter,
  shownCertificate: (host, port) => fetchThumbprint(host, port),
  download: downloadManifest,
};

async function openVcenter(target: VcenterTarget, credentials: Credentials): Promise<VcenterSession> {
  const explained = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw explainVcenterError(error, target, credentials.userName);
    });
  const client = await explained(connect({ url: target.url, trust: target.trust, operationPrefix: 'vic-plugin' }));
  try {
    await explained(client.login(credentials.userName, credentials.password));
  } catch (error) {
    await client.close();
    throw error;
  }
  return sessionOf(client, explained);
}

function sessionOf(client: VimClient, explained: <T>(work: Promise<T>) => Promise<T>): VcenterSession {
  return {
    guid: client.content.about.instanceUuid,
    apiVersion: client.content.about.apiVersion,
    find: (key) => explained(findExtension(client, key)),
    register: (record) => explained(registerExtension(client, record)),
    update: (record) => explained(updateExtension(client, record)),
    unregister: (key) => explained(unregisterExtension(client, key)),
    // The work is done by now: a connection that breaks at logout changes nothing.
    close: () => client.close().catch(() => undefined),
  };
}
