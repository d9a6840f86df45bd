import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Findings in Clarity's own markup that a plug-in cannot cure: rule, and the only selector for which it is excused. */
const CLARITY_OWN: readonly { readonly rule: string; readonly selector: RegExp }[] = [
  { rule: 'scrollable-region-focusable', selector: /\.datagrid-content$/u },
];

/** axe's findings on the page and all its frames, as `rule: selector (page)` texts. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // copies of the style sheets, which the page's content security policy rightly refuses
    .options({ preload: false })
    .analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target: target.join(' '), summary: failureSummary ?? '' })),
  );
  return findings
    .filter(({ id, target }) => !CLARITY_OWN.some(({ rule, selector }) => rule === id && selector.test(target)))
    .map(({ id, target, summary }) => `${id}: ${target} ${summary.replaceAll(/\s+/gu, ' ')}`);
}
