import type { VchConfig } from '@vic/extraconfig';
import type { BuildVersion } from '../config/settings.ts';
import { buildOf } from '../create/vch-config.ts';

/**
 * The configuration of an upgraded VCH: it says what it is of now, and where its containers boot from. Everything else it
 * keeps, what this service does not know included.
 * @param bootstrapIso `[datastore] folder/file`
 */
export function migratedConfig(config: VchConfig, build: BuildVersion, bootstrapIso: string): VchConfig {
  return {
    ...config,
    init: { ...config.init, version: buildOf(build) },
    container: { ...config.container, bootstrapImagePath: bootstrapIso },
  };
}
