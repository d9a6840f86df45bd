import { computed, Injectable, signal, type Signal } from '@angular/core';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { checkSlice, SLICE_NAMES, vchSpecDefaults, type SliceName, type VchSpec } from '@vic/contract/vch-spec';
import { ofCheck, ofRule, type DraftFault, type Message } from './draft-fault.ts';
import { isSameValue, isWithin, pointerParts, valueAt } from './json-pointer.ts';

/** Something that happened to the draft without the user's doing, such as a choice that was dropped. */
export interface Notice extends Message {
  /** step that it concerns */
  readonly slice: SliceName;
}

/** Where the wizard was started from: what is chosen as the VCH's place unless the user chooses otherwise. */
export interface Preselection {
  readonly vcGuid: string;
  /** vim type, such as `ClusterComputeResource` */
  readonly type: string;
  readonly moid: string;
}

/** Who looked at the draft. */
export type CheckSource = 'preflight' | 'user-check' | 'creation';

/** A finding of the server, with what it was found for. */
interface HeldCheck {
  readonly source: CheckSource;
  readonly check: PreflightCheck;
  readonly subject: unknown;
}

/** The VCH as it is being described, shared by all steps. A step reads and writes this and nothing else. */
@Injectable()
export class DraftStore {
  readonly #spec = signal<VchSpec>(vchSpecDefaults);
  /** what the user found when they began, and what happened to it since without their doing */
  readonly #start = signal<VchSpec | null>(null);
  readonly #checks = signal<readonly HeldCheck[]>([]);
  readonly #revealed = signal<ReadonlySet<SliceName>>(new Set());
  readonly #notices = signal<readonly Notice[]>([]);
  readonly #preselection = signal<Preselection | null>(null);
  readonly #isFrozen = signal(false);
  readonly #obstacles = signal<readonly DraftFault[]>([]);

  readonly spec = this.#spec.asReadonly();
  /** The user has entered something since they began. */
  readonly hasChanges = computed(() => {
    const start = this.#start();
    return start !== null && !isSameValue(start, this.#spec());
  });
  readonly notices = this.#notices.asReadonly();
  readonly preselection = this.#preselection.asReadonly();
  /** Nothing may be changed now: the draft is being checked or sent. */
  readonly isFrozen = this.#isFrozen.asReadonly();
  /** Whatever is wrong anywhere, in the order of the steps. */
  readonly allFaults = computed(() => SLICE_NAMES.flatMap((name) => this.#faults[name]()));
  /** What the server found of the draft as it is now, passed and skipped checks included. */
  readonly checks = computed((): readonly PreflightCheck[] =>
    this.#checks()
      .filter((held) => isSameValue(subjectOf(held.check, this.#spec()), held.subject))
      .map(({ check }) => check),
  );

  readonly #faults: Readonly<Record<SliceName, Signal<readonly DraftFault[]>>> = {
    general: this.#faultsOf('general'),
    compute: this.#faultsOf('compute'),
    storage: this.#faultsOf('storage'),
    networks: this.#faultsOf('networks'),
    security: this.#faultsOf('security'),
    registry: this.#faultsOf('registry'),
    operationsUser: this.#faultsOf('operationsUser'),
  };

  /** One part of the draft, as it changes. */
  slice<N extends SliceName>(name: N): Signal<VchSpec[N]> {
    return computed(() => this.#spec()[name]);
  }

  /** Takes over what the user entered. */
  update<N extends SliceName>(name: N, value: VchSpec[N]): void {
    this.#spec.update((spec) => ({ ...spec, [name]: value }));
  }

  /** Changes what the user has not asked to change, such as a choice that is gone: where they entered nothing, that stays so. */
  adjust<N extends SliceName>(name: N, value: VchSpec[N]): void {
    const before = this.#spec()[name];
    this.#start.update((start) => (start && isSameValue(start[name], before) ? { ...start, [name]: value } : start));
    this.update(name, value);
  }

  /** From now on the user enters: what is there counts as found. */
  begin(): void {
    this.#start.set(this.#spec());
  }

  /** Another draft altogether: a copy, an import, an older draft. */
  replace(spec: VchSpec): void {
    this.#spec.set(spec);
    this.#checks.set([]);
    this.#revealed.set(new Set());
    this.#notices.set([]);
  }

  /** What is wrong with a slice: by its rules as it is now, and what the server found for values that are still the same. */
  faults(name: SliceName): Signal<readonly DraftFault[]> {
    return this.#faults[name];
  }

  /**
   * What is wrong at a path, or anywhere below it. Reads signals.
   * @param path JSON pointer such as `/general/name`
   */
  faultsAt(path: string, { isDeep = false } = {}): readonly DraftFault[] {
    return this.allFaults().filter((fault) => (isDeep ? isWithin(fault.path, path) : fault.path === path));
  }

  /** The user has tried to go on: faults of untouched fields show too. Reads a signal. */
  isRevealed(name: SliceName): boolean {
    return this.#revealed().has(name);
  }

  /** The user has tried to go on from here. */
  reveal(name: SliceName): void {
    this.#revealed.update((names) => new Set([...names, name]));
  }

  /**
   * Takes over what the server found, instead of what the same source found before. A finding stands as long as what it is
   * about stays as it was asked for.
   * @param name slice that was looked at; null: all
   * @param asked what was looked at; the user may have changed the draft since
   */
  setChecks(
    source: CheckSource,
    name: SliceName | null,
    checks: readonly PreflightCheck[],
    asked: VchSpec = this.#spec(),
  ): void {
    const found = checks.map((check) => ({ source, check, subject: subjectOf(check, asked) }));
    this.#checks.update((held) => {
      const others = held.filter((each) => each.source !== source || (name !== null && each.check.slice !== name));
      return [...others, ...found];
    });
  }

  /**
   * What a step itself found in the way, such as a key that belongs to another certificate: counts as a rule. Replaces what
   * was found before.
   */
  setObstacles(name: SliceName, obstacles: readonly DraftFault[]): void {
    this.#obstacles.update((held) => [...held.filter(({ slice }) => slice !== name), ...obstacles]);
  }

  /** Tells the user what was changed in the draft without their doing. */
  tell(notice: Notice): void {
    this.#notices.update((notices) => [...notices.filter((other) => !isSameValue(other, notice)), notice]);
  }

  /** The user has read it. */
  dismiss(notice: Notice): void {
    this.#notices.update((notices) => notices.filter((other) => other !== notice));
  }

  /** Before anything is entered. */
  preselect(preselection: Preselection | null): void {
    this.#preselection.set(preselection);
  }

  /** Nothing may be changed until the work is over, however it ends. */
  async frozen<T>(work: () => Promise<T>): Promise<T> {
    this.#isFrozen.set(true);
    try {
      return await work();
    } finally {
      this.#isFrozen.set(false);
    }
  }

  #faultsOf(name: SliceName): Signal<readonly DraftFault[]> {
    return computed(() => [
      ...checkSlice(name, this.#spec()).map(ofRule),
      ...this.#obstacles().filter(({ slice }) => slice === name),
      ...this.checks()
        .filter((check) => check.slice === name)
        .map(ofCheck)
        .filter((fault) => fault !== null),
    ]);
  }
}

/** The value, and the place, on which everything that the server can see depends. A user is refused with a password. */
function subjectOf({ slice, path }: PreflightCheck, spec: VchSpec): unknown {
  const isWhole = path === '' || slice === 'operationsUser';
  const { resource } = spec.compute;
  return [isWhole ? spec[slice] : valueAt(spec, pointerParts(path)), resource?.vcGuid, resource?.moid];
}
