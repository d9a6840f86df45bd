import { Injectable, signal } from '@angular/core';

/** VCHs whose creation the user saw succeed on this page. */
@Injectable({ providedIn: 'root' })
export class NewVchs {
  readonly #ids = signal<ReadonlySet<string>>(new Set());

  /** ids of their endpoint VMs */
  readonly ids = this.#ids.asReadonly();

  /** @param vchId identity of its endpoint VM */
  add(vchId: string): void {
    this.#ids.update((ids) => new Set(ids).add(vchId));
  }
}
