import { keyedPath, keyedValue, number, type ObjectContent } from '@vic/vim25';
import type { KnownVchs } from './known-vchs.ts';

const POOLS = 'guestinfo.vice./container/ComputeResources';
/** An installer writes one pool, an old one also that around it. */
const MAX_LISTED = 2;

const path = (key: string): string => keyedPath('config.extraConfig', key);
const poolPath = (index: number): string => path(`${POOLS}|${index}/Value`);

/** Cheap properties of VMs that tell which pool a VCH makes containerVMs in (vSphere API: keyed paths of arrays). */
export const VCH_POOL_PROPERTIES = [
  {
    type: 'VirtualMachine',
    pathSet: [
      path('init/common/name'),
      path(POOLS),
      ...Array.from({ length: MAX_LISTED }, (_, index) => poolPath(index)),
    ],
  },
] as const;

/** Goes from pools to the VMs in them. */
export const WAY_TO_VMS = { type: 'ResourcePool', path: 'vm', skip: false } as const;

/** moids of pools that VCHs have: those known already, or by the VMs that were read. */
export function vchPools(known: KnownVchs | null, objects: Iterable<ObjectContent>): ReadonlySet<string> {
  if (known) return known.pools;
  const pools = new Set<string>();
  for (const { ref, props } of objects) {
    if (ref.type !== 'VirtualMachine' || props.get(path('init/common/name')) === undefined) continue;
    const last = number(keyedValue(props.get(path(POOLS))) ?? '') ?? 0;
    const pool = keyedValue(props.get(poolPath(last)));
    if (pool !== null && pool !== '') pools.add(pool);
  }
  return pools;
}
