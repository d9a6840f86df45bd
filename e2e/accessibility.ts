import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Findings in Clarity's own markup that a plug-in cannot cure: rule, and the only selector for which it is excused. */
const CLARITY_OWN: readonly { readonly rule: string; readonly selector: RegExp }[] = [
  { rule: 'scrollable-region-focusable', selector: /\.datagrid-content$/u },
];

/** Rules about what a theme changes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** axe's findings on the page and all its frames, as `rule: selector (page)` texts. */
export function accessibilityFindings(page: Page): Promise<readonly string[]> {
  return findings(axe(page));
}

/** Those that a page can have in a theme alone, when another one has none. */
export function colourFindings(page: Page): Promise<readonly string[]> {
  return findings(axe(page).withRules(COLOUR_RULES));
}

function axe(page: Page): AxeBuilder {
  // without copies of the style sheets, which the page's content security policy rightly refuses
  return new AxeBuilder({ page }).options({ preload: false });
}

async function findings(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target: target.join(' '), summary: failureSummary ?? '' })),
  );
  return found
    .filter(({ id, target }) => !CLARITY_OWN.some(({ rule, selector }) => rule === id && selector.test(target)))
    .map(({ id, target, summary }) => `${id}: ${target} ${summary.replaceAll(/\s+/gu, ' ')}`);
}
