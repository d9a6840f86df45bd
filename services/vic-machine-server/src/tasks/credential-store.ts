import type { Clock } from '../clock.ts';
import type { ClientCredentials } from '../operations.ts';
import { isSameOwner, type Owner } from './owner.ts';

const KEPT_MS = 3_600_000;
const MAX_KEPT = 1000;

/**
 * Client certificates that were generated for new VCHs, with their keys: in memory, for an hour, for the user who made the
 * VCH. The oldest go first when there are too many.
 */
export interface CredentialStore {
  keep(owner: Owner, vchId: string, credentials: ClientCredentials): void;
  /** null: none, no more, or of another user */
  find(owner: Owner, vchId: string): ClientCredentials | null;
  /** The VCH is gone. */
  forget(vcenter: string, vchId: string): void;
  /** Forgets all. */
  close(): void;
}

interface Kept {
  readonly owner: Owner;
  readonly credentials: ClientCredentials;
  readonly cancel: () => void;
}

/** Keeps nothing yet. */
export function createCredentialStore(clock: Clock): CredentialStore {
  const kept = new Map<string, Kept>();
  const drop = (key: string) => {
    kept.get(key)?.cancel();
    kept.delete(key);
  };
  return {
    keep(owner, vchId, credentials) {
      const key = keyOf(owner.vcenter, vchId);
      drop(key);
      kept.set(key, { owner, credentials, cancel: clock.after(KEPT_MS, () => kept.delete(key)) });
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) drop(oldest);
    },
    find(owner, vchId) {
      const entry = kept.get(keyOf(owner.vcenter, vchId));
      return entry && isSameOwner(entry.owner, owner) ? entry.credentials : null;
    },
    forget: (vcenter, vchId) => drop(keyOf(vcenter, vchId)),
    close() {
      for (const key of [...kept.keys()]) drop(key);
    },
  };
}

function keyOf(vcenter: string, vchId: string): string {
  return `${vcenter}/${vchId}`;
}
