import type { BuildVersion } from './settings.ts';

/**
 * Version of a service that nobody gave another. Its build number is above every one of the original's releases, so that
 * their VCHs are offered an upgrade.
 */
export const DEFAULT_VERSION = 'v2.0.0-30000-00000000';

const PATTERN = /^(v[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9]+)?)-([0-9]+)-([a-f0-9]{7,40})$/;

/**
 * Reads `<version>-<build>-<commit>`, such as `v1.5.8-21343-9489f63e`.
 * @param buildDate shown in a VCH, such as `2022/06/10@13:26:47`
 * @returns null if the text is no such version
 */
export function parseBuildVersion(text: string, buildDate: string): BuildVersion | null {
  const [, version, buildNumber, commit] = PATTERN.exec(text) ?? [];
  if (version === undefined || buildNumber === undefined || commit === undefined) return null;
  return { version, buildNumber, commit, buildDate };
}

/** The text that `GET /version` answers. */
export function versionText({ version, buildNumber, commit }: BuildVersion): string {
  return `${version}-${buildNumber}-${commit}`;
}
