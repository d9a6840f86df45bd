import { Component, computed, input } from '@angular/core';

/** A part of a meter. `planned`: what would be added. */
export interface MeterPart {
  readonly value: number;
  readonly tone: 'used' | 'warning' | 'danger' | 'planned';
}

/** How much of something is taken, as a bar. What the bar shows is always said in words too. */
@Component({
  selector: 'vic-meter',
  template: `
    @for (part of shares(); track $index) {
      <span class="part" [class]="part.tone" [style.inline-size.%]="part.percent"></span>
    }
  `,
  styleUrl: './meter.scss',
  host: { role: 'img', '[attr.aria-label]': 'text()' },
})
export class Meter {
  /** in the unit of the parts */
  readonly total = input.required<number>();
  readonly parts = input.required<readonly MeterPart[]>();
  /** what is shown, in words */
  readonly text = input.required<string>();

  protected readonly shares = computed(() => {
    let left = 100;
    return this.parts().map(({ value, tone }) => {
      const wanted = this.total() > 0 ? (Math.max(0, value) / this.total()) * 100 : 0;
      const percent = Math.min(left, wanted);
      left -= percent;
      return { tone, percent };
    });
  });
}

const WARNING_SHARE = 0.75;
const DANGER_SHARE = 0.9;

/** Tone for what is taken of a whole: nearly full things stand out. */
export function toneOf(taken: number, total: number): 'used' | 'warning' | 'danger' {
  if (total > 0 && taken / total >= DANGER_SHARE) return 'danger';
  return total > 0 && taken / total >= WARNING_SHARE ? 'warning' : 'used';
}
