/** What stands for the address of a VCH that gets it by DHCP. */
const ADDRESS_PLACEHOLDER = 'ADDRESS-OF-THE-VCH';
const TLS_PORT = 2_376;

/** Shells that a file of settings is made for. */
export type EnvShell = 'bash' | 'powershell';

/** What Docker clients must be told to reach a VCH with TLS. */
export interface DockerSettings {
  readonly vchName: string;
  /** null: not known before the VCH has got its address */
  readonly address: string | null;
}

/**
 * A file that, sourced in a shell, points the Docker client at a VCH. It stands in the folder of `ca.pem`, `cert.pem` and
 * `key.pem` and finds them there, wherever that folder is.
 */
export function envFile(settings: DockerSettings, shell: EnvShell): string {
  return shell === 'bash' ? bashFile(settings) : powershellFile(settings);
}

/** Name of that file. */
export function envFileName(vchName: string, shell: EnvShell): string {
  return `${fileBase(vchName)}.${shell === 'bash' ? 'env' : 'ps1'}`;
}

/** A VCH's name as part of a file's name. */
export function fileBase(vchName: string): string {
  const base = vchName.normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return base.replaceAll(/^[.-]+|[.-]+$/g, '') || 'vch';
}

function dockerHost(address: string | null): string {
  const host = address ?? ADDRESS_PLACEHOLDER;
  return `tcp://${host.includes(':') ? `[${host}]` : host}:${TLS_PORT}`;
}

function comments(settings: DockerSettings, use: string): string[] {
  return [
    `# Docker client settings for ${oneLine(settings.vchName)}. Use: ${use}`,
    '# Keep this file beside ca.pem, cert.pem and key.pem.',
    ...(settings.address === null
      ? [`# Replace ${ADDRESS_PLACEHOLDER} once the virtual container host has its address.`]
      : []),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function bashFile(settings: DockerSettings): string {
  return [
    ...comments(settings, `source ${envFileName(settings.vchName, 'bash')}`),
    'export DOCKER_TLS_VERIFY=1',
    'export DOCKER_CERT_PATH="$(cd "$(dirname "${BASH_SOURCE[0]:-$0}")" && pwd)"',
    `export DOCKER_HOST='${dockerHost(settings.address)}'`,
    '',
  ].join('\n');
}

function powershellFile(settings: DockerSettings): string {
  return [
    ...comments(settings, `. .\\${envFileName(settings.vchName, 'powershell')}`),
    "$env:DOCKER_TLS_VERIFY = '1'",
    '$env:DOCKER_CERT_PATH = $PSScriptRoot',
    `$env:DOCKER_HOST = '${dockerHost(settings.address)}'`,
    '',
  ].join('\r\n');
}
