import { inject, Injectable } from '@angular/core';
import { HOST } from '../host/host.ts';
import { Locale } from '../i18n/locale.ts';

/** What the wizard starts from. */
export type WizardStart =
  | { readonly kind: 'new' }
  /** the settings of a VCH that is there */
  | { readonly kind: 'copy'; readonly vchId: string }
  /** what an activity failed to make */
  | { readonly kind: 'retry'; readonly activityId: string };

const SIZE = { width: 1050, height: 700 };

/** Opens the wizard that makes a VCH, as a dialog of the client. */
@Injectable({ providedIn: 'root' })
export class VchWizard {
  readonly #host = inject(HOST);
  readonly #locale = inject(Locale);

  /** Over the whole client. */
  open(start: WizardStart): void {
    this.#host.openModal({
      path: '/create-vch',
      title: this.#locale.text('vch.new'),
      size: SIZE,
      ...(start.kind === 'new' ? {} : { data: dataOf(start) }),
    });
  }
}

/** As the wizard reads it with `modalData()`. */
function dataOf(start: Exclude<WizardStart, { kind: 'new' }>): { copyOf: string } | { activityId: string } {
  return start.kind === 'copy' ? { copyOf: start.vchId } : { activityId: start.activityId };
}
