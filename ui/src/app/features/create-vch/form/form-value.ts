import { inject, signal, type Signal } from '@angular/core';
import { NgControl } from '@angular/forms';

/** What a component that is a form control tells its form. */
export interface FormValue<T> {
  readonly isDisabled: Signal<boolean>;
  /** The user has entered this. */
  enter(value: T): void;
  /** The user has left the control. */
  leave(): void;
}

/**
 * Makes a component a form control, for `formControl` and `formControlName`. Needs an injection context.
 * @param show what to do with a value that was not entered here
 */
export function formValue<T>(show: (value: T) => void): FormValue<T> {
  const isDisabled = signal(false);
  let enter: (value: T) => void = () => undefined;
  let leave: () => void = () => undefined;
  inject(NgControl, { self: true }).valueAccessor = {
    writeValue: show,
    registerOnChange: (tell: typeof enter) => {
      enter = tell;
    },
    registerOnTouched: (tell: typeof leave) => {
      leave = tell;
    },
    setDisabledState: (isNow) => {
      isDisabled.set(isNow);
    },
  };
  return {
    isDisabled: isDisabled.asReadonly(),
    enter: (value) => {
      enter(value);
    },
    leave: () => {
      leave();
    },
  };
}
