import { Component, computed, inject } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { LiveStream, type StreamState } from '../../core/stream/live-stream.ts';

const LABELS: Partial<Record<StreamState, string>> = { live: 'live.on', down: 'live.down', ended: 'live.ended' };

/** Says whether changes arrive by themselves. */
@Component({
  selector: 'vic-live-state',
  imports: [ClrIcon, TranslatePipe],
  template: `
    @if (labelKey(); as labelKey) {
      <clr-icon [shape]="isLive() ? 'connect' : 'disconnect'" [class.down]="!isLive()" aria-hidden="true" />
      <span>{{ labelKey | translate }}</span>
    }
  `,
  styleUrl: './live-state.scss',
  host: { role: 'status' },
})
export class LiveState {
  readonly #stream = inject(LiveStream);

  protected readonly labelKey = computed(() => LABELS[this.#stream.state()] ?? null);
  protected readonly isLive = computed(() => this.#stream.state() === 'live');
}
