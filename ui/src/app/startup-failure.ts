import { Component, computed, input, output } from '@angular/core';
import type { AppFault, FaultCode } from './core/errors/app-fault.ts';

/** In English only: the language is not known, or its texts are what failed. */
const SENTENCES: Partial<Record<FaultCode, string>> = {
  'client-missing': 'This page belongs inside the vSphere Client. Open it from the menu of the vSphere Client.',
  'client-timeout': 'The vSphere Client did not answer in time. Try again, or reload the browser page.',
};
const OTHER =
  'The page could not be loaded from the plug-in server. Check that the server runs, then try again or reload the browser page.';

/** Shown when the page cannot even start, or its program cannot be loaded. */
@Component({
  selector: 'vic-startup-failure',
  template: `
    <main class="vic-page" role="alert">
      <h1 class="clr-sr-only">vSphere Integrated Containers</h1>
      <p>{{ sentence() }}</p>
      <button type="button" class="btn btn-primary" (click)="retry.emit()">Try again</button>
    </main>
  `,
})
export class StartupFailure {
  readonly fault = input.required<AppFault | null>();
  readonly retry = output();

  protected readonly sentence = computed(() => SENTENCES[this.fault()?.code ?? 'defect'] ?? OTHER);
}
