import type { Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslateService, type TranslationObject } from '@ngx-translate/core';
import { vchSpecDefaults, type VchSpec } from '@vic/contract/vch-spec';
import { DraftStore, type Preselection } from '../app/features/create-vch/draft/draft.store.ts';
import { registerWizardIcons } from '../app/features/create-vch/icons.ts';
import { answer, elementOf, requestTo, setUpBench, settle, tearDownBench, type Bench } from './test-bed.ts';

let english: Promise<TranslationObject> | null = null;

/** What a step is opened with. */
export interface StepFacts {
  /** page-scoped stores that the step shares with others */
  readonly providers?: readonly Provider[];
  /** slices that differ from how a draft starts */
  readonly spec?: Partial<VchSpec>;
  readonly preselection?: Preselection;
}

/** A step of the wizard as its user sees it, with a draft of its own. */
export class StepHarness {
  readonly bench: Bench;
  readonly element: HTMLElement;
  readonly draft: DraftStore;

  private constructor(bench: Bench, element: HTMLElement, draft: DraftStore) {
    this.bench = bench;
    this.element = element;
    this.draft = draft;
  }

  /** Opens a step; nothing has been answered yet. */
  static async open(step: Type<unknown>, facts: StepFacts = {}): Promise<StepHarness> {
    english ??= fetch('i18n/create-vch/en.json').then((response) => response.json() as Promise<TranslationObject>);
    const texts = await english;
    TestBed.configureTestingModule({ providers: [DraftStore, ...(facts.providers ?? [])] });
    const bench = await setUpBench();
    TestBed.inject(TranslateService).setTranslation('en', texts, true);
    registerWizardIcons();
    const draft = TestBed.inject(DraftStore);
    draft.replace({ ...vchSpecDefaults, ...facts.spec });
    if (facts.preselection) draft.preselect(facts.preselection);
    const element = elementOf(TestBed.createComponent(step));
    document.body.append(element);
    await settle();
    return new StepHarness(bench, element, draft);
  }

  close(): void {
    this.element.remove();
    tearDownBench();
  }

  /** Answers a request of the step. */
  async answer(path: string, body: object): Promise<void> {
    await answer(this.bench, path, body);
  }

  /** Fails a request of the step with a problem document. */
  async refuse(path: string, problem: { readonly status: number }): Promise<void> {
    (await requestTo(this.bench, path)).flush(problem, { status: problem.status, statusText: 'Error' });
    await settle();
  }

  get text(): string {
    return shownText(this.element);
  }

  find(selector: string): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing in the step matches ${selector}`);
    return found;
  }

  /** The control of a name in the step's form. */
  control(name: string): HTMLInputElement {
    return this.find(`[formControlName="${name}"]`) as HTMLInputElement;
  }

  /** Chooses an entry of a list by its number, from 0. */
  async choose(name: string, index: number): Promise<void> {
    const list = this.find(`select[formControlName="${name}"]`) as HTMLSelectElement;
    list.selectedIndex = index;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(selector)];
  }

  /** What has a name for those who hear it: by its `aria-label`, or by its words. */
  named(selector: string, name: string): HTMLElement {
    const found = this.all(selector).find((each) =>
      (each.getAttribute('aria-label') ?? shownText(each)).includes(name),
    );
    if (!found) throw new Error(`no ${selector} is named "${name}"`);
    return found;
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await settle();
  }

  async enter(target: HTMLElement, text: string): Promise<void> {
    (target as HTMLInputElement).value = text;
    target.dispatchEvent(new Event('input', { bubbles: true }));
    target.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  async leave(target: HTMLElement): Promise<void> {
    target.dispatchEvent(new Event('blur'));
    target.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await settle();
  }

  async press(target: HTMLElement, key: string): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  }
}

function shownText(element: HTMLElement): string {
  return (element.textContent || '').replace(/\s+/g, ' ').trim();
}
