import { afterRenderEffect, Component, ElementRef, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { switchValues } from './place-values.ts';
import { PortGroupFacts } from './port-group-facts.ts';
import { stopId, type PortGroupLines } from './port-group-lines.ts';
import { PortGroupReason } from './port-group-reason.ts';

/** The list of a port group picker. The line that the keyboard is at stays in sight; the focus stays in the field. */
@Component({
  selector: 'vic-port-group-listbox',
  imports: [PortGroupFacts, PortGroupReason, TranslatePipe],
  templateUrl: './port-group-listbox.html',
  styleUrl: './port-group-listbox.scss',
  // A click here must not take the focus away.
  host: { '(mousedown)': '$event.preventDefault()' },
})
export class PortGroupListbox {
  readonly listId = input.required<string>();
  /** what the field is for */
  readonly label = input.required<string>();
  readonly lines = input.required<PortGroupLines>();
  /** number of the stop that the keyboard is at; -1: none */
  readonly active = input.required<number>();
  readonly chosenMoid = input.required<string | null>();
  /** what it means to choose none */
  readonly noneText = input.required<string>();
  /** what is searched for; empty: nothing */
  readonly typed = input.required<string>();
  /** number of the stop that was clicked */
  readonly take = output<number>();

  protected readonly switchValues = switchValues;

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterRenderEffect(() => {
      this.lines();
      nativeElement.querySelector(`#${this.idOf(this.active())}`)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected idOf(stop: number): string {
    return stopId(this.listId(), stop);
  }
}
