import type { Locator, Page } from 'playwright/test';

const MOST_STOPS = 200;

/** Presses Tab until the target has the focus. Fails when it cannot be reached so. */
export async function focusByTab(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error(`${target.toString()} is not reached within ${MOST_STOPS} presses of Tab.`);
}
