import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterNextRender,
  Component,
  computed,
  forwardRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import type { NetworkList, NetworkRow } from '@vic/contract/placement';
import type { PortGroupChoice } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import {
  portGroupGroups,
  type OwnUse,
  type PortGroupGroup,
  type PortGroupOption,
  type PortGroupPurpose,
} from './port-group-options.ts';
import { PortGroupFacts } from './port-group-facts.ts';
import { PortGroupReason } from './port-group-reason.ts';
import { switchValues } from './place-values.ts';

/** A line of the list that the keyboard can reach, in the order of the list. */
type Stop =
  | { readonly kind: 'none' }
  | { readonly kind: 'option'; readonly option: PortGroupOption }
  | { readonly kind: 'show-missing' };

interface NumberedGroup extends PortGroupGroup {
  /** number of its first option among all stops */
  readonly firstStop: number;
}

let pickers = 0;

/**
 * Chooses a port group by name, switch, VLAN or path: a combobox whose list says why a port group cannot be chosen.
 * The focus stays in the field while the list is open.
 */
@Component({
  selector: 'vic-port-group-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, ClrIcon, PortGroupFacts, PortGroupReason, TranslatePipe],
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => PortGroupPicker), multi: true }],
  templateUrl: './port-group-picker.html',
  styleUrl: './port-group-picker.scss',
})
export class PortGroupPicker implements ControlValueAccessor {
  readonly #injector = inject(Injector);

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

  protected readonly switchValues = switchValues;
  protected readonly value = signal<PortGroupChoice | null>(null);
  protected readonly isDisabled = signal(false);
  protected readonly isOpen = signal(false);
  /** what is typed to search; null: nothing, the choice is shown */
  protected readonly typed = signal<string | null>(null);
  protected readonly showsMissing = signal(false);
  protected readonly listId = `vic-port-groups-${String((pickers += 1))}`;

  protected readonly fieldElement = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly listElement = viewChild<ElementRef<HTMLElement>>('listElement');

  protected readonly chosenRow = computed((): NetworkRow | null => {
    const moid = this.value()?.moid;
    return this.list().networks.find((row) => row.moid === moid) ?? null;
  });
  protected readonly shownText = computed(() => this.typed() ?? this.value()?.name ?? '');
  protected readonly found = computed(() =>
    portGroupGroups({
      list: this.list(),
      purpose: this.purpose(),
      ownUses: this.ownUses(),
      filter: this.typed() ?? '',
      showsMissing: this.showsMissing(),
    }),
  );
  protected readonly hasNone = computed(() => this.noneText() !== '' && this.typed() === null);
  protected readonly groups = computed((): readonly NumberedGroup[] => {
    let next = this.hasNone() ? 1 : 0;
    return this.found().groups.map((group) => {
      const firstStop = next;
      next += group.options.length;
      return { ...group, firstStop };
    });
  });
  protected readonly stops = computed((): readonly Stop[] => [
    ...(this.hasNone() ? [{ kind: 'none' } as const] : []),
    ...this.found().groups.flatMap(({ options }) => options.map((option) => ({ kind: 'option', option }) as const)),
    ...(this.found().hiddenCount > 0 ? [{ kind: 'show-missing' } as const] : []),
  ]);
  protected readonly optionCount = computed(() => this.stops().filter(({ kind }) => kind === 'option').length);
  /** number of the stop that Enter takes; -1: none */
  protected readonly active = linkedSignal<readonly Stop[], number>({
    source: this.stops,
    computation: (stops) => this.#firstActive(stops),
  });
  protected readonly activeId = computed(() =>
    this.isOpen() && this.active() >= 0 ? this.stopId(this.active()) : null,
  );

  #tellChange: (value: PortGroupChoice | null) => void = () => undefined;
  #tellTouched: () => void = () => undefined;

  writeValue(value: PortGroupChoice | null): void {
    this.value.set(value);
    this.typed.set(null);
  }

  registerOnChange(tell: (value: PortGroupChoice | null) => void): void {
    this.#tellChange = tell;
  }

  registerOnTouched(tell: () => void): void {
    this.#tellTouched = tell;
  }

  setDisabledState(isDisabled: boolean): void {
    this.isDisabled.set(isDisabled);
    if (isDisabled) this.close();
  }

  protected stopId(index: number): string {
    return `${this.listId}-${String(index)}`;
  }

  protected open(): void {
    if (this.isDisabled() || this.isOpen()) return;
    this.active.set(this.#firstActive(this.stops()));
    this.isOpen.set(true);
  }

  protected close(): void {
    this.isOpen.set(false);
    this.typed.set(null);
  }

  protected toggle(): void {
    if (this.isOpen()) this.close();
    else this.open();
    this.fieldElement().nativeElement.focus();
  }

  protected search(text: string): void {
    this.typed.set(text);
    this.isOpen.set(true);
  }

  /** An emptied field chooses none; anything else that was typed was a search. */
  protected leave(): void {
    if (this.typed() === '' && this.value() !== null) this.#choose(null);
    this.close();
    this.#tellTouched();
  }

  protected clear(): void {
    this.#choose(null);
    this.fieldElement().nativeElement.focus();
  }

  protected take(index: number): void {
    const stop = this.stops()[index];
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

  protected revealActive(): void {
    const id = this.activeId();
    const element = id === null ? null : this.listElement()?.nativeElement.querySelector(`#${id}`);
    element?.scrollIntoView({ block: 'nearest' });
  }

  /** The first of those that were hidden is what the user wants to see now. */
  #showMissing(): void {
    this.showsMissing.set(true);
    const first = this.stops().findIndex(
      (stop) => stop.kind === 'option' && stop.option.fault?.code === 'missing-on-hosts',
    );
    this.active.set(first);
    afterNextRender(
      () => {
        this.revealActive();
      },
      { injector: this.#injector },
    );
  }

  #move(step: number): void {
    const count = this.stops().length;
    if (count === 0) return;
    this.active.update((index) => (index + step + count) % count);
    this.revealActive();
  }

  /** The choice, or the first that can be chosen. */
  #firstActive(stops: readonly Stop[]): number {
    const moid = this.value()?.moid;
    const chosen = stops.findIndex((stop) => stop.kind === 'option' && stop.option.row.moid === moid);
    if (chosen >= 0) return chosen;
    return stops.findIndex((stop) => stop.kind === 'none' || (stop.kind === 'option' && stop.option.fault === null));
  }

  #choose(row: NetworkRow | null): void {
    const value = row === null ? null : { moid: row.moid, name: row.name, path: row.path };
    this.value.set(value);
    this.typed.set(null);
    this.#tellChange(value);
  }
}
