import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import type { AppFault } from '../../core/errors/app-fault.ts';
import { Locale } from '../../core/i18n/locale.ts';
import { Session } from '../../core/session/session.ts';

/** A fault in words: what failed, why, what to do, a way to try again, and what support needs. */
@Component({
  selector: 'vic-fault-view',
  imports: [ClrAlertModule, TranslatePipe],
  templateUrl: './fault-view.html',
  styleUrl: './fault-view.scss',
})
export class FaultView {
  readonly #clipboard = inject(Clipboard);
  readonly #locale = inject(Locale);
  readonly #session = inject(Session);

  readonly fault = input.required<AppFault>();
  /** Whether data of before stay on the screen below. */
  readonly isStale = input(false);
  readonly retry = output();

  protected readonly isCopied = signal(false);
  /** The user tried again without having logged in. */
  protected readonly isStillEnded = signal(false);
  protected readonly type = computed(() => (this.isStale() || this.#isMild() ? 'warning' : 'danger'));
  readonly #isMild = computed(() => ['forbidden', 'session-ended', 'not-found'].includes(this.fault().code));

  protected async tryAgain(): Promise<void> {
    const goesOn = this.fault().code !== 'session-ended' || (await this.#session.resume());
    this.isStillEnded.set(!goesOn);
    if (goesOn) this.retry.emit();
  }

  protected copyDetails(): void {
    const { code, detail, status, correlationId } = this.fault();
    const title = this.#locale.text(`fault.${code}.title`);
    const lines = [title, detail, `code: ${code}`, `status: ${status}`, `correlation id: ${correlationId ?? '–'}`];
    this.isCopied.set(this.#clipboard.copy(lines.filter((line) => line !== '').join('\n')));
  }
}
