import { inject, Injectable, signal } from '@angular/core';
import { toFault, type AppFault } from '../errors/app-fault.ts';
import { HOST } from '../host/host.ts';
import { Locale } from '../i18n/locale.ts';
import { revealPage } from '../theme/theme.ts';

/** How far the page is. */
export type StartupState =
  | { readonly status: 'starting' }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly fault: AppFault };

/** Brings the page up: client's library, theme, texts. Until then nothing else may ask the host. */
@Injectable({ providedIn: 'root' })
export class Startup {
  readonly #host = inject(HOST);
  readonly #locale = inject(Locale);
  readonly #state = signal<StartupState>({ status: 'starting' });

  readonly state = this.#state.asReadonly();

  /** Once, or again after a failure. */
  async run(): Promise<void> {
    this.#state.set({ status: 'starting' });
    try {
      await this.#host.ready();
      await this.#locale.follow();
      this.#state.set({ status: 'ready' });
    } catch (thrown) {
      this.#state.set({ status: 'failed', fault: toFault(thrown) });
    }
    revealPage();
  }
}
