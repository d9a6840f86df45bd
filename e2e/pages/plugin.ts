import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';
import { ListPage } from './list-page.ts';
import { Wizard } from './wizard.ts';

/** The plug-in's global view. */
export class Plugin {
  readonly page: Page;
  readonly frame: FrameLocator;
  readonly body: Locator;
  readonly alerts: Locator;
  readonly liveState: Locator;
  /** opens the wizard */
  readonly newVchButton: Locator;

  constructor(page: Page, frame: FrameLocator) {
    this.page = page;
    this.frame = frame;
    this.body = frame.locator('body');
    this.alerts = frame.locator('clr-alert');
    this.liveState = frame.locator('vic-live-state');
    this.newVchButton = frame.getByRole('button', { name: 'New Virtual Container Host' }).first();
  }

  tab(name: 'Summary' | 'Virtual Container Hosts' | 'Containers'): Locator {
    return this.frame.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name, exact: true });
  }

  /** Opens the list of VCHs and waits for its rows. */
  openVchs(): Promise<ListPage> {
    return this.#openList('Virtual Container Hosts');
  }

  /** Opens the list of containers and waits for its rows. */
  openContainers(): Promise<ListPage> {
    return this.#openList('Containers');
  }

  /** The list that is on the screen. */
  get list(): ListPage {
    return new ListPage(this.frame);
  }

  /** Opens the wizard from the list of VCHs. */
  async newVch(): Promise<Wizard> {
    await this.newVchButton.click();
    return this.wizard;
  }

  /** The wizard that is on the screen, or will be. */
  get wizard(): Wizard {
    return new Wizard(this.page);
  }

  /** An activity in the panel below the lists, by the name of its VCH. */
  activity(vchName: string): Locator {
    return this.frame.locator('vic-activity-card').filter({ hasText: vchName });
  }

  /** A panel of the summary, by its heading. */
  panel(heading: string): Locator {
    return this.frame
      .locator('.vic-panel')
      .filter({ has: this.frame.getByRole('heading', { name: heading, exact: true }) });
  }

  /** A vCenter's row in the summary. */
  vcenterRow(name: string): Locator {
    return this.frame.getByRole('row').filter({ has: this.frame.getByRole('rowheader', { name }) });
  }

  /** Waits until the plug-in says that changes arrive by themselves. */
  async becomesLive(): Promise<void> {
    await expect(this.liveState).toHaveText(/Live$/u, { timeout: 40_000 });
  }

  /** Address of the page inside the frame, from `#` on. */
  address(): Promise<string> {
    return this.body.evaluate(() => location.hash);
  }

  backgroundColor(): Promise<string> {
    return this.body.evaluate((body) => getComputedStyle(body).backgroundColor);
  }

  /** Loads the frame again, as its own "Reload frame" does. */
  async reload(): Promise<void> {
    await this.body.evaluate(() => location.reload());
  }

  async #openList(name: 'Virtual Container Hosts' | 'Containers'): Promise<ListPage> {
    await this.tab(name).click();
    const list = this.list;
    await list.rows.first().waitFor();
    return list;
  }
}
