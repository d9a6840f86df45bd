import { Component, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { HOST } from '../../core/host/host.ts';
import { Clip } from '../text/clip.ts';

/** Name of a vCenter object; leads to the object's own page in the client. */
@Component({
  selector: 'vic-object-link',
  imports: [Clip, TranslatePipe],
  template: `
    <button type="button" class="vic-link" (click)="open($event)">
      <vic-clip [text]="name()" />&ngsp;
      <span class="clr-sr-only">{{ 'objectLink.opens' | translate }}</span>
    </button>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class ObjectLink {
  readonly #host = inject(HOST);

  readonly objectId = input.required<string>();
  readonly name = input.required<string>();

  protected open(event: Event): void {
    event.stopPropagation();
    this.#host.openObject(this.objectId());
  }
}
