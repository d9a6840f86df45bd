import { Component, computed, input } from '@angular/core';
import type { ContainerVm } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { ContainerStatus } from '../../shared/container/container-status.ts';
import { portsText } from '../../shared/container/port-text.ts';
import { Fact } from '../../shared/facts/fact.ts';
import { ObjectLink } from '../../shared/object-link/object-link.ts';
import { Clip } from '../../shared/text/clip.ts';
import { Missing } from '../../shared/text/missing.ts';

/** A container on its containerVM's summary page. */
@Component({
  selector: 'vic-container-card',
  imports: [Clip, ContainerStatus, Fact, Missing, ObjectLink, TranslatePipe],
  template: `
    <div class="vic-facts" role="list">
      <vic-fact labelKey="container.name"><vic-clip [text]="container().name" /></vic-fact>
      <vic-fact labelKey="container.image">
        @if (container().image; as image) {
          <vic-clip [text]="image" />
        } @else {
          <vic-missing reasonKey="text.unknown" />
        }
      </vic-fact>
      <vic-fact labelKey="container.state"><vic-container-status [container]="container()" /></vic-fact>
      @if (container().startError; as startError) {
        <vic-fact labelKey="container.startError"><vic-clip [text]="startError" /></vic-fact>
      }
      <vic-fact labelKey="container.ports">
        @if (ports(); as ports) {
          <vic-clip [text]="ports" />
        } @else {
          <vic-missing />
        }
      </vic-fact>
      <vic-fact labelKey="container.vch">
        @if (container().vch; as vch) {
          <vic-object-link [objectId]="vch.id" [name]="vch.name ?? vch.id" />
        } @else {
          <span [title]="'container.vchUnknownExplained' | translate">{{ 'container.vchUnknown' | translate }}</span>
        }
      </vic-fact>
    </div>
  `,
})
export class ContainerCard {
  readonly container = input.required<ContainerVm>();

  protected readonly ports = computed(() => portsText(this.container()));
}
