import { Component, computed, input } from '@angular/core';
import type { ContainerVm } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { DateTimePipe } from '../figures/figure-pipes.ts';
import { CONTAINER_LOOKS } from '../status/looks.ts';
import { Status } from '../status/status.ts';

/** State of a container: what it is, with which exit code it ended, and since when. */
@Component({
  selector: 'vic-container-status',
  imports: [DateTimePipe, Status, TranslatePipe],
  template: `
    <vic-status [look]="look()" />&ngsp;
    @if (exitCode() !== null) {
      <span class="more">{{ 'container.exitCode' | translate: { code: exitCode() } }}</span>&ngsp;
    }
    @if (since(); as since) {
      @let text = 'container.since' | translate: { time: since | vicDateTime };
      <span class="more since" [title]="text">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.4rem;
      min-width: 0;
    }

    .more {
      flex: none;
      color: var(--cds-alias-typography-color-300);
      white-space: nowrap;
    }

    .since {
      flex: 0 1 auto;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
})
export class ContainerStatus {
  readonly container = input.required<ContainerVm>();

  protected readonly look = computed(() => CONTAINER_LOOKS[this.container().state]);
  protected readonly exitCode = computed(() =>
    this.container().state === 'stopped' ? this.container().exitCode : null,
  );
  protected readonly since = computed(() => since(this.container()));
}

/** When the container came into its state, as far as recorded. */
function since({ state, createdAt, startedAt, stoppedAt }: ContainerVm): string | null {
  if (state === 'created') return createdAt;
  if (state === 'running' || state === 'starting') return startedAt;
  return state === 'stopped' || state === 'failed' ? stoppedAt : null;
}
