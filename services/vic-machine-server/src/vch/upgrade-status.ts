import { EMPTY_VALUE, UPDATE_IN_PROGRESS_KEY, type Build, type ExtraConfig } from '@vic/extraconfig';
import { versionText } from '../config/build-version.ts';
import type { BuildVersion } from '../config/settings.ts';

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False', '']);
const NUMBER = /^\d+$/;

/**
 * How a VCH's version compares with that of this service; only build numbers are compared. What cannot be read is told as
 * `Unknown: <reason>`.
 */
export function upgradeStatus(build: Build | null, pairs: ExtraConfig, own: BuildVersion): string {
  if (build === null) return 'Unknown: the VCH has no version';
  const theirs = build.buildNumber;
  if (theirs === own.buildNumber) return 'Up to date';
  if (!NUMBER.test(theirs)) return `Unknown: invalid BuildNumber format "${theirs}"`;
  if (!NUMBER.test(own.buildNumber)) return `Unknown: this service has no build number but "${own.buildNumber}"`;
  const updating = pairs.get(UPDATE_IN_PROGRESS_KEY) ?? '';
  const flag = updating === EMPTY_VALUE ? '' : updating;
  if (TRUE.has(flag)) return 'Upgrade in progress';
  if (!FALSE.has(flag)) return `Unknown: failed to parse "${flag}" of ${UPDATE_IN_PROGRESS_KEY} as true or false`;
  const difference = BigInt(own.buildNumber) - BigInt(theirs);
  if (difference === 0n) return 'Up to date';
  return difference > 0n ? `Upgradeable to ${versionText(own)}` : 'VCH has newer version';
}
