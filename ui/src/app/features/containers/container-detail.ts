import { Component, computed, inject, input } from '@angular/core';
import type { ContainerVm } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { Locale } from '../../core/i18n/locale.ts';
import { ContainerStatus } from '../../shared/container/container-status.ts';
import { portText } from '../../shared/container/port-text.ts';
import { Fact } from '../../shared/facts/fact.ts';
import { FiguresFacts } from '../../shared/figures/figures-facts.ts';
import { StaleMark } from '../../shared/health/stale-mark.ts';
import { ObjectLink } from '../../shared/object-link/object-link.ts';

/** Everything that is known of a container. */
@Component({
  selector: 'vic-container-detail',
  imports: [ContainerStatus, Fact, FiguresFacts, ObjectLink, StaleMark, TranslatePipe],
  templateUrl: './container-detail.html',
})
export class ContainerDetail {
  readonly #health = inject(VcenterHealthStore);
  readonly #locale = inject(Locale);

  readonly container = input.required<ContainerVm>();

  protected readonly portText = portText;
  protected readonly vcenterName = computed(() => this.#health.nameOf(this.container().vcGuid));
  protected readonly command = computed(() => this.container().command.map(quoted).join(' '));
  protected readonly labels = computed(() => Object.entries(this.container().labels));

  protected time(isoTime: string | null): string | null {
    return isoTime === null ? null : this.#locale.dateTime(Date.parse(isoTime));
  }
}

/** An argument as one would type it in a shell; only to be read. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
