import { inject, Injectable } from '@angular/core';
import { Locale } from '../../../../../core/i18n/locale.ts';

const GHZ_FROM_MHZ = 1000;
const STEP = 1024;
const MEMORY_UNITS = ['MiB', 'GiB', 'TiB'] as const;

/** Amounts in the units in which limits are entered, so that the two can be compared. */
@Injectable({ providedIn: 'root' })
export class AmountFormat {
  readonly #locale = inject(Locale);

  /** Such as `2.4 GHz`. */
  cpu(cpuMHz: number): string {
    return cpuMHz < GHZ_FROM_MHZ ? this.#text(Math.round(cpuMHz), 'MHz') : this.#text(cpuMHz / GHZ_FROM_MHZ, 'GHz');
  }

  /** Such as `64 GiB`. */
  memory(memoryMiB: number): string {
    const exponent =
      memoryMiB < STEP ? 0 : Math.min(MEMORY_UNITS.length - 1, Math.floor(Math.log(memoryMiB) / Math.log(STEP)));
    return this.#text(memoryMiB / STEP ** exponent, MEMORY_UNITS[exponent] ?? 'MiB');
  }

  #text(value: number, units: string): string {
    const number = new Intl.NumberFormat(this.#locale.tag(), { maximumFractionDigits: 1 }).format(value);
    return this.#locale.text('createVch.compute.amount', {
      number,
      units: this.#locale.text(`createVch.units.${units}`),
    });
  }
}
