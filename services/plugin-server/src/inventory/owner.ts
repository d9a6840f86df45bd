/** Where a VM lies in its vCenter, as moids. */
export interface Placement {
  readonly resourcePool: string | null;
  readonly folder: string | null;
}

/** A VCH as far as ownership goes: its endpoint VM, the pool it makes containerVMs in, the folder of its endpoint VM. */
export interface OwnerCandidate {
  readonly moid: string;
  readonly containerPool: string;
  readonly folder: string | null;
}

/**
 * The VCH that owns a containerVM of the same vCenter, or null if that cannot be told: the pool must be the one the VCH
 * makes containers in and the folders must be the same. In the datacenter's root VM folder the pool alone decides, if
 * only one VCH has it.
 * @param candidates all VCHs of this vCenter whose container pool is the container's pool
 */
export function ownerOf(
  container: Placement,
  candidates: readonly OwnerCandidate[],
  isRootFolder: (folder: string) => boolean,
): string | null {
  if (container.resourcePool === null) return null;
  const isInRoot = container.folder !== null && isRootFolder(container.folder);
  const matches = isInRoot ? candidates : candidates.filter(({ folder }) => folder === container.folder);
  const [owner, ...others] = matches;
  return owner && others.length === 0 ? owner.moid : null;
}
