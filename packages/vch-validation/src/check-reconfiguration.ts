import type { Fault } from './fault.ts';
import type { Reference } from './reference.ts';
import type { PlannedAddress, PlannedContainerNetwork, PlannedVolumeStore, VchPlan } from './plan.ts';

interface ExistingRole {
  readonly portGroup: { readonly ref: Reference };
  readonly static: PlannedAddress | null;
}

/** What an existing VCH has of the parts that cannot change. */
export interface ExistingVch {
  readonly name: string;
  /** moid of the pool that its containers go to */
  readonly pool: string;
  /** moid of the pool around it; null where the VCH has no pool of its own */
  readonly parentPool: string | null;
  readonly networks: {
    readonly bridge: {
      readonly portGroup: { readonly ref: Reference };
      readonly range: PlannedAddress;
      readonly width: number;
    };
    readonly client: ExistingRole;
    readonly management: ExistingRole;
    readonly public: ExistingRole;
    readonly container: readonly (Omit<PlannedContainerNetwork, 'portGroup'> & {
      readonly portGroup: { readonly ref: Reference };
    })[];
  };
  readonly storage: {
    /** datastore's name, and folder without leading or trailing slash */
    readonly imageStore: { readonly datastore: { readonly name: string }; readonly path: string };
    readonly volumeStores: ReadonlyMap<string, ExistingVolumeStore>;
    readonly baseImageSizeKB: number;
  };
  readonly endpoint: { readonly memoryMiB: number; readonly sockets: number };
  readonly registry: { readonly insecure: readonly string[]; readonly whitelist: readonly string[] };
}

export type ExistingVolumeStore =
  | { readonly kind: 'datastore'; readonly datastore: { readonly name: string }; readonly path: string }
  | Extract<PlannedVolumeStore, { kind: 'nfs' }>;

/**
 * What a reconfiguration may not change: one fault of status 409 for each such field that differs.
 *
 * @param wanted by `planVch` from the whole specification
 */
export function checkReconfiguration(_existing: ExistingVch, _wanted: VchPlan): readonly Fault[] {
  return [];
}

/** Fields of a merge patch that cannot change: one fault of status 409 for each, even if it says what the VCH has. */
export function checkPatch(_patch: unknown): readonly Fault[] {
  return [];
}
