/** Numbers and parts that stand for words. */
import type { Build } from './container-config.ts';

/** Firewall of a container network. */
export type TrustLevel = 'unspecified' | 'published' | 'open' | 'closed' | 'outbound' | 'peers';

const TRUST_LEVELS: readonly TrustLevel[] = ['unspecified', 'published', 'open', 'closed', 'outbound', 'peers'];

/** The firewall setting that a number stands for; unknown numbers count as `published`. */
export const trustLevelName = (level: number): TrustLevel => TRUST_LEVELS[level] ?? 'published';

/** `v1.5.6-21205-2ca8b3e`: version, build number and commit, as far as recorded; null when none is. */
export function versionText(build: Build | null): string | null {
  if (build === null) return null;
  const parts = [build.version, build.buildNumber, build.gitCommit].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('-');
}
