import type { NetworkRow } from '@vic/contract/placement';

const PRIVATE = 'pvlan ';

/** Values of the text `createVch.networks.switch`, which names a switch or the kind of networks that have none. */
export function switchValues({ kind, switchName }: { kind: NetworkRow['kind'] | null; switchName: string | null }) {
  return { kind, name: switchName ?? '', isSeen: switchName !== null };
}

/** Values of the text `createVch.networks.vlan`. */
export function vlanValues(vlan: string) {
  const isPrivate = vlan.startsWith(PRIVATE);
  return { isPrivate, id: isPrivate ? vlan.slice(PRIVATE.length) : vlan };
}
