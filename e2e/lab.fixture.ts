import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type FrameLocator, type Page } from 'playwright/test';
import { ADMINISTRATOR, LAB_PASSWORD } from '../lab/launcher/accounts.ts';
import { startLab, type Lab } from '../lab/launcher/lab.ts';
import { freePorts } from '../lab/launcher/ports.ts';
import { productFromPackage } from '../lab/launcher/product.ts';
import { unpackPackage } from './unpacked-package.ts';

export { expect };

interface WorkerFixtures {
  scenario: string;
  emulate: string;
  /** a lab of this worker's own, running the packaged product, where nothing changes by itself */
  lab: Lab;
}

/** Playwright's `test` with a lab that runs the packaged product. */
export const test = base.extend<object, WorkerFixtures>({
  scenario: ['default', { scope: 'worker', option: true }],
  emulate: ['8.0.3', { scope: 'worker', option: true }],
  lab: [
    async ({ scenario, emulate }, use) => {
      const product = await unpackPackage();
      const lines: string[] = [];
      const lab = await startLab({
        scenario,
        emulate,
        isStill: true,
        ports: await freePorts(),
        product: productFromPackage(product.folder),
        isSupervised: false,
        onLine: (listener, line) => lines.push(`[${listener}] ${line}`),
      });
      await use(lab);
      await lab.stop();
      await product.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Opens a page of the stand-in and logs in there, as the administrator unless told. */
export async function logIn(page: Page, lab: Lab, path = '', userName = ADMINISTRATOR): Promise<void> {
  await page.goto(new URL(path, lab.address).href);
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password').fill(LAB_PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** The frame of the plug-in's global view. */
export function globalView(page: Page): FrameLocator {
  return page.frameLocator('iframe[data-frame-kind="global"]');
}

/** Opens the plug-in from the client's main menu. */
export async function openPlugin(page: Page): Promise<FrameLocator> {
  await page.getByTestId('nav-plugin-com.vmware.vic').click();
  return globalView(page);
}

/** axe's findings on the page and its frames, as `rule: selector` texts. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
