import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VcenterHealth } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { DateTimePipe } from '../../shared/figures/figure-pipes.ts';
import { VCENTER_LOOKS } from '../../shared/status/looks.ts';
import { Status } from '../../shared/status/status.ts';
import { Missing } from '../../shared/text/missing.ts';

/** Each linked vCenter: whether its data are current, why not, and what was found there. */
@Component({
  selector: 'vic-vcenter-table',
  imports: [DateTimePipe, Missing, RouterLink, Status, TranslatePipe],
  templateUrl: './vcenter-table.html',
  styleUrl: './vcenter-table.scss',
  host: { class: 'vic-panel' },
})
export class VcenterTable {
  readonly vcenters = input.required<readonly VcenterHealth[]>();

  protected readonly looks = VCENTER_LOOKS;
}
