import type { VchConfig } from '@vic/extraconfig';
import { ApiError } from '../api-error.ts';
import { versionText } from '../config/build-version.ts';
import type { BuildVersion } from '../config/settings.ts';
import { DATA_VERSION } from '../create/vch-config.ts';

const NUMBER = /^\d+$/;

/** Makes sure that a VCH is of an older build than this service. @throws ApiError 409 saying how it is instead */
export function requireOlder(name: string, { init }: VchConfig, own: BuildVersion): void {
  const build = init.version;
  if (build === null || !NUMBER.test(build.buildNumber) || !NUMBER.test(own.buildNumber)) {
    throw new ApiError(409, `The versions of the VCH ${name} and of this service cannot be compared.`);
  }
  const difference = BigInt(own.buildNumber) - BigInt(build.buildNumber);
  if (difference === 0n) throw new ApiError(409, `The VCH ${name} is up to date: it is of this build already.`);
  if (difference < 0n || build.pluginVersion > DATA_VERSION) {
    const reason = `The VCH ${name} is newer than this service, which is ${versionText(own)}.`;
    throw new ApiError(409, `${reason} Use the service that belongs to it.`);
  }
}
