import type { DatastoreRow } from '@vic/contract/placement';
import type { DatastoreChoice, Storage } from '@vic/contract/vch-spec';

/** Why a datastore cannot be chosen; null: it can. */
export type DatastoreObstacle = 'inaccessible' | 'maintenance' | 'unreached';

/** Why a datastore cannot be chosen; null: it can. */
export function datastoreObstacle(row: DatastoreRow): DatastoreObstacle | null {
  if (!row.isAccessible) return 'inaccessible';
  if (row.isInMaintenance) return 'maintenance';
  return row.reachedBy === 0 ? 'unreached' : null;
}

/** By moid and name, as vCenters give the same moids. */
export function isChosen(row: DatastoreRow, choice: DatastoreChoice | null): boolean {
  return choice !== null && row.moid === choice.moid && row.name === choice.name;
}

/** Decimal, as vic-machine has it. */
const BYTES: Readonly<Record<Storage['baseImageSize']['units'], number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** Size of the largest image in bytes; null where no usable number was entered. */
export function imageSizeBytes({ value, units }: Storage['baseImageSize']): number | null {
  return Number.isFinite(value) ? value * BYTES[units] : null;
}
