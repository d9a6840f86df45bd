import { Component, computed, input } from '@angular/core';
import type { Vch } from '@vic/contract';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { Copy } from '../copy/copy.ts';
import { Missing } from '../text/missing.ts';

/** Docker API endpoint of a VCH, ready for DOCKER_HOST, or why there is none yet. */
@Component({
  selector: 'vic-docker-endpoint',
  imports: [ClrIcon, Copy, Missing, TranslatePipe],
  templateUrl: './docker-endpoint.html',
  styleUrl: './docker-endpoint.scss',
})
export class DockerEndpoint {
  readonly vch = input.required<Vch>();

  /** An endpoint VM that is off keeps its last address on record; nothing answers there. */
  protected readonly dockerHost = computed(() => (this.#isPoweredOn() ? this.vch().dockerHost : null));
  protected readonly isWaiting = computed(() => this.#isPoweredOn() && this.vch().dockerHost === null);

  #isPoweredOn(): boolean {
    return this.vch().powerState === 'poweredOn';
  }
}
