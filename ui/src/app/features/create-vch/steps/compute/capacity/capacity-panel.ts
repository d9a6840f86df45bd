import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Capacity } from '@vic/contract/placement';
import { Meter, toneOf, type MeterPart } from '../../../../../shared/meter/meter.ts';
import { AmountFormat } from './amount.ts';

interface Bar {
  readonly labelKey: string;
  readonly parts: readonly MeterPart[];
  readonly text: string;
}

/** What a resource has of one kind, as bars: what is in use, what is reserved, and what the VCH would reserve. */
@Component({
  selector: 'vic-capacity-panel',
  imports: [Meter, TranslatePipe],
  templateUrl: './capacity-panel.html',
  styleUrl: './capacity-panel.scss',
})
export class CapacityPanel {
  readonly #amount = inject(AmountFormat);

  readonly kind = input.required<'cpu' | 'memory'>();
  /** in MHz or MiB */
  readonly capacity = input.required<Capacity>();
  /** what the VCH asks for; null: nothing */
  readonly reservation = input<number | null>(null);

  protected readonly total = computed(() => this.#text(this.capacity().total));
  protected readonly free = computed(() => {
    const { total, used } = this.capacity();
    return total === null || used === null ? null : this.#text(Math.max(0, total - used));
  });
  protected readonly reservable = computed(() => this.#text(this.capacity().reservable));
  protected readonly asked = computed(() => this.#text(this.reservation()));
  protected readonly bars = computed((): readonly Bar[] => {
    const { total, used, reserved } = this.capacity();
    if (total === null) return [];
    return [...this.#bar('used', used, total, null), ...this.#bar('reserved', reserved, total, this.reservation())];
  });

  #bar(name: 'used' | 'reserved', taken: number | null, total: number, planned: number | null): readonly Bar[] {
    if (taken === null) return [];
    const parts: readonly MeterPart[] = [
      { value: taken, tone: name === 'used' ? toneOf(taken, total) : 'used' },
      ...(planned === null ? [] : [{ value: planned, tone: 'planned' as const }]),
    ];
    return [{ labelKey: `createVch.compute.capacity.${name}`, parts, text: this.#text(taken) ?? '' }];
  }

  #text(amount: number | null): string | null {
    if (amount === null) return null;
    return this.kind() === 'cpu' ? this.#amount.cpu(amount) : this.#amount.memory(amount);
  }
}
