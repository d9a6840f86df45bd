import type { ExtensionServerInfo } from '@vic/vim25';
import { messageOf, usageFailure } from '../cli/failure.ts';
import { parsePluginUrl } from './addresses.ts';
import { isRecord, optionalText, requiredText } from './json-fields.ts';
import { AUXILIARY_SERVER_TYPE, PLUGIN } from './plugin-identity.ts';
import { givenIdentity } from './server-certificate.ts';

const OPTION = '-ps';

/** Texts that an auxiliary server takes over from the plug-in where it has none of its own. */
export interface ServerTexts {
  readonly name: string;
  readonly summary: string;
  readonly company: string;
}

/**
 * Auxiliary servers from the option's text, a JSON list of
 * `{url, type?, serverThumbprint?, serverCertificateFile?, label?, summary?, company?, adminEmail?}`.
 * @throws CommandFailure that names what is wrong
 */
export function parsePluginServers(text: string, texts: ServerTexts): ExtensionServerInfo[] {
  const list = parseList(text);
  return list.map((entry) => auxiliaryServer(entry, texts));
}

function parseList(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch (error) {
    throw usageFailure(`${OPTION}: this is not valid JSON (${messageOf(error)}).`);
  }
  throw usageFailure(`${OPTION}: this must be a JSON list of servers.`);
}

function auxiliaryServer(entry: unknown, texts: ServerTexts): ExtensionServerInfo {
  const optional = (field: string) => optionalText(entry, field, OPTION);
  const url = requiredText(entry, 'url', OPTION);
  const identity = givenIdentity({
    thumbprint: optional('serverThumbprint'),
    certificateFile: optional('serverCertificateFile'),
  });
  if (parsePluginUrl(OPTION, url).protocol === 'https:' && identity === null) {
    throw usageFailure(`${OPTION}: the server ${url} needs a serverThumbprint or a serverCertificateFile.`);
  }
  return {
    url,
    description: { label: optional('label') ?? texts.name, summary: optional('summary') ?? texts.summary },
    company: optional('company') ?? texts.company,
    type: optional('type') ?? AUXILIARY_SERVER_TYPE,
    adminEmail: adminEmails(entry),
    ...(identity && { serverThumbprint: identity.thumbprint }),
    ...(identity?.certificate !== undefined && { serverCertificate: identity.certificate }),
  };
}

/** One address or a list of them. */
function adminEmails(entry: unknown): string[] {
  const given = isRecord(entry) ? entry['adminEmail'] : undefined;
  const list: unknown[] = Array.isArray(given) ? given : [given ?? PLUGIN.adminEmail];
  return list.map((email) => {
    if (typeof email !== 'string' || email === '') throw usageFailure(`${OPTION}: "adminEmail" must be a text.`);
    return email;
  });
}
