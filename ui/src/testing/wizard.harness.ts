import type { HttpRequest } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { CreationRights } from '@vic/contract/placement';
import type { PreflightCheck, PreflightRequest } from '@vic/contract/vch-creation';
import type { SliceName, VchSpec } from '@vic/contract/vch-spec';
import { DraftShelf } from '../app/features/create-vch/draft/draft-shelf.ts';
import { STEPS } from '../app/features/create-vch/steps.ts';
import { until } from './certificates.ts';
import type { FakeHost } from './fake-host.ts';
import { PageHarness } from './page.harness.ts';
import { VC1 } from './records.ts';
import { requestTo, settle } from './test-bed.ts';
import { addWizardTexts } from './wizard-texts.ts';
import { aCreationRights, aPreflightReport, USER_NAME } from './wizard.ts';

const PREFLIGHT = `/api/vc/${VC1}/vch-preflight`;

/** What the wizard is opened with. */
export interface WizardFacts {
  /** step in the address */
  readonly step?: string;
  /** what the opener of the dialog handed over */
  readonly data?: unknown;
  readonly objectIds?: readonly string[];
  readonly rights?: CreationRights;
  /** draft of an earlier visit, which is gone on with at this step */
  readonly kept?: { readonly spec: VchSpec; readonly step: string };
}

/** The wizard as its user sees it. */
export class WizardHarness {
  readonly page: PageHarness;

  private constructor(page: PageHarness) {
    this.page = page;
  }

  /** Opens the wizard; an earlier draft is gone on with at once. */
  static async open(facts: WizardFacts = {}): Promise<WizardHarness> {
    const wizard = await WizardHarness.openAsking(facts);
    if (facts.kept) await wizard.press('Continue');
    return wizard;
  }

  /** Opens the wizard; an earlier draft is asked about. */
  static async openAsking({
    step,
    data = null,
    objectIds = [],
    rights,
    kept,
  }: WizardFacts = {}): Promise<WizardHarness> {
    const page = await PageHarness.open(`/create-vch${step ? `?step=${step}` : ''}`, async ({ host }) => {
      await addWizardTexts();
      // What the page loads later is here already, so that no test waits for it.
      await Promise.all(STEPS.map(({ load }) => load()));
      host.customData = data;
      host.objectIds = objectIds;
      if (kept) keepDraft(kept);
    });
    const wizard = new WizardHarness(page);
    await page.answer('vch-creation-rights', rights ?? aCreationRights());
    return wizard;
  }

  close(): void {
    this.page.close();
  }

  get host(): FakeHost {
    return this.page.bench.host;
  }

  get text(): string {
    return this.page.text;
  }

  get title(): string {
    return this.page.find('h1').textContent;
  }

  /** Steps of the list with their state in words: `General Complete`. */
  get steps(): string[] {
    return this.page.all('vic-step-list li').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
  }

  /** What the summary of faults says. */
  get faults(): string[] {
    return this.page.all('vic-fault-summary li').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
  }

  /** Presses the button with exactly these words. */
  async press(words: string): Promise<void> {
    const found = this.page.all('button').find((button) => button.textContent.trim() === words);
    if (!found) throw new Error(`no button says "${words}"`);
    await this.page.click(found);
  }

  isDisabled(words: string): boolean {
    return this.page.control(words).matches(':disabled');
  }

  field(label: string): HTMLInputElement {
    const found = this.page.all('label').find((each) => each.textContent.trim() === label);
    return this.page.find(`#${CSS.escape(found?.getAttribute('for') ?? '')}`) as HTMLInputElement;
  }

  async enter(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }

  /** Chooses a file in the picker inside an element. */
  async chooseFile(selector: string, content: string): Promise<void> {
    const box = this.page.find(`${selector} input[type="file"]`) as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File([content], 'chosen.json'));
    box.files = files.files;
    box.dispatchEvent(new Event('change'));
    await until(() => this.page.all(`${selector} dialog, ${selector} .fault`).length > 0);
  }

  async key(target: HTMLElement, key: string): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  }

  /** Answers each preflight that waits with the checks of its part; returns what was asked. */
  async answerPreflight(checks: readonly PreflightCheck[] = []): Promise<readonly PreflightRequest[]> {
    await settle();
    const requests = this.page.bench.http.match(({ url }) => url.endsWith(PREFLIGHT));
    if (requests.length === 0) throw new Error('no preflight waits for an answer');
    for (const request of requests) {
      const { slice } = askedIn(request);
      request.flush(aPreflightReport(checks.filter((check) => slice === null || check.slice === slice)));
    }
    await settle();
    return requests.map(askedIn);
  }

  /** Fails the preflight of one part with a problem document; those of others go on waiting. */
  async refusePreflight(slice: SliceName, problem: { readonly status: number }): Promise<void> {
    await settle();
    const { http } = this.page.bench;
    const request = http.expectOne(
      (each) => each.url.endsWith(PREFLIGHT) && askedIn({ request: each }).slice === slice,
    );
    request.flush(problem, { status: problem.status, statusText: 'Error' });
    await settle();
  }

  /** Answers a request below the vCenter of the draft; returns what was sent. */
  async answer(path: string, body: object): Promise<unknown> {
    const request = await requestTo(this.page.bench, `vc/${VC1}/${path}`);
    request.flush(body);
    await settle();
    return request.request.body;
  }

  /** Fails a request below the vCenter of the draft with a problem document. */
  async refuse(path: string, problem: { readonly status: number }): Promise<void> {
    const request = await requestTo(this.page.bench, `vc/${VC1}/${path}`);
    request.flush(problem, { status: problem.status, statusText: 'Error' });
    await settle();
  }

  /** How many requests to a path below the vCenter wait for an answer. */
  waitingFor(path: string): number {
    return this.page.bench.http.match(({ url }) => url.endsWith(`/api/vc/${VC1}/${path}`)).length;
  }
}

function askedIn({ request }: { readonly request: HttpRequest<unknown> }): PreflightRequest {
  return request.body as PreflightRequest;
}

/** A draft that the user left in an earlier visit. */
function keepDraft({ spec, step }: NonNullable<WizardFacts['kept']>): void {
  const shelf = TestBed.inject(DraftShelf);
  shelf.belongTo(USER_NAME);
  shelf.keep(spec, step);
  shelf.belongTo(null);
}
