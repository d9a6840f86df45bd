import { inject, Injectable } from '@angular/core';
import { Locale } from '../../core/i18n/locale.ts';

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const STEP = 1024;
const MHZ_PER_GHZ = 1000;

/** Numbers with units in the client's locale. Sizes count in 1024s and are named as vSphere names them. */
@Injectable({ providedIn: 'root' })
export class FigureFormat {
  readonly #locale = inject(Locale);

  /** @param bytes size in bytes */
  bytes(bytes: number): string {
    const exponent = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
    const unit = BYTE_UNITS[exponent] ?? 'byte';
    return new Intl.NumberFormat(this.#locale.tag(), {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: 1,
    }).format(bytes / STEP ** exponent);
  }

  /** @param memoryMiB memory in MiB */
  memory(memoryMiB: number): string {
    if (memoryMiB >= 1) return this.bytes(memoryMiB * STEP * STEP);
    return new Intl.NumberFormat(this.#locale.tag(), { style: 'unit', unit: 'megabyte' }).format(0);
  }

  /** @param cpuMHz processor use in MHz */
  cpu(cpuMHz: number): string {
    if (cpuMHz < MHZ_PER_GHZ) return this.#locale.text('figure.mhz', { value: Math.round(cpuMHz) });
    return this.#locale.text('figure.ghz', { value: Math.round(cpuMHz / (MHZ_PER_GHZ / 100)) / 100 });
  }
}
