import { effect, inject } from '@angular/core';
import { HOST } from '../host/host.ts';

/** Makes the page follow the client's theme. Needs an injection context. */
export function followTheme(): void {
  const host = inject(HOST);
  effect(() => {
    document.body.setAttribute('cds-theme', host.theme());
  });
}

/** Shows the page, which is hidden until its theme is known so that nothing flickers. */
export function revealPage(): void {
  document.body.classList.remove('vic-theme-pending');
}
