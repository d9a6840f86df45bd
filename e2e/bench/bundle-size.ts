import { chromium, type Page } from 'playwright/test';
import type { Lab } from '../../lab/launcher/lab.ts';
import { BROWSER_FLAGS, findBrowser } from '../../tools/find-browser.ts';
import { Client } from '../pages/client.ts';
import type { Figure } from './figure.ts';

/** kB that the browser transfers for the plug-in's first view, styles and texts included, in the packaged product. */
export async function measureFirstView(lab: Lab): Promise<readonly Figure[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage();
    const bytes = await firstViewBytes(page, lab);
    return [{ name: 'first view, compressed, styles included', value: bytes / 1000, unit: 'kB', bar: 350 }];
  } finally {
    await browser.close();
  }
}

async function firstViewBytes(page: Page, lab: Lab): Promise<number> {
  let bytes = 0;
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/vic/') || request.url().includes('/vic/api/')) return;
    void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
  });
  // what is fetched in advance for other pages does not count
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await new Client(page, lab.address).enterPlugin();
  await page.waitForLoadState('networkidle');
  return bytes;
}
