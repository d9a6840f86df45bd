/** A server's version. */
export interface ServerVersion {
  /** such as `v1.5.8-21343-9489f63e` */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** the only part by which VCHs are compared */
  readonly build: number;
  readonly commit: string;
}

/** Versions that we work with: from the first, up to but without the second. */
export interface VersionRange {
  readonly from: readonly [major: number, minor: number];
  readonly to: readonly [major: number, minor: number];
}

/** How a server's version stands to the versions that we work with. */
export type Compatibility = 'compatible' | 'too-old' | 'too-new' | 'unknown';

/** The original as recorded, up to ours. */
const SUPPORTED_VERSIONS: VersionRange = { from: [1, 5], to: [3, 0] };

/** Reads `<version>-<build>-<commit>`; null if the text is something else. */
export function parseVersion(text: string): ServerVersion | null {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:-[a-z0-9.]+)??-(\d+)-([a-f0-9]{7,40})$/.exec(text.trim());
  if (match === null) return null;
  const [major = 0, minor = 0, patch = 0, build = 0] = match.slice(1, 5).map(Number);
  return { text: text.trim(), major, minor, patch, build, commit: match[5] ?? '' };
}

/** Whether a version is one that we work with. */
export function compatibility(version: ServerVersion | null, range: VersionRange = SUPPORTED_VERSIONS): Compatibility {
  if (version === null) return 'unknown';
  if (isBelow(version, range.from)) return 'too-old';
  return isBelow(version, range.to) ? 'compatible' : 'too-new';
}

function isBelow({ major, minor }: ServerVersion, [otherMajor, otherMinor]: readonly [number, number]): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
