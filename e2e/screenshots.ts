/** Takes the README's pictures from the running system and writes them to `docs/images/`. Needs a built ui. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright/test';
import { startLab, type Lab } from '../lab/launcher/lab.ts';
import { freePorts } from '../lab/launcher/ports.ts';
import { productFromSources } from '../lab/launcher/product.ts';
import { BROWSER_FLAGS, findBrowser } from '../tools/find-browser.ts';
import { Client } from './pages/client.ts';
import { enterSimpleVch, SIMPLE_VCH } from './simple-vch.ts';
import { VcenterProbe } from './vcenter-probe.ts';

const FOLDER = path.resolve(import.meta.dirname, '../docs/images');
const SIZE = { width: 1440, height: 900 };

const lab = await startLab({
  scenario: 'default',
  emulate: '8.0.3',
  isStill: true,
  isSupervised: false,
  ports: await freePorts(),
  product: productFromSources(),
  onLine: () => undefined,
});
try {
  await takeAll(lab);
} finally {
  await lab.stop();
}

async function takeAll(lab: Lab): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] });
  const page = await browser.newPage({ viewport: SIZE });
  const probe = await VcenterProbe.open(lab, 1);
  try {
    await takeViews(page, lab);
    await takeCards(page, lab, probe);
    await takeWizard(page, lab);
  } finally {
    await probe.close();
    await browser.close();
  }
}

async function takeViews(page: Page, lab: Lab): Promise<void> {
  const client = new Client(page, lab.address);
  const plugin = await client.enterPlugin();
  await plugin.becomesLive();
  await (await plugin.openVchs()).row('vch-staging').waitFor();
  await take(page, 'vchs-light');
  await (await plugin.openContainers()).row('blue-release').waitFor();
  await take(page, 'containers-light');
  await client.showTheme('dark');
  await take(page, 'containers-dark');
  await plugin.tab('Summary').click();
  await plugin.vcenterRow('vc2.lab.local').waitFor();
  await take(page, 'summary-dark');
  await client.showTheme('light');
}

async function takeCards(page: Page, lab: Lab, probe: VcenterProbe): Promise<void> {
  const client = new Client(page, lab.address);
  for (const [name, vmName] of [
    ['card-vch', 'vch-production'],
    ['card-container', 'edge-proxy'],
  ] as const) {
    const { value } = await probe.vm(vmName);
    await client.goTo(Client.vmSummary(value, probe.guid));
    await client.card.fact('State').waitFor();
    await take(page, name);
  }
}

async function takeWizard(page: Page, lab: Lab): Promise<void> {
  const client = new Client(page, lab.address);
  await client.goTo();
  const plugin = await client.openPlugin();
  await plugin.openVchs();
  const wizard = await plugin.newVch();
  await enterSimpleVch(wizard, 'vch-web');
  await wizard.step('Compute').click();
  await wizard.node(SIMPLE_VCH.way.at(-1) ?? '').waitFor();
  await take(page, 'new-vch-compute-light');
  await wizard.step('Networks').click();
  await wizard.frame.getByRole('img').first().waitFor();
  await take(page, 'new-vch-networks-light');
  await client.showTheme('dark');
  await wizard.step('Summary').click();
  await wizard.shows('Summary');
  await wizard.frame.getByRole('button', { name: 'Check again', disabled: false }).waitFor();
  await take(page, 'new-vch-summary-dark');
}

async function take(page: Page, name: string): Promise<void> {
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
}
