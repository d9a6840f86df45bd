import { Component, inject } from '@angular/core';
import type { ContainerVm } from '@vic/contract';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { ContainerStatus } from '../../shared/container/container-status.ts';
import { BytesPipe, CpuPipe, DateTimePipe, MemoryPipe } from '../../shared/figures/figure-pipes.ts';
import { HealthBanner } from '../../shared/health/health-banner.ts';
import { StaleMark } from '../../shared/health/stale-mark.ts';
import { CellTemplate, DetailTemplate } from '../../shared/list-grid/cell-template.ts';
import { ListGrid } from '../../shared/list-grid/list-grid.ts';
import { networksText, portsText } from '../../shared/container/port-text.ts';
import { ObjectLink } from '../../shared/object-link/object-link.ts';
import { Clip } from '../../shared/text/clip.ts';
import { Missing } from '../../shared/text/missing.ts';
import { ContainerDetail } from './container-detail.ts';
import { ContainerListStore } from './container-list.store.ts';

/** Every container of every linked vCenter, live. */
@Component({
  selector: 'vic-container-list',
  imports: [
    BytesPipe,
    CellTemplate,
    Clip,
    ClrIcon,
    ContainerDetail,
    ContainerStatus,
    CpuPipe,
    DateTimePipe,
    DetailTemplate,
    HealthBanner,
    ListGrid,
    MemoryPipe,
    Missing,
    ObjectLink,
    StaleMark,
    TranslatePipe,
  ],
  providers: [ContainerListStore],
  templateUrl: './container-list.html',
  host: { class: 'vic-list-page' },
  styleUrl: './container-list.scss',
})
export class ContainerList {
  protected readonly store = inject(ContainerListStore);
  protected readonly health = inject(VcenterHealthStore);

  protected readonly list = this.store.list;
  protected readonly portsText = portsText;
  protected readonly networksText = networksText;
  protected readonly nameOf = (container: ContainerVm): string => container.name;
}
