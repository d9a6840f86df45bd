import { field, number, text, type VimValue } from '@vic/vim25';

/** Limits of a resource pool as vSphere keeps them: CPU in MHz, memory in MiB. */
export interface Allocation {
  /** null: unlimited */
  readonly limit: number | null;
  readonly reservation: number;
  readonly shares: { readonly level: 'low' | 'normal' | 'high' | 'custom'; readonly number: number } | null;
}

export interface PoolAllocations {
  readonly cpu: Allocation | null;
  readonly memory: Allocation | null;
}

/** Properties of a pool from which they are read. */
export const ALLOCATION_PATHS = ['config.cpuAllocation', 'config.memoryAllocation'] as const;

function levelOf(value: string | undefined): 'low' | 'normal' | 'high' | 'custom' | null {
  return value === 'low' || value === 'normal' || value === 'high' || value === 'custom' ? value : null;
}

/** Reads a `ResourceAllocationInfo`; null if there is none. */
export function decodeAllocation(value: VimValue | undefined): Allocation | null {
  if (value === undefined) return null;
  const limit = number(field(value, 'limit')) ?? -1;
  const shares = field(value, 'shares');
  const level = levelOf(text(field(shares, 'level')));
  return {
    limit: limit < 0 ? null : limit,
    reservation: number(field(value, 'reservation')) ?? 0,
    shares: level === null ? null : { level, number: number(field(shares, 'shares')) ?? 0 },
  };
}

/** Shares that vSphere itself gives a pool of these levels: a number that says nothing more than the level. */
export const STANDARD_SHARES = {
  cpu: { low: 2000, normal: 4000, high: 8000 },
  memory: { low: 81_920, normal: 163_840, high: 327_680 },
} as const;
