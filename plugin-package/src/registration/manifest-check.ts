import { X509Certificate } from 'node:crypto';
import { manifestWarnings, readManifestDownload, validateManifest, type ManifestCandidate } from '@vic/manifest';
import { normalizeThumbprint, type Extension, type ExtensionServerInfo, type ShownCertificate } from '@vic/vim25';
import { messageOf } from '../cli/failure.ts';
import { bareHost, portOf } from './addresses.ts';
import { REMOTE_CLIENT_TYPE } from './plugin-identity.ts';
import type { Network } from './vcenter-session.ts';

/** What was found in order and what was not, a sentence each. */
export interface ManifestCheck {
  readonly passed: readonly string[];
  readonly faults: readonly string[];
}

/** Does what the vSphere Client does before it deploys a plug-in: certificate, download, validation. */
export async function checkManifest(record: Extension, network: Network): Promise<ManifestCheck> {
  const server = record.server?.[0];
  if (!record.client?.some(({ type }) => type === REMOTE_CLIENT_TYPE))
    return fault('The record is that of a local plug-in.');
  const url = server && URL.parse(server.url);
  if (!server || !url) return fault('The record names no manifest server.');
  try {
    const certificate = url.protocol === 'https:' ? await network.shownCertificate(bareHost(url), portOf(url)) : null;
    const mismatch = certificate && certificateFault(server, certificate);
    if (mismatch) return fault(mismatch);
    const passed = certificate ? ['The certificate is the registered one.'] : [];
    const candidates = readManifestDownload(await network.download(url, certificate?.pem ?? null));
    return {
      passed: [...passed, 'The manifest can be fetched.', ...validOnes(candidates, record)],
      ...faultsOf(candidates, record),
    };
  } catch (error) {
    return fault(messageOf(error));
  }
}

function fault(sentence: string): ManifestCheck {
  return { passed: [], faults: [sentence] };
}

function certificateFault(server: ExtensionServerInfo, shown: ShownCertificate): string | null {
  const registered = registeredThumbprint(server);
  if (registered === null) return 'The record has neither a thumbprint nor a certificate of the plug-in server.';
  if (registered === shown.sha256 || registered === shown.sha1) return null;
  return `The plug-in server shows a certificate with the thumbprint ${shown.sha256}, not the registered ${registered}; run "vic-plugin update --refresh-certificate".`;
}

function registeredThumbprint({ serverThumbprint, serverCertificate }: ExtensionServerInfo): string | null {
  if (serverThumbprint !== undefined) return normalizeThumbprint(serverThumbprint) ?? serverThumbprint;
  return serverCertificate === undefined ? null : new X509Certificate(serverCertificate).fingerprint256;
}

function validOnes(candidates: readonly ManifestCandidate[], record: Extension): string[] {
  return candidates
    .filter(({ manifest }) => validationFaults(manifest, record).length === 0)
    .map(({ file, manifest }) =>
      [`${file} is valid.`, ...manifestWarnings(manifest).map((warning) => `But ${warning}.`)].join(' '),
    );
}

function faultsOf(candidates: readonly ManifestCandidate[], record: Extension): { faults: string[] } {
  return {
    faults: candidates.flatMap(({ file, manifest }) =>
      validationFaults(manifest, record).map((sentence) => `${file}: ${sentence}.`),
    ),
  };
}

function validationFaults(manifest: unknown, record: Extension): string[] {
  const serverTypes = (record.server ?? []).slice(1).map(({ type }) => type);
  return validateManifest(manifest, { serverTypes });
}
