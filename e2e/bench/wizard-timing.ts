import { expect, type Page } from 'playwright/test';
import type { Plugin } from '../pages/plugin.ts';
import type { StepName, Wizard } from '../pages/wizard.ts';

const FIELD_FOCUSED = 'field focused';

/** From Next to a step, in milliseconds. */
export interface StepTimes {
  /** until the step is on the screen; the server's checks of the step before are in it */
  readonly shownMs: number;
  /** from there until it has read what it offers */
  readonly readMs: number;
}

/** Lets the pages of a tab note when a field is first focused. Must be called before the page is opened. */
export async function noteFocus(page: Page): Promise<void> {
  await page.addInitScript((mark) => {
    addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLInputElement) performance.mark(mark);
    });
  }, FIELD_FOCUSED);
}

/** Opens the wizard from the list of VCHs. @returns it, and the milliseconds from the click to the focus in its first field */
export async function openTimed(plugin: Plugin): Promise<{ wizard: Wizard; ms: number }> {
  await expect(plugin.newVchButton).toBeEnabled();
  const clicked = plugin.newVchButton.evaluate((button: HTMLElement) => {
    const now = performance.timeOrigin + performance.now();
    button.click();
    return now;
  });
  const { wizard } = plugin;
  await expect(wizard.field('Name')).toBeFocused({ timeout: 30_000 });
  const focusedAt = await wizard.frame.locator('body').evaluate((_body, mark) => {
    const [first] = performance.getEntriesByName(mark);
    return performance.timeOrigin + (first?.startTime ?? Number.NaN);
  }, FIELD_FOCUSED);
  return { wizard, ms: focusedAt - (await clicked) };
}

/** Presses Next and waits until the next step shows `usable`, a selector. Timed inside the page, without a driver's delays. */
export async function goOnTimed(wizard: Wizard, to: StepName, usable: string): Promise<StepTimes> {
  const timing = wizard.next.evaluate(
    (next: HTMLElement, usable) =>
      new Promise<StepTimes>((resolve) => {
        const currentStep = () => document.querySelector('[aria-current="step"]');
        const before = currentStep();
        const startedAt = performance.now();
        let shownMs: number | null = null;
        const look = () => {
          const now = performance.now() - startedAt;
          if (currentStep() === before) return;
          shownMs ??= now;
          if (!document.querySelector(usable)) return;
          observer.disconnect();
          resolve({ shownMs, readMs: now - shownMs });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        next.click();
      }),
    usable,
  );
  const [times] = await Promise.all([timing, wizard.shows(to)]);
  return times;
}
