import { expect, type Download, type FrameLocator, type Locator, type Page } from 'playwright/test';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';

export type StepName =
  'General' | 'Compute' | 'Storage' | 'Networks' | 'Security' | 'Registry access' | 'Operations user' | 'Summary';

/** The wizard in the dialog that the client shows. */
export class Wizard {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** the frame in the client's dialog */
  readonly dialog: Locator;
  readonly steps: Locator;
  readonly heading: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly finish: Locator;
  readonly cancel: Locator;
  /** what is to be put right, on top of the step */
  readonly faults: Locator;

  constructor(page: Page) {
    this.page = page;
    this.frame = page.frameLocator('iframe[data-frame-kind="modal"]');
    this.dialog = page.locator('iframe[data-frame-kind="modal"]');
    this.steps = this.frame.getByRole('navigation', { name: 'Steps' });
    this.heading = this.frame.getByRole('heading', { level: 1 });
    this.next = this.frame.getByRole('button', { name: 'Next', exact: true });
    this.back = this.frame.getByRole('button', { name: 'Back', exact: true });
    this.finish = this.frame.getByRole('button', { name: 'Finish', exact: true });
    this.cancel = this.frame.getByRole('button', { name: 'Cancel', exact: true });
    this.faults = this.frame.locator('vic-fault-summary');
  }

  step(name: StepName): Locator {
    return this.steps.getByRole('button', { name });
  }

  field(label: string): Locator {
    return this.frame.getByLabel(label, { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }

  /** Waits until a step is on the screen. */
  async shows(name: StepName): Promise<void> {
    await expect(this.step(name)).toHaveAttribute('aria-current', 'step', { timeout: 20_000 });
  }

  /** Presses Next and waits for the step that follows. */
  async goOn(to: StepName): Promise<void> {
    await this.next.click();
    await this.shows(to);
  }

  /** A node of the tree of places. */
  node(name: string): Locator {
    return this.frame
      .getByRole('treeitem')
      .filter({ has: this.page.locator('bdi.name').getByText(name, { exact: true }) });
  }

  /** Opens a node of the tree of places, if it is not open. */
  async open(name: string): Promise<void> {
    const node = this.node(name);
    await node.waitFor();
    if ((await node.getAttribute('aria-expanded')) === 'true') return;
    await node.focus();
    await node.press('ArrowRight');
    await expect(node).toHaveAttribute('aria-expanded', 'true');
  }

  /** Opens the way through the tree of places and chooses its end. */
  async choosePlace(...way: readonly string[]): Promise<void> {
    for (const name of way.slice(0, -1)) await this.open(name);
    const end = this.node(way.at(-1) ?? '');
    await end.click();
    await expect(end).toHaveAttribute('aria-selected', 'true');
  }

  /** Chooses from a picker of port groups. */
  async chooseNetwork(label: string, name: string): Promise<void> {
    const field = this.frame.getByRole('combobox', { name: label, exact: true });
    await field.click();
    await field.fill(name);
    await this.frame.getByRole('option').filter({ hasText: name }).first().click();
    await expect(field).toHaveValue(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'u'));
  }

  async chooseDatastore(name: string): Promise<void> {
    await this.frame.getByRole('radio', { name, exact: true }).check();
  }

  async enterOperationsUser(user = ADMINISTRATOR, password = LAB_PASSWORD): Promise<void> {
    await this.field('Operations user').fill(user);
    await this.field('Password').fill(password);
  }

  /** Chooses one of the ways to certificates by the beginning of its name. */
  async chooseCertificates(name: RegExp): Promise<void> {
    await this.frame.getByRole('radio', { name }).check();
  }

  /** Lets the browser make the certificates and downloads everything. */
  async makeCertificates(): Promise<Download> {
    await this.button('Make certificates').click();
    const download = this.page.waitForEvent('download');
    await this.button(/Download all/).click({ timeout: 30_000 });
    return download;
  }

  /** Sends the request. The dialog closes if it is accepted. */
  async create(): Promise<void> {
    await this.finish.click();
    await expect(this.dialog).toHaveCount(0, { timeout: 60_000 });
  }
}
