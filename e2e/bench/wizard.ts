import { chromium, type Browser, type Page } from 'playwright/test';
import { ADMINISTRATOR, LAB_PASSWORD, OPERATORS } from '../../lab/accounts.ts';
import { VCENTERS, type Lab } from '../../lab/launcher/lab.ts';
import { openPluginSession } from '../../lab/launcher/plugin-session.ts';
import { BROWSER_FLAGS, findBrowser } from '../../tools/find-browser.ts';
import { Client } from '../pages/client.ts';
import type { Plugin } from '../pages/plugin.ts';
import type { Figure } from './figure.ts';
import { percentile } from './statistics.ts';
import { goOnTimed, noteFocus, openTimed, type StepTimes } from './wizard-timing.ts';

const OPENINGS = 15;
const OPENING_BAR_MS = 500;
/** A step that waited for the inventory of the large scenario would take some twenty times as long. */
const STEP_BAR_MS = 1_000;
const WALKS = 5;
const PLACE = [VCENTERS[0].name, 'Frankfurt', 'Frankfurt-01'] as const;
const DATASTORE = 'frankfurt-ds-1';

/** What a step shows once it has read from vCenter. */
const USABLE = {
  Compute: '[role="treeitem"]:not([aria-busy])',
  Storage: 'vic-datastore-table input[type="radio"]',
  Networks: 'vic-port-group-picker input',
} as const;

/** One way through the steps that read from vCenter. */
interface Walk {
  readonly openingMs: number;
  readonly steps: Readonly<Record<keyof typeof USABLE, StepTimes>>;
}

/**
 * From the click that opens the wizard to its first field, and from Next to the step that follows: for users who have just logged
 * in, while the server still loads their inventory, and for one whose inventory is loaded.
 */
export async function measureWizard(lab: Lab): Promise<readonly Figure[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] });
  try {
    return [...(await measureWhileLoading(browser, lab)), ...(await measureWhenLoaded(browser, lab))];
  } finally {
    await browser.close();
  }
}

async function measureWhileLoading(browser: Browser, lab: Lab): Promise<readonly Figure[]> {
  const walks: Walk[] = [];
  const loads: number[] = [];
  for (const user of OPERATORS) {
    const page = await newPage(browser);
    const startedAt = performance.now();
    walks.push(await walk(await openVchs(page, lab, user)));
    const session = await openPluginSession(lab, user, LAB_PASSWORD);
    await session.untilLive();
    loads.push(performance.now() - startedAt);
    await session.close();
    await page.close();
  }
  const when = 'right after log-in';
  const openings = walks.map(({ openingMs }) => openingMs);
  return [
    { ...figure(`wizard opens, ${when}, slowest of ${walks.length}`, openings, 1), bar: OPENING_BAR_MS },
    ...stepFigures(walks, when),
    figure('until the inventory is loaded, as comparison', loads, 0.5),
  ];
}

async function measureWhenLoaded(browser: Browser, lab: Lab): Promise<readonly Figure[]> {
  const page = await newPage(browser);
  const plugin = await openVchs(page, lab, ADMINISTRATOR);
  const session = await openPluginSession(lab, ADMINISTRATOR, LAB_PASSWORD);
  await session.untilLive();
  await session.close();
  // the first one fills the browser's cache and does not count
  await walk(plugin);
  const walks: Walk[] = [];
  for (let count = 0; count < WALKS; count += 1) walks.push(await walk(plugin));
  const openings: number[] = [];
  for (let count = 0; count < OPENINGS; count += 1) {
    const { wizard, ms } = await openTimed(plugin);
    openings.push(ms);
    await wizard.close();
  }
  await page.close();
  return [
    { ...figure('wizard opens, median', openings, 0.5), bar: OPENING_BAR_MS },
    { ...figure('wizard opens, p95', openings, 0.95), bar: OPENING_BAR_MS },
    ...stepFigures(walks, 'inventory loaded'),
  ];
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await noteFocus(page);
  return page;
}

async function openVchs(page: Page, lab: Lab, user: string): Promise<Plugin> {
  const plugin = await new Client(page, lab.address).enterPlugin(user);
  await plugin.tab('Virtual Container Hosts').click();
  return plugin;
}

/** Opens the wizard, goes on up to the networks, and discards what was entered. */
async function walk(plugin: Plugin): Promise<Walk> {
  const { wizard, ms: openingMs } = await openTimed(plugin);
  await wizard.field('Name').fill('vch-bench');
  const compute = await goOnTimed(wizard, 'Compute', USABLE.Compute);
  await wizard.choosePlace(...PLACE);
  const storage = await goOnTimed(wizard, 'Storage', USABLE.Storage);
  await wizard.chooseDatastore(DATASTORE);
  const networks = await goOnTimed(wizard, 'Networks', USABLE.Networks);
  await wizard.discard();
  return { openingMs, steps: { Compute: compute, Storage: storage, Networks: networks } };
}

function stepFigures(walks: readonly Walk[], when: string): Figure[] {
  const names = ['Compute', 'Storage', 'Networks'] as const;
  return names.flatMap((name) => {
    const times = walks.map(({ steps }) => steps[name]);
    const whole = times.map(({ shownMs, readMs }) => shownMs + readMs);
    const reads = times.map(({ readMs }) => readMs);
    return [
      { ...figure(`Next → ${name} usable with the server's checks, ${when}, median`, whole, 0.5), bar: STEP_BAR_MS },
      figure(`${name}: from shown to usable, ${when}, median`, reads, 0.5),
    ];
  });
}

function figure(name: string, times: readonly number[], share: number): Figure {
  return { name, value: percentile(times, share), unit: 'ms', bar: null };
}
