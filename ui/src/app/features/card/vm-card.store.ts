import { computed, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { parseUrn, type ObjectIdentity, type VmCard } from '@vic/contract';
import { filter, from, interval, map, of, switchMap, type Observable } from 'rxjs';
import { PluginClient } from '../../core/api/plugin.client.ts';
import { CARD_REPEAT_MS } from '../../core/api/retry-policy.ts';
import { HOST } from '../../core/host/host.ts';
import { remoteData } from '../../core/remote-data/remote-data.ts';

/** The VM whose summary page shows the card. A card starts no feed: it reads its one VM again from time to time. */
@Injectable()
export class VmCardStore {
  readonly #api = inject(PluginClient);
  readonly #host = inject(HOST);
  readonly #vm = parseUrn(this.#host.contextObjectId() ?? '');
  readonly #remote = remoteData(
    () => this.#vm ?? undefined,
    (vm) => this.#read(vm),
  );

  readonly data = this.#remote.data;
  readonly card = this.#remote.value;
  /** The client named no object, or none that we understand. */
  readonly isWithoutObject = computed(() => this.#vm === null);

  constructor() {
    this.#host.globalRefresh.pipe(takeUntilDestroyed()).subscribe(() => {
      this.refresh();
    });
    interval(CARD_REPEAT_MS)
      .pipe(
        filter(() => !document.hidden && !this.#remote.isReading()),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.#remote.refresh('implicit');
      });
  }

  /** Reads again, as the user asked. */
  refresh(): void {
    this.#remote.refresh('explicit');
  }

  #read({ vcGuid, moid }: ObjectIdentity): Observable<VmCard> {
    return this.#guid(vcGuid).pipe(switchMap((guid) => this.#api.vmCard(guid, moid)));
  }

  /** Some clients leave the GUID out of the object's id: then it can only be the one vCenter they know. */
  #guid(vcGuid: string): Observable<string> {
    if (vcGuid !== '') return of(vcGuid);
    return from(this.#host.backend()).pipe(map((info) => [...(info?.perVcenter.keys() ?? [])][0] ?? ''));
  }
}
