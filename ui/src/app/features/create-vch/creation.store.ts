import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { SLICE_NAMES, type VchSpec } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault, type FieldFault } from '../../core/errors/app-fault.ts';
import { HOST } from '../../core/host/host.ts';
import { Session } from '../../core/session/session.ts';
import { VchCreationClient } from './api/vch-creation.client.ts';
import { DraftShelf } from './draft/draft-shelf.ts';
import { DraftStore } from './draft/draft.store.ts';
import { isSameValue, pointerParts } from './draft/json-pointer.ts';
import { OperationsUserCheckStore } from './operations-user-check.store.ts';
import { PreflightStore } from './preflight.store.ts';
import { WizardStore } from './wizard.store.ts';

/** What Finish is doing; `accepted`: the work goes on without the wizard. */
export type CreationPhase = 'idle' | 'checking-user' | 'checking' | 'sending' | 'accepted';

/** Has the VCH made that the draft describes. */
@Injectable()
export class CreationStore {
  readonly #draft = inject(DraftStore);
  readonly #wizard = inject(WizardStore);
  readonly #preflight = inject(PreflightStore);
  readonly #userCheck = inject(OperationsUserCheckStore);
  readonly #api = inject(VchCreationClient);
  readonly #shelf = inject(DraftShelf);
  readonly #session = inject(Session);
  readonly #host = inject(HOST);
  readonly #phase = signal<CreationPhase>('idle');
  /** A session that goes on leaves its end behind. */
  readonly #fault = linkedSignal<number, AppFault | null>({
    source: this.#session.resumptions,
    computation: () => null,
  });
  #request: { readonly id: string; readonly spec: VchSpec } | null = null;

  readonly phase = this.#phase.asReadonly();
  readonly isBusy = computed(() => !['idle', 'accepted'].includes(this.#phase()));
  /** Why the last try failed, beside what is said at the fields. */
  readonly fault = this.#fault.asReadonly();

  /** Checks everything, then asks the server for it. Closes the dialog once the server has accepted. */
  async finish(): Promise<void> {
    if (this.#draft.isFrozen() || this.#phase() !== 'idle') return;
    SLICE_NAMES.forEach((name) => {
      this.#draft.reveal(name);
    });
    this.#fault.set(null);
    this.#draft.setChecks('creation', null, []);
    const isAccepted = await this.#draft.frozen(() => this.#attempt());
    this.#phase.set(isAccepted ? 'accepted' : 'idle');
    if (!isAccepted && !this.#session.isEnded()) await this.#wizard.showFaults();
  }

  async #attempt(): Promise<boolean> {
    if (this.#hasRuleFaults()) return false;
    this.#phase.set('checking-user');
    if (!(await this.#userCheck.ensure())) return false;
    if (this.#session.isEnded()) return false;
    this.#phase.set('checking');
    if ((await this.#preflight.checkAll()) === 'failed') return false;
    if (this.#session.isEnded()) return false;
    this.#phase.set('sending');
    return this.#send();
  }

  async #send(): Promise<boolean> {
    const spec = this.#draft.spec();
    const vcGuid = spec.compute.resource?.vcGuid ?? '';
    try {
      const activity = await firstValueFrom(this.#api.create(vcGuid, { requestId: this.#requestId(spec), spec }));
      this.#shelf.clear();
      // Opened from an object's menu, nothing behind the dialog tells what becomes of the VCH.
      if (this.#host.contextObjectIds().length > 0) this.#host.leaveDialogFor('/main/vchs');
      else this.#host.closeModal({ activityId: activity.id });
      return true;
    } catch (thrown) {
      this.#refused(toFault(thrown));
      return false;
    }
  }

  /** The same for a draft that did not change: an answer that got lost cannot make two VCHs. */
  #requestId(spec: VchSpec): string {
    if (!this.#request || !isSameValue(this.#request.spec, spec)) this.#request = { id: crypto.randomUUID(), spec };
    return this.#request.id;
  }

  #refused(fault: AppFault): void {
    const findings = fault.fields.map((field) => finding(field)).filter((found) => found !== null);
    this.#draft.setChecks('creation', null, findings);
    const isAllAtFields = findings.length > 0 && findings.length === fault.fields.length;
    this.#fault.set(isAllAtFields ? null : fault);
    // A refusal is an answer: what is sent next is another request, even if nothing changed.
    if (fault.fields.length > 0) this.#request = null;
  }

  #hasRuleFaults(): boolean {
    return this.#draft.allFaults().some(({ source, severity }) => source === 'rule' && severity === 'error');
  }
}

/** What vic-machine-server refused, as a finding at the field; null where it names none of ours. */
function finding({ path, message }: FieldFault): PreflightCheck | null {
  const slice = SLICE_NAMES.find((name) => name === pointerParts(path)[0]);
  if (!slice) return null;
  return { code: 'refused', outcome: 'error', slice, path, cause: message, remedy: null, action: null };
}
