import { FormControl, FormGroup } from '@angular/forms';
import { toMHz, toMiB, type ComputeResource, type Hertz, type Memory, type Shares } from '@vic/contract/vch-spec';

const NORMAL_SHARES: Shares = { level: 'normal' };

/** The form of the slice; its values come from the draft. */
export function computeForm() {
  return new FormGroup({
    resource: new FormControl<ComputeResource | null>(null),
    cpu: new FormGroup({
      limit: new FormControl<Hertz | null>(null),
      reservation: new FormControl<Hertz | null>(null),
      shares: new FormControl<Shares>(NORMAL_SHARES, { nonNullable: true }),
    }),
    memory: new FormGroup({
      limit: new FormControl<Memory | null>(null),
      reservation: new FormControl<Memory | null>(null),
      shares: new FormControl<Shares>(NORMAL_SHARES, { nonNullable: true }),
    }),
    endpoint: new FormGroup({
      cpus: new FormControl<number | null>(null),
      memory: new FormControl<Memory | null>(null),
    }),
    useVmGroup: new FormControl(false, { nonNullable: true }),
  });
}

/** @returns MHz; null where nothing usable was entered */
export function inMHz(hertz: Hertz | null): number | null {
  return hertz && Number.isFinite(hertz.value) ? toMHz(hertz) : null;
}

/** @returns MiB; null where nothing usable was entered */
export function inMiB(memory: Memory | null): number | null {
  return memory && Number.isFinite(memory.value) ? toMiB(memory) : null;
}

/** What is asked of a kind of capacity, and what the resource has. All in one unit. */
interface Asked {
  readonly limit: number | null;
  readonly reservation: number | null;
  readonly total: number | null;
  readonly reservable: number | null;
}

/** What is asked for and not there now. */
export type CapacityWarning = 'limit-above-total' | 'reservation-above-reservable';

/** What cannot come true with the capacity as it is now. It is no fault: capacity changes. */
export function capacityWarnings({ limit, reservation, total, reservable }: Asked): readonly CapacityWarning[] {
  return [
    ...(isAbove(limit, total) ? ['limit-above-total' as const] : []),
    ...(isAbove(reservation, reservable) ? ['reservation-above-reservable' as const] : []),
  ];
}

function isAbove(asked: number | null, there: number | null): boolean {
  return asked !== null && there !== null && asked > there;
}
