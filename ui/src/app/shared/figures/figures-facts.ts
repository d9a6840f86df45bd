import { Component, computed, inject, input } from '@angular/core';
import type { VmFigures } from '@vic/contract';
import { Fact } from '../facts/fact.ts';
import { FigureFormat } from './figure-format.ts';
import { Locale } from '../../core/i18n/locale.ts';

/** What a VM uses, and what it was given. */
@Component({
  selector: 'vic-figures-facts',
  imports: [Fact],
  template: `
    <div class="vic-facts" role="list">
      <vic-fact labelKey="figure.cpu" [text]="texts().cpu" />
      <vic-fact labelKey="figure.memory" [text]="texts().memory" />
      <vic-fact labelKey="figure.storage" [text]="texts().storage" />
    </div>
  `,
})
export class FiguresFacts {
  readonly #format = inject(FigureFormat);
  readonly #locale = inject(Locale);

  readonly figures = input.required<VmFigures>();

  protected readonly texts = computed(() => {
    const { cpuMHz, memoryMiB, storageBytes, configuredCpus, configuredMemoryMiB } = this.figures();
    const cpus = configuredCpus === null ? null : this.#locale.text('figure.cpus', { count: configuredCpus });
    const memory = configuredMemoryMiB === null ? null : this.#format.memory(configuredMemoryMiB);
    return {
      cpu: this.#of(cpuMHz === null ? null : this.#format.cpu(cpuMHz), cpus),
      memory: this.#of(memoryMiB === null ? null : this.#format.memory(memoryMiB), memory),
      storage: storageBytes === null ? null : this.#format.bytes(storageBytes),
    };
  });

  #of(used: string | null, given: string | null): string | null {
    if (used === null || given === null) return used ?? given;
    return this.#locale.text('figure.of', { used, given });
  }
}
