import { ChangeDetectorRef, DestroyRef, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import type { SliceName, VchSpec } from '@vic/contract/vch-spec';
import { DraftStore } from '../draft/draft.store.ts';
import { isSameValue } from '../draft/json-pointer.ts';
import { placeFaults } from './place-faults.ts';

/** A form group whose whole value is a slice of the draft. */
export type SliceGroup<N extends SliceName> = AbstractControl & HasSlice<N>;

interface HasSlice<N extends SliceName> {
  getRawValue(): VchSpec[N];
}

/**
 * Binds a form to its slice of the draft, both ways: what the user enters goes to the draft, what changes in the draft
 * elsewhere comes back. Faults of the slice are put on the control at their path, or on the nearest one above it, so that
 * Clarity shows them as it shows any error: when the control was touched, or Next was pressed. Needs an injection context.
 * @param write how a slice gets into a form with rows, as it has to make as many rows as the slice has
 */
export function sliceForm<N extends SliceName, F extends SliceGroup<N>>(
  name: N,
  form: F,
  write: (slice: VchSpec[N]) => void = (slice) => {
    form.setValue(slice, { emitEvent: false });
  },
): F {
  const draft = inject(DraftStore);
  const changeDetector = inject(ChangeDetectorRef);
  const slice = draft.slice(name);
  const entered: HasSlice<N> = form;

  write(slice());
  form.valueChanges.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(() => {
    draft.update(name, entered.getRawValue());
  });
  effect(() => {
    const value = slice();
    const faults = draft.faults(name)();
    const isRevealed = draft.isRevealed(name);
    untracked(() => {
      if (!isSameValue(value, entered.getRawValue())) write(value);
      placeFaults(form, name, faults, isRevealed);
      changeDetector.markForCheck();
    });
  });
  return form;
}
