import { FormArray, FormGroup, type AbstractControl, type ValidatorFn } from '@angular/forms';
import type { SliceName } from '@vic/contract/vch-spec';
import type { DraftFault } from '../draft/draft-fault.ts';
import { pointerParts } from '../draft/json-pointer.ts';

/** Key of a control's errors under which the draft's faults are. */
const DRAFT_ERROR = 'draft';

const faultsOf = new WeakMap<AbstractControl, readonly DraftFault[]>();

/** Keeps the errors when a control is validated anew, as it is when its field is drawn. */
const keepFaults: ValidatorFn = (control) => {
  const found = faultsOf.get(control);
  return found ? { [DRAFT_ERROR]: found } : null;
};

/**
 * Makes the errors of a form what the faults of its slice say: each is on the control at its path, or on the nearest one
 * above it. Warnings are no errors.
 * @param isRevealed whether faults of the user's own show where nothing was entered yet
 */
export function placeFaults(
  form: AbstractControl,
  name: SliceName,
  faults: readonly DraftFault[],
  isRevealed: boolean,
): void {
  const placed = new Map<AbstractControl, DraftFault[]>();
  for (const fault of faults) {
    if (fault.severity !== 'error') continue;
    const control = controlAt(form, name, fault.path);
    placed.set(control, [...(placed.get(control) ?? []), fault]);
    if (isRevealed || fault.source === 'server') control.markAsTouched();
  }
  for (const control of controlsOf(form)) {
    const found = placed.get(control);
    if (found) {
      faultsOf.set(control, found);
      if (!control.hasValidator(keepFaults)) control.addValidators(keepFaults);
    } else faultsOf.delete(control);
    if (found || control.hasError(DRAFT_ERROR)) control.setErrors(found ? { [DRAFT_ERROR]: found } : null);
  }
}

/** The control at a JSON pointer of the specification, or the nearest one above it. */
export function controlAt(form: AbstractControl, name: SliceName, pointer: string): AbstractControl {
  const [first, ...parts] = pointerParts(pointer);
  if (first !== name) return form;
  let control = form;
  for (const part of parts) {
    const child = childOf(control, part);
    if (!child) return control;
    control = child;
  }
  return control;
}

function childOf(control: AbstractControl, part: string): AbstractControl | null {
  if (control instanceof FormGroup || control instanceof FormArray) return control.get([part]);
  return null;
}

/** All controls of a form, those inside before the group that they are in. */
function controlsOf(control: AbstractControl): AbstractControl[] {
  if (control instanceof FormGroup || control instanceof FormArray) {
    const children: AbstractControl[] = Object.values(control.controls);
    return [...children.flatMap(controlsOf), control];
  }
  return [control];
}
