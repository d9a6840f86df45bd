import { effect, inject, untracked } from '@angular/core';
import { Session } from './session.ts';

/** Does something each time that a session which had ended goes on. Needs an injection context. */
export function whenSessionGoesOn(act: () => void): void {
  const { resumptions } = inject(Session);
  const before = untracked(resumptions);
  effect(() => {
    if (resumptions() > before) untracked(act);
  });
}
