import { inject, Injectable, signal } from '@angular/core';
import { parseUrn } from '@vic/contract';
import type { Activity, PreflightCheck } from '@vic/contract/vch-creation';
import { SLICE_NAMES } from '@vic/contract/vch-spec';
import { firstValueFrom, forkJoin } from 'rxjs';
import * as Type from 'typebox';
import { Check } from 'typebox/schema';
import { ActivityClient } from '../../core/activity/activity.client.ts';
import { toFault, type AppFault } from '../../core/errors/app-fault.ts';
import { HOST } from '../../core/host/host.ts';
import { whenSessionGoesOn } from '../../core/session/when-session-goes-on.ts';
import { VchCreationClient } from './api/vch-creation.client.ts';
import { DraftShelf, type KeptDraft } from './draft/draft-shelf.ts';
import { DraftStore, type Preselection } from './draft/draft.store.ts';
import { RightsStore } from './rights.store.ts';
import { stepById, stepOf } from './steps.ts';
import { WizardStore } from './wizard.store.ts';

const VIRTUAL_MACHINE = 'VirtualMachine';
const CopyData = Type.Object({ copyOf: Type.String() });
const RetryData = Type.Object({ activityId: Type.String() });

/** What the wizard starts from, unless an older draft is gone on with. */
export type Origin =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'copy'; readonly vcGuid: string; readonly moid: string }
  | { readonly kind: 'retry'; readonly activityId: string };

/** `asking`: whether to go on with an older draft. `reading`: the settings that it starts from. */
export type OpeningState =
  | { readonly status: 'asking'; readonly kept: KeptDraft }
  | { readonly status: 'reading' }
  | { readonly status: 'failed'; readonly fault: AppFault }
  | { readonly status: 'ready' };

/** How the wizard comes to the draft that it starts with. */
@Injectable()
export class OpeningStore {
  readonly #host = inject(HOST);
  readonly #api = inject(VchCreationClient);
  readonly #activities = inject(ActivityClient);
  readonly #shelf = inject(DraftShelf);
  readonly #draft = inject(DraftStore);
  readonly #wizard = inject(WizardStore);
  readonly #rights = inject(RightsStore);
  readonly #state = signal<OpeningState>({ status: 'reading' });

  readonly state = this.#state.asReadonly();
  readonly origin = originOf(this.#host.modalData(), this.#host.contextObjectIds());
  /** Why the user may make VCHs nowhere; null: they may, or it is not known. */
  readonly missingRights = this.#rights.missing;

  constructor() {
    whenSessionGoesOn(() => void this.#readRights());
  }

  /** Once, when the wizard opens. */
  async run(): Promise<void> {
    this.#draft.preselect(preselectionOf(this.#host.contextObjectIds()));
    const rights = this.#readRights();
    // Only where there are drafts it matters whose they are.
    if (this.#shelf.hasAny()) await rights;
    const kept = this.#shelf.read();
    if (kept) this.#state.set({ status: 'asking', kept });
    else await this.startAnew();
  }

  /** Goes on with an older draft where it was left. */
  async goOn({ spec, step }: KeptDraft): Promise<void> {
    this.#draft.replace(spec);
    await this.#openAt(step);
  }

  /** Leaves an older draft alone until something is entered. */
  async startAnew(): Promise<void> {
    this.#state.set({ status: 'reading' });
    try {
      await this.#start();
    } catch (thrown) {
      this.#state.set({ status: 'failed', fault: toFault(thrown) });
    }
  }

  /** Begins with nothing where the settings cannot be read. */
  startEmpty(): void {
    this.#begin();
  }

  async #start(): Promise<void> {
    switch (this.origin.kind) {
      case 'nothing':
        this.#begin();
        return;
      case 'copy':
        await this.#copy(this.origin.vcGuid, this.origin.moid);
        return;
      case 'retry':
        await this.#retry(this.origin.activityId);
    }
  }

  async #copy(vcGuid: string, moid: string): Promise<void> {
    const { spec, notes } = await firstValueFrom(this.#api.copy(vcGuid, moid));
    this.#draft.replace(spec);
    for (const text of notes) this.#draft.tell({ slice: 'general', key: 'createVch.shell.note', values: { text } });
    await this.#openAt('general');
  }

  async #retry(activityId: string): Promise<void> {
    const { asked, activity } = await firstValueFrom(
      forkJoin({ asked: this.#api.activitySpec(activityId), activity: this.#activities.one(activityId) }),
    );
    this.#draft.replace(asked.spec);
    this.#draft.tell({ slice: 'operationsUser', key: 'createVch.shell.secretsGone', values: {} });
    const check = failureOf(activity);
    if (check) this.#draft.setChecks('creation', null, [check]);
    else if (activity.failure) {
      const values = { text: activity.failure.message };
      this.#draft.tell({ slice: 'general', key: 'createVch.shell.failedBefore', values });
    }
    await this.#openAt(check ? stepOf(check.slice) : 'general', check?.path ?? null);
  }

  /** All steps have been gone through before: each may be gone to at once. */
  async #openAt(step: string, focus: string | null = null): Promise<void> {
    const { id, slice: current } = stepById(step);
    this.#wizard.visitUpTo('summary');
    for (const slice of SLICE_NAMES) if (slice !== current) this.#draft.reveal(slice);
    await this.#wizard.open(id, focus);
    this.#begin();
  }

  #begin(): void {
    this.#draft.begin();
    this.#state.set({ status: 'ready' });
  }

  async #readRights(): Promise<void> {
    await this.#rights.read();
    this.#shelf.belongTo(this.#rights.userName());
  }
}

/** From the menu of a virtual machine it is a copy of the VCH that this is. */
function originOf(data: unknown, contextIds: readonly string[]): Origin {
  if (Check(RetryData, data)) return { kind: 'retry', activityId: data.activityId };
  const context = parseUrn(contextIds[0] ?? '');
  const vch = Check(CopyData, data) ? parseUrn(data.copyOf) : context?.type === VIRTUAL_MACHINE ? context : null;
  return vch ? { kind: 'copy', vcGuid: vch.vcGuid, moid: vch.moid } : { kind: 'nothing' };
}

function preselectionOf(ids: readonly string[]): Preselection | null {
  const context = parseUrn(ids[0] ?? '');
  return context?.type === VIRTUAL_MACHINE ? null : context;
}

/** Why an activity failed, as a finding about the draft; null where no step is concerned. */
function failureOf({ failure }: Activity): PreflightCheck | null {
  if (!failure?.slice) return null;
  const { slice, path, message: cause } = failure;
  return { code: 'creation-failed', outcome: 'error', slice, path, cause, remedy: null, action: null };
}
