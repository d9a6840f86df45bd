import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Vch } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { NewVchs } from '../../core/activity/new-vchs.ts';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { VchWizard } from '../../core/vch-wizard/vch-wizard.ts';
import { BytesPipe, CpuPipe, MemoryPipe } from '../../shared/figures/figure-pipes.ts';
import { HealthBanner } from '../../shared/health/health-banner.ts';
import { StaleMark } from '../../shared/health/stale-mark.ts';
import { CellTemplate, DetailTemplate, RowMenuTemplate } from '../../shared/list-grid/cell-template.ts';
import { ListGrid } from '../../shared/list-grid/list-grid.ts';
import { ObjectLink } from '../../shared/object-link/object-link.ts';
import { ALARM_LOOKS, VCH_LOOKS } from '../../shared/status/looks.ts';
import { Status } from '../../shared/status/status.ts';
import { Clip } from '../../shared/text/clip.ts';
import { Missing } from '../../shared/text/missing.ts';
import { AdminPortal } from '../../shared/vch/admin-portal.ts';
import { DockerEndpoint } from '../../shared/vch/docker-endpoint.ts';
import { creationDenials } from './creation-rights.ts';
import { VchDetail } from './vch-detail.ts';
import { VchListStore } from './vch-list.store.ts';

/** Every VCH of every linked vCenter, live. */
@Component({
  selector: 'vic-vch-list',
  imports: [
    AdminPortal,
    BytesPipe,
    CellTemplate,
    Clip,
    CpuPipe,
    DetailTemplate,
    DockerEndpoint,
    HealthBanner,
    ListGrid,
    MemoryPipe,
    Missing,
    ObjectLink,
    RouterLink,
    RowMenuTemplate,
    StaleMark,
    Status,
    TranslatePipe,
    VchDetail,
  ],
  providers: [VchListStore],
  templateUrl: './vch-list.html',
  host: { class: 'vic-list-page' },
})
export class VchList {
  protected readonly list = inject(VchListStore).list;
  readonly #wizard = inject(VchWizard);
  protected readonly health = inject(VcenterHealthStore);
  protected readonly newVchs = inject(NewVchs).ids;
  protected readonly denials = creationDenials();

  protected readonly looks = VCH_LOOKS;
  protected readonly alarmLooks = ALARM_LOOKS;
  protected readonly nameOf = (vch: Vch): string => vch.name;

  protected create(): void {
    this.#wizard.open({ kind: 'new' });
  }

  protected copySettings({ id }: Vch): void {
    this.#wizard.open({ kind: 'copy', vchId: id });
  }
}
