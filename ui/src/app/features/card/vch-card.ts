import { Component, input } from '@angular/core';
import type { Vch } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import { Fact } from '../../shared/facts/fact.ts';
import { VCH_LOOKS } from '../../shared/status/looks.ts';
import { Status } from '../../shared/status/status.ts';
import { Clip } from '../../shared/text/clip.ts';
import { Missing } from '../../shared/text/missing.ts';
import { AdminPortal } from '../../shared/vch/admin-portal.ts';
import { DockerEndpoint } from '../../shared/vch/docker-endpoint.ts';

/** A VCH on its endpoint VM's summary page. */
@Component({
  selector: 'vic-vch-card',
  imports: [AdminPortal, Clip, DockerEndpoint, Fact, Missing, Status, TranslatePipe],
  template: `
    <div class="vic-facts" role="list">
      <vic-fact labelKey="vch.name"><vic-clip [text]="vch().name" /></vic-fact>
      <vic-fact labelKey="vch.state"><vic-status [look]="looks[vch().state]" /></vic-fact>
      <vic-fact labelKey="vch.dockerHost"><vic-docker-endpoint [vch]="vch()" /></vic-fact>
      <vic-fact labelKey="vch.adminPortal"><vic-admin-portal [vch]="vch()" /></vic-fact>
      <vic-fact labelKey="vch.version">
        @if (vch().version; as version) {
          <vic-clip [text]="version" />
        } @else {
          <vic-missing reasonKey="text.unknown" />
        }
      </vic-fact>
      <vic-fact labelKey="vch.containers">{{
        'vch.containerCount' | translate: { running: vch().runningContainerCount, total: vch().containerCount }
      }}</vic-fact>
    </div>
  `,
})
export class VchCard {
  readonly vch = input.required<Vch>();

  protected readonly looks = VCH_LOOKS;
}
