import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { DraftFault } from '../draft/draft-fault.ts';

/** A fault as text: what is wrong, and what to do about it. */
@Component({
  selector: 'vic-fault-text',
  imports: [TranslatePipe],
  template: `
    @if (fault().message; as message) {
      {{ message.key | translate: message.values }}
    } @else {
      <bdi>{{ fault().cause }}</bdi>
      @if (fault().remedy; as remedy) {
        <bdi>{{ ' ' + remedy }}</bdi>
      }
    }
  `,
})
export class FaultText {
  readonly fault = input.required<DraftFault>();
}
