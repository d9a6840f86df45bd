import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, input, linkedSignal, signal, viewChild, type ElementRef } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import type { NetworkList, NetworkRow } from '@vic/contract/placement';
import type { PortGroupChoice } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { formValue } from '../../../form/form-value.ts';
import { PortGroupFacts } from './port-group-facts.ts';
import { firstActive, firstMissing, portGroupLines, stopId, type PortGroupLines } from './port-group-lines.ts';
import { PortGroupListbox } from './port-group-listbox.ts';
import { portGroupGroups, type OwnUse, type PortGroupPurpose } from './port-group-options.ts';

let pickers = 0;

/**
 * Chooses a port group by name, switch, VLAN or path: a combobox whose list says why a port group cannot be chosen.
 * The focus stays in the field while the list is open.
 */
@Component({
  selector: 'vic-port-group-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, ClrIcon, PortGroupFacts, PortGroupListbox, TranslatePipe],
  templateUrl: './port-group-picker.html',
  styleUrl: './port-group-picker.scss',
})
export class PortGroupPicker {
  /** id of the field, for its label */
  readonly inputId = input.required<string>();
  /** what the field is for, read out with the list */
  readonly label = input.required<string>();
  readonly list = input.required<NetworkList>();
  readonly purpose = input.required<PortGroupPurpose>();
  readonly ownUses = input<ReadonlyMap<string, OwnUse>>(new Map<string, OwnUse>());
  /** what it means to choose none; empty: one has to be chosen */
  readonly noneText = input('');
  readonly isInvalid = input(false);
  /** ids of the texts that describe the field */
  readonly describedBy = input('');

  protected readonly control = formValue((value: PortGroupChoice | null) => {
    this.value.set(value);
    this.typed.set(null);
  });
  protected readonly value = signal<PortGroupChoice | null>(null);
  /** what is typed to search; null: nothing, the choice is shown */
  protected readonly typed = signal<string | null>(null);
  readonly #isOpened = signal(false);
  readonly #showsMissing = signal(false);
  protected readonly listId = `vic-port-groups-${String((pickers += 1))}`;

  protected readonly fieldElement = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly isOpen = computed(() => this.#isOpened() && !this.control.isDisabled());
  protected readonly chosenRow = computed((): NetworkRow | null => {
    const moid = this.value()?.moid;
    return this.list().networks.find((row) => row.moid === moid) ?? null;
  });
  protected readonly shownText = computed(() => this.typed() ?? this.value()?.name ?? '');
  protected readonly lines = computed(() => {
    const found = portGroupGroups({
      list: this.list(),
      purpose: this.purpose(),
      ownUses: this.ownUses(),
      filter: this.typed() ?? '',
      showsMissing: this.#showsMissing(),
    });
    return portGroupLines(found, this.noneText() !== '' && this.typed() === null);
  });
  /** number of the stop that Enter takes; -1: none */
  protected readonly active = linkedSignal<PortGroupLines, number>({
    source: this.lines,
    computation: ({ stops }) => firstActive(stops, this.value()?.moid ?? null),
  });
  protected readonly activeId = computed(() =>
    this.isOpen() && this.active() >= 0 ? stopId(this.listId, this.active()) : null,
  );

  protected open(): void {
    if (this.isOpen()) return;
    this.active.set(firstActive(this.lines().stops, this.value()?.moid ?? null));
    this.#isOpened.set(true);
  }

  protected close(): void {
    this.#isOpened.set(false);
    this.typed.set(null);
  }

  protected toggle(): void {
    if (this.isOpen()) this.close();
    else this.open();
    this.fieldElement().nativeElement.focus();
  }

  protected search(text: string): void {
    this.typed.set(text);
    this.#isOpened.set(true);
  }

  /** An emptied field chooses none; anything else that was typed was a search. */
  protected leave(): void {
    if (this.typed() === '' && this.value() !== null) this.#choose(null);
    this.close();
    this.control.leave();
  }

  protected clear(): void {
    this.#choose(null);
    this.fieldElement().nativeElement.focus();
  }

  protected take(index: number): void {
    const stop = this.lines().stops[index];
    if (stop === undefined) return;
    if (stop.kind === 'show-missing') {
      this.#showMissing();
      return;
    }
    if (stop.kind === 'none') this.#choose(null);
    else if (stop.option.fault === null) this.#choose(stop.option.row);
    else return;
    this.close();
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.isOpen()) this.#move(event.key === 'ArrowDown' ? 1 : -1);
      else this.open();
    } else if (event.key === 'Enter' && this.isOpen()) {
      event.preventDefault();
      this.take(this.active());
    } else if (event.key === 'Escape' && this.isOpen()) {
      // The dialog that the page is in would close otherwise.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** The first of those that were hidden is what the user wants to see now. */
  #showMissing(): void {
    this.#showsMissing.set(true);
    this.active.set(firstMissing(this.lines().stops));
  }

  #move(step: number): void {
    const count = this.lines().stops.length;
    // From nowhere it goes to an end of the list.
    const from = (index: number): number => (index < 0 && step < 0 ? 0 : index);
    if (count > 0) this.active.update((index) => (from(index) + step + count) % count);
  }

  #choose(row: NetworkRow | null): void {
    const value = row === null ? null : { moid: row.moid, name: row.name, path: row.path };
    this.value.set(value);
    this.typed.set(null);
    this.control.enter(value);
  }
}
