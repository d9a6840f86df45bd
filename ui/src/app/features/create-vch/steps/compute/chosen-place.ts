import { Component, computed, input, output } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import type { ComputeDetails } from '@vic/contract/placement';
import type { ComputeResource } from '@vic/contract/vch-spec';
import type { RemoteData } from '../../../../core/remote-data/remote-data.ts';
import { Async } from '../../../../shared/async/async.ts';
import { CapacityPanel } from './capacity/capacity-panel.ts';
import { namesOfPath } from '../../inventory-path.ts';

/** The chosen place: where it is, what it has and what is left, and what speaks against it. */
@Component({
  selector: 'vic-chosen-place',
  imports: [Async, CapacityPanel, ClrAlertModule, ClrIcon, ClrSpinnerModule, TranslatePipe],
  templateUrl: './chosen-place.html',
  styleUrl: './chosen-place.scss',
})
export class ChosenPlace {
  readonly data = input.required<RemoteData<ComputeDetails>>();
  /** what the VCH is to reserve (MHz, MiB); null: nothing */
  readonly reservations = input.required<{ readonly cpu: number | null; readonly memory: number | null }>();
  readonly refresh = output();

  protected readonly details = computed(() => {
    const data = this.data();
    return data.status === 'ready' || data.status === 'stale' ? data.value : null;
  });
  protected readonly isRefreshing = computed(() => {
    const data = this.data();
    return (data.status === 'ready' || data.status === 'stale') && data.isRefreshing;
  });
  /** From the vCenter down. */
  protected readonly way = computed(() => {
    const details = this.details();
    return details === null ? [] : wayTo(details.resource);
  });
  protected readonly unusableHosts = computed(() => {
    const hosts = this.details()?.hosts;
    return hosts ? hosts.total - hosts.usable : 0;
  });
}

/** Names as the client shows them: without the folders that every datacenter and every cluster hides. */
function wayTo({ vcName, datacenter, kind, path }: ComputeResource): readonly string[] {
  const inDatacenter = namesOfPath(path.slice(datacenter.path.length)).slice(1);
  const isRootPool = (name: string, index: number) =>
    kind === 'resource-pool' && index > 0 && index === inDatacenter.indexOf('Resources');
  const shown = inDatacenter.filter((name, index) => !isRootPool(name, index));
  return [vcName, ...namesOfPath(datacenter.path), ...shown];
}
