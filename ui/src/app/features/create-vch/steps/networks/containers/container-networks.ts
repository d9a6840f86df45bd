import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { FormArray } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import type { NetworkList } from '@vic/contract/placement';
import { containerNetworkDefaults, type ContainerNetwork as Network } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { containerNetworkForm, type ContainerNetworkForm } from '../networks.form.ts';
import type { OwnUse } from '../picker/port-group-options.ts';
import { ContainerNetwork } from './container-network.ts';

interface Removed {
  readonly network: Network;
  readonly index: number;
}

/** Networks that containers are put on directly: as many as wanted, and the one removed last can be had back. */
@Component({
  selector: 'vic-container-networks',
  imports: [ClrIcon, ContainerNetwork, TranslatePipe],
  templateUrl: './container-networks.html',
  styleUrl: './container-networks.scss',
})
export class ContainerNetworks {
  readonly #injector = inject(Injector);

  readonly forms = input.required<FormArray<ContainerNetworkForm>>();
  /** as many as there are in the draft: tells when the forms change */
  readonly count = input.required<number>();
  readonly list = input.required<NetworkList>();
  readonly ownUses = input.required<ReadonlyMap<string, OwnUse>>();

  protected readonly removed = signal<Removed | null>(null);
  protected readonly cards = viewChildren(ContainerNetwork, { read: ElementRef });
  protected readonly undoButton = viewChild<ElementRef<HTMLElement>>('undo');

  protected add(): void {
    this.forms().push(containerNetworkForm(containerNetworkDefaults));
    this.#focusCard(this.forms().length - 1);
  }

  protected remove(index: number): void {
    const form = this.forms().at(index);
    this.removed.set({ network: form.getRawValue(), index });
    this.forms().removeAt(index);
    afterNextRender(() => this.undoButton()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected restore({ network, index }: Removed): void {
    this.forms().insert(Math.min(index, this.forms().length), containerNetworkForm(network));
    this.removed.set(null);
    this.#focusCard(index);
  }

  #focusCard(index: number): void {
    afterNextRender(
      () => {
        const card: unknown = this.cards()[index]?.nativeElement;
        if (card instanceof HTMLElement) card.querySelector<HTMLElement>('input')?.focus();
      },
      { injector: this.#injector },
    );
  }
}
