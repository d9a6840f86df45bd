import { readFile } from 'node:fs/promises';
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
  /** what happened to the draft without the user's doing */
  readonly notices: Locator;

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
    this.notices = this.frame.locator('vic-notices');
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

  /** A field for text or a number, by its label. */
  input(label: string, within: Locator = this.frame.locator('main')): Locator {
    const named = { name: label, exact: true };
    return within.getByRole('textbox', named).or(within.getByRole('spinbutton', named));
  }

  /** A list to choose from, by its label. */
  select(label: string, within: Locator = this.frame.locator('main')): Locator {
    return within.getByRole('combobox', { name: label, exact: true });
  }

  /** Chooses from a list by the beginning of an option. */
  async choose(label: string, beginning: string, within: Locator = this.frame.locator('main')): Promise<void> {
    const list = this.select(label, within);
    const options = await list.locator('option').allInnerTexts();
    const option = options.find((text) => text.trim().startsWith(beginning));
    await list.selectOption({ label: option?.trim() ?? beginning });
  }

  /** Enters a number with its unit. */
  async enterQuantity(label: string, value: string, unit: string): Promise<void> {
    await this.input(label).fill(value);
    await this.select(`${label}: unit`).selectOption(unit);
  }

  /** Enters a static address of one of the endpoint VM's networks. */
  async enterAddress(network: string, address: string, gateway: string): Promise<void> {
    await this.part(network).getByRole('radio', { name: 'Static', exact: true }).check();
    await this.input(`${network} address`).fill(address);
    await this.input(`${network} gateway`).fill(gateway);
  }

  /** A sentence that stands beside a field. */
  faultAtField(sentence: string): Locator {
    return this.frame.locator('vic-field-faults, vic-file-faults').getByText(sentence).filter({ visible: true });
  }

  /** The field with this JSON pointer, such as `/general/name`. */
  said(path: string): Locator {
    return this.frame.locator(`[data-path="${path}"]`);
  }

  /** A part of a step, by its heading. */
  part(heading: string): Locator {
    return this.frame.getByRole('region', { name: heading, exact: true });
  }

  /** A container network, counted from 0. */
  containerNetwork(index: number): Locator {
    return this.frame.locator('vic-container-network').nth(index);
  }

  /** Enters texts into a list of texts, each into a row of its own below those that are there. */
  async enterList(
    label: string,
    texts: readonly string[],
    within: Locator = this.frame.locator('main'),
  ): Promise<void> {
    const list = within
      .locator('vic-list-of-texts')
      .filter({ has: this.page.getByRole('list', { name: label, exact: true }) });
    const rows = list.getByRole('textbox');
    for (const text of texts) {
      const count = await rows.count();
      await list.getByRole('button', { name: /^Add/u }).click();
      await rows.nth(count).fill(text);
    }
  }

  /** Chooses a file with the button of this name. */
  async chooseFile(button: string | RegExp, file: string | { name: string; content: string }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    const payload =
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.content) };
    await (await chooser).setFiles(payload);
  }

  /** Opens the advanced settings of a step, if they are not open. */
  async openAdvanced(name: string | RegExp = /^Advanced settings/u): Promise<void> {
    const toggle = this.button(name);
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
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
  async chooseNetwork(label: string, name: string, within: Locator = this.frame.locator('main')): Promise<void> {
    const field = within.getByRole('combobox', { name: label, exact: true });
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

  /** Text of the file that a button hands over. */
  async download(button: string | RegExp): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.button(button).click();
    return readFile(await (await download).path(), 'utf8');
  }

  /** The command line that the summary prints for a shell. */
  async commandLine(shell: string): Promise<string> {
    await this.select('Shell').selectOption({ label: shell });
    return this.frame.locator('vic-command-line pre').innerText();
  }

  /** Closes the wizard before anything was entered. */
  async close(): Promise<void> {
    await this.cancel.click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Closes the wizard and throws away what was entered. */
  async discard(): Promise<void> {
    await this.cancel.click();
    await this.button('Discard draft and close').click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Sends the request. The dialog closes if it is accepted. */
  async create(): Promise<void> {
    await this.finish.click();
    await expect(this.dialog).toHaveCount(0, { timeout: 60_000 });
  }
}
