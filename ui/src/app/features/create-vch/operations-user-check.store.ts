import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OperationsUserReport, PreflightCheck } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../core/errors/app-fault.ts';
import { Locale } from '../../core/i18n/locale.ts';
import { VchCreationClient } from './api/vch-creation.client.ts';
import { DraftStore } from './draft/draft.store.ts';
import { isSameValue } from './draft/json-pointer.ts';

/** How far the check is. */
export type UserCheckState =
  | { readonly status: 'idle' }
  | { readonly status: 'checking' }
  | { readonly status: 'done'; readonly report: OperationsUserReport }
  | { readonly status: 'failed'; readonly fault: AppFault };

interface Held {
  readonly state: UserCheckState;
  /** what it holds for */
  readonly asked: unknown;
}

/**
 * Whether name and password of the operations user are right, and it may do what a VCH does. Those that were refused are
 * not tried again: accounts are locked after a few wrong passwords.
 */
@Injectable()
export class OperationsUserCheckStore {
  readonly #draft = inject(DraftStore);
  readonly #api = inject(VchCreationClient);
  readonly #locale = inject(Locale);
  readonly #destroyRef = inject(DestroyRef);
  readonly #held = signal<Held>({ state: { status: 'idle' }, asked: null });
  /** credentials that were refused, by vCenter */
  readonly #refused = signal<readonly unknown[]>([]);

  /** Of the user as it is in the draft now. */
  readonly state = computed((): UserCheckState => {
    const { state, asked } = this.#held();
    return isSameValue(asked, subjectOf(this.#draft.spec())) ? state : { status: 'idle' };
  });
  readonly isRefused = computed(() => this.#isKnownAsRefused(this.#draft.spec()));
  /** Everything is there that the check needs. */
  readonly canCheck = computed(() => {
    const { compute, operationsUser } = this.#draft.spec();
    return compute.resource !== null && operationsUser.user.trim() !== '' && operationsUser.password !== '';
  });

  /** Checks, unless that was done already. @returns whether the user may go on with this user */
  async ensure(): Promise<boolean> {
    if (!this.#isAnswered() && this.canCheck() && !this.isRefused()) await this.check();
    const state = this.state();
    if (state.status === 'done') return state.report.login === 'accepted' && !this.#lacksPrivileges(state.report);
    return !this.isRefused();
  }

  /** Logs in as the user, unless name and password were refused before. */
  async check(): Promise<void> {
    const spec = this.#draft.spec();
    const vcGuid = spec.compute.resource?.vcGuid;
    if (vcGuid === undefined || this.#isKnownAsRefused(spec)) return;
    const asked = subjectOf(spec);
    this.#held.set({ state: { status: 'checking' }, asked });
    this.#held.set({ state: await this.#ask(vcGuid, spec), asked });
  }

  async #ask(vcGuid: string, spec: VchSpec): Promise<UserCheckState> {
    try {
      const answer = this.#api.checkOperationsUser(vcGuid, spec).pipe(takeUntilDestroyed(this.#destroyRef));
      const report = await firstValueFrom(answer, { defaultValue: null });
      if (!report) return { status: 'idle' };
      if (report.login === 'refused') this.#refused.update((all) => [...all, credentialsOf(spec)]);
      this.#draft.setChecks('user-check', null, this.#findings(report), spec);
      return { status: 'done', report };
    } catch (thrown) {
      return { status: 'failed', fault: toFault(thrown) };
    }
  }

  /** vCenter has answered. A server that did not ask it, since too many passwords were wrong, may do so later. */
  #isAnswered(): boolean {
    const state = this.state();
    return state.status === 'done' && state.report.login !== 'not-tried';
  }

  #isKnownAsRefused(spec: VchSpec): boolean {
    return this.#refused().some((credentials) => isSameValue(credentials, credentialsOf(spec)));
  }

  /** What is missing and will not be granted. */
  #lacksPrivileges({ missing, canGrant }: OperationsUserReport): boolean {
    return missing.length > 0 && !(canGrant && this.#draft.spec().operationsUser.grantsPermissions);
  }

  /** What is shown beside the fields, as any other finding of the server. */
  #findings(report: OperationsUserReport): PreflightCheck[] {
    const found = { outcome: 'error', slice: 'operationsUser', action: null } as const;
    if (report.login !== 'accepted') {
      const cause = report.fault ?? '';
      const code = `operations-user-${report.login}`;
      return [{ ...found, code, path: '/operationsUser/password', cause, remedy: null }];
    }
    if (!this.#lacksPrivileges(report)) return [];
    const objects = [...new Set(report.missing.map(({ objectName }) => `"${objectName}"`))].join(', ');
    return [
      {
        ...found,
        code: 'operations-privileges-missing',
        path: '/operationsUser/grantsPermissions',
        cause: this.#locale.text('createVch.operations-user.lacking', { objects }),
        remedy: this.#locale.text(
          report.canGrant ? 'createVch.operations-user.lackingRemedy' : 'createVch.operations-user.lackingOnHostRemedy',
        ),
      },
    ];
  }
}

function credentialsOf({ compute, operationsUser }: VchSpec): unknown {
  return [compute.resource?.vcGuid, operationsUser.user.trim(), operationsUser.password];
}

/** All that the answer depends on: the account, and the objects on which it needs privileges. */
function subjectOf({ compute, storage, networks, operationsUser }: VchSpec): unknown {
  return [compute.resource, compute.useVmGroup, storage, networks, operationsUser];
}
