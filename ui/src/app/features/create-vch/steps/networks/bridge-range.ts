import type { NetworkList } from '@vic/contract/placement';
import { DEFAULT_BRIDGE_WIDTH, parseCidr, subnetOf } from '@vic/contract/vch-spec';

const WIDEST = 1;
const NARROWEST = 30;
/** The network's own address, the broadcast address and the endpoint VM's. */
const TAKEN_IN_EACH = 3;

/** How much fits into a bridge range. */
export interface BridgeCapacity {
  /** prefix length of each bridge network */
  readonly width: number;
  /** how many bridge networks Docker can make in the range */
  readonly networks: number;
  /** how many containers fit into each */
  readonly containers: number;
}

/** How much fits into a bridge range; null as long as it cannot be read, or is smaller than one network. */
export function bridgeCapacity(range: string, width: number | null): BridgeCapacity | null {
  const cidr = parseCidr(range.trim());
  const chosen = width ?? DEFAULT_BRIDGE_WIDTH;
  if (cidr === null || chosen < cidr.prefix || chosen > NARROWEST) return null;
  return { width: chosen, networks: 2 ** (chosen - cidr.prefix), containers: 2 ** (32 - chosen) - TAKEN_IN_EACH };
}

/** Widths that a bridge range can have, and what each gives; none as long as the range cannot be read. */
export function bridgeWidths(range: string): readonly BridgeCapacity[] {
  const prefix = parseCidr(range.trim())?.prefix;
  if (prefix === undefined) return [];
  const first = Math.max(prefix, WIDEST);
  return Array.from({ length: Math.max(0, NARROWEST - first + 1) }, (_, index) =>
    bridgeCapacity(range, first + index),
  ).filter((capacity) => capacity !== null);
}

/** A VCH that has some of the same addresses. */
export interface RangeOverlap {
  readonly vchName: string;
  readonly range: string;
  /** they are on the same port group, so that two containers can get one address */
  readonly isSameNetwork: boolean;
}

/** Other VCHs whose bridge range has addresses in common with one; those on the same port group first. */
export function overlapsOf(
  range: string,
  moid: string | null,
  uses: NetworkList['bridgeRanges'],
): readonly RangeOverlap[] {
  const cidr = parseCidr(range.trim());
  if (cidr === null) return [];
  const { first, last } = subnetOf(cidr);
  return uses
    .filter((use) => {
      const other = parseCidr(use.range);
      return other !== null && first <= subnetOf(other).last && subnetOf(other).first <= last;
    })
    .map((use) => ({
      vchName: use.vchName,
      range: use.range,
      isSameNetwork: moid !== null && use.networkMoid === moid,
    }))
    .sort((a, b) => Number(b.isSameNetwork) - Number(a.isSameNetwork) || a.vchName.localeCompare(b.vchName));
}
