import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Async } from '../../shared/async/async.ts';
import { ContainerCard } from './container-card.ts';
import { VchCard } from './vch-card.ts';
import { VmCardStore } from './vm-card.store.ts';

/** Card on the summary page of a VM: what the VM is to VIC. */
@Component({
  selector: 'vic-vm-card',
  imports: [Async, ContainerCard, TranslatePipe, VchCard],
  providers: [VmCardStore],
  templateUrl: './vm-card.html',
  styleUrl: './vm-card.scss',
})
export class VmCard {
  protected readonly store = inject(VmCardStore);
}
