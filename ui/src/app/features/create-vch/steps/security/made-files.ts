import type { DownloadFile } from '../../../../core/files/save-file.ts';
import type { MadeCertificates } from '../../certificates/certificate-request.ts';
import { envFile, envFileName, fileBase, type DockerSettings } from '../../certificates/env-file.ts';

/** What a file is for; the text is `createVch.security.file.<kind>`. */
export type MadeFileKind = 'authority' | 'client' | 'client-key' | 'env' | 'powershell' | 'server' | 'authority-key';

/** A file to hand over. */
export interface MadeFile extends DownloadFile {
  readonly kind: MadeFileKind;
  readonly content: string;
  readonly isSecret: boolean;
  /** whether a Docker client needs it: it goes into the archive */
  readonly isForClients: boolean;
}

/** The files to hand over: what Docker clients need first, then what is kept elsewhere. */
export function madeFiles(
  { authority, server, client }: MadeCertificates,
  settings: DockerSettings,
): readonly MadeFile[] {
  const file = (
    kind: MadeFileKind,
    fileName: string,
    content: string,
    isSecret = false,
    isForClients = true,
  ): MadeFile => ({
    kind,
    fileName,
    content,
    isSecret,
    isForClients,
  });
  const { vchName } = settings;
  return [
    file('authority', authority.certificate.fileName, authority.certificate.pem),
    ...(client
      ? [
          file('client', client.certificate.fileName, client.certificate.pem),
          file('client-key', client.key.fileName, client.key.pem, true),
        ]
      : []),
    file('env', envFileName(vchName, 'bash'), envFile(settings, 'bash')),
    file('powershell', envFileName(vchName, 'powershell'), envFile(settings, 'powershell')),
    file('server', server.certificate.fileName, server.certificate.pem, false, false),
    file('authority-key', authority.key.fileName, authority.key.pem, true, false),
  ];
}

/** Name of the archive for Docker clients. */
export function archiveName(vchName: string): string {
  return `${fileBase(vchName)}-docker-client.zip`;
}

/** Name of the PFX file for browsers. */
export function pfxName(vchName: string): string {
  return `${fileBase(vchName)}.pfx`;
}
