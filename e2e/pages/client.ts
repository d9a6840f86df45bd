import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import { Plugin } from './plugin.ts';
import { VmCard } from './vm-card.ts';
import type { Wizard } from './wizard.ts';

const PLUGIN_KEY = 'com.vmware.vic';

/** The vSphere Client stand-in around the plug-in, as a user sees it. */
export class Client {
  readonly page: Page;
  readonly #address: string;
  readonly mainMenu: Locator;
  /** entry of the plug-in in the main menu, while that is open */
  readonly pluginEntry: Locator;
  /** switches between light and dark */
  readonly themeButton: Locator;
  readonly banner: Locator;
  readonly logInButton: Locator;

  /** `address` ends in `/ui/`. */
  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
    this.mainMenu = page.getByTestId('nav-main');
    this.themeButton = page.getByTestId('theme');
    this.pluginEntry = page.getByTestId(`nav-plugin-${PLUGIN_KEY}`);
    this.banner = page.getByTestId('banner');
    this.logInButton = page.getByRole('button', { name: 'Log in' });
  }

  /** Opens a page of the client without logging in. `path` is relative to `/ui/`. */
  async goTo(path = ''): Promise<void> {
    await this.page.goto(new URL(path, this.#address).href);
  }

  /** Fills in the login form that is on the screen. */
  async logIn(userName = ADMINISTRATOR, password = LAB_PASSWORD): Promise<void> {
    await this.page.getByLabel('User name').fill(userName);
    await this.page.getByLabel('Password').fill(password);
    await this.logInButton.click();
  }

  /** Opens a page of the client as a user. */
  async enter(path = '', userName = ADMINISTRATOR): Promise<void> {
    await this.goTo(path);
    await this.logIn(userName);
    await this.mainMenu.waitFor();
  }

  /** Logs in and opens the plug-in from the main menu. */
  async enterPlugin(userName = ADMINISTRATOR): Promise<Plugin> {
    await this.enter('', userName);
    return this.openPlugin();
  }

  /** Logs in and opens the wizard from the list of VCHs, once that is live. */
  async enterWizard(): Promise<Wizard> {
    const plugin = await this.enterPlugin();
    await plugin.openVchs();
    await plugin.becomesLive();
    return plugin.newVch();
  }

  async openPlugin(): Promise<Plugin> {
    await this.mainMenu.click();
    await this.pluginEntry.click();
    return this.plugin;
  }

  async logOut(): Promise<void> {
    await this.page.getByTestId('user-menu').click();
    await this.page.getByTestId('logout').click();
  }

  /** Presses the browser's back button; pages inside frames count, too. */
  async goBack(): Promise<void> {
    await this.page.evaluate(() => history.back());
  }

  /** The plug-in's global view that is on the screen. */
  get plugin(): Plugin {
    return new Plugin(this.page, this.#frame('global'));
  }

  /** The plug-in's card on the VM page that is on the screen. */
  get card(): VmCard {
    return new VmCard(this.page.locator('.plugin-card'), this.#frame('card'));
  }

  /** Address of a VM's Summary page, relative to `/ui/`. */
  static vmSummary(moid: string, guid: string): string {
    return `app/VirtualMachine/${moid}@${guid}/summary`;
  }

  /** State of the plug-in at a vCenter, on the administration page. */
  pluginState(vcenter: string): Locator {
    return this.page.getByTestId(`plugin-${PLUGIN_KEY}-${vcenter}`).locator('[data-testid^="plugin-state-"]');
  }

  /** Does as the banner says: plug-ins that came or went appear or vanish. */
  async refreshBrowser(): Promise<void> {
    await this.banner.getByRole('button', { name: 'Refresh browser' }).click();
    await expect(this.banner).toHaveCount(0);
  }

  /** Changes the client's theme and waits until every plug-in frame follows. */
  async showTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.turn('theme', theme);
    await expect(this.page.locator('body')).toHaveAttribute('cds-theme', theme);
    for (const frame of this.page.frames().slice(1)) {
      await expect(frame.locator('body')).toHaveAttribute('cds-theme', theme);
    }
  }

  /** Turns a test switch of the stand-in. */
  async turn(name: string, value: unknown = null): Promise<void> {
    const response = await fetch(new URL('host/switch', this.#address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, value }),
    });
    expect(response.status, `switch ${name}`).toBe(200);
  }

  #frame(kind: 'global' | 'card'): FrameLocator {
    return this.page.frameLocator(`iframe[data-frame-kind="${kind}"]`);
  }
}
