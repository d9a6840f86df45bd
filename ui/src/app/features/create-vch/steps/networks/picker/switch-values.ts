import type { NetworkRow } from '@vic/contract/placement';

/** Values of the text `createVch.networks.switch`, which names a switch or the kind of networks that have none. */
export function switchValues({ kind, switchName }: { kind: NetworkRow['kind'] | null; switchName: string | null }) {
  return { kind, name: switchName ?? '', isSeen: switchName !== null };
}
