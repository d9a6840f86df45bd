import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Vch } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { Fact } from '../../shared/facts/fact.ts';
import { FiguresFacts } from '../../shared/figures/figures-facts.ts';
import { StaleMark } from '../../shared/health/stale-mark.ts';
import { ObjectLink } from '../../shared/object-link/object-link.ts';
import { ALARM_LOOKS, VCH_LOOKS } from '../../shared/status/looks.ts';
import { Status, type StatusLook } from '../../shared/status/status.ts';
import { AdminPortal } from '../../shared/vch/admin-portal.ts';
import { DockerEndpoint } from '../../shared/vch/docker-endpoint.ts';

type ComponentState = Vch['components'][number]['state'];

const COMPONENT_LOOKS: Readonly<Record<ComponentState, StatusLook>> = {
  started: { shape: 'success-standard', tone: 'success', labelKey: 'vch.component.started' },
  'not-started': { shape: 'stop', tone: 'neutral', labelKey: 'vch.component.not-started' },
  failed: { shape: 'error-standard', tone: 'danger', labelKey: 'vch.component.failed' },
};

/** Everything that is known of a VCH. */
@Component({
  selector: 'vic-vch-detail',
  imports: [AdminPortal, DockerEndpoint, Fact, FiguresFacts, ObjectLink, RouterLink, StaleMark, Status, TranslatePipe],
  templateUrl: './vch-detail.html',
})
export class VchDetail {
  readonly #health = inject(VcenterHealthStore);

  readonly vch = input.required<Vch>();

  protected readonly looks = VCH_LOOKS;
  protected readonly alarmLooks = ALARM_LOOKS;
  protected readonly componentLooks = COMPONENT_LOOKS;
  protected readonly vcenterName = computed(() => this.#health.nameOf(this.vch().vcGuid));
}
