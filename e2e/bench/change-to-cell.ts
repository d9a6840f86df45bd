import { ContainerPage } from '@vic/contract';
import { connect, powerOn, suspend, waitForTask, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { chromium, type Frame, type Page } from 'playwright/test';
import { Value } from 'typebox/value';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import { VCENTERS, type Lab } from '../../lab/launcher/lab.ts';
import { BROWSER_FLAGS, findBrowser } from '../../tools/find-browser.ts';
import { Client } from '../pages/client.ts';
import type { Figure } from './figure.ts';
import type { PluginSession } from '../../lab/launcher/plugin-session.ts';
import { percentile } from './statistics.ts';

const ROUNDS = 10;
const FIRST_ROW = 'clr-dg-row';

/** From the call that changes a VM in vCenter to the changed row in the browser, over the whole path. */
export async function measureChangeToCell(lab: Lab, session: PluginSession): Promise<readonly Figure[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const container = await runningContainer(session);
    const frame = await openList(page, lab, container.name);
    const times = await changeAgainAndAgain(lab, { type: 'VirtualMachine', value: container.moid }, frame);
    return [
      { name: 'change in vCenter → cell, median', value: percentile(times, 0.5), unit: 'ms', bar: 1000 },
      { name: 'change in vCenter → cell, slowest of 20', value: Math.max(...times), unit: 'ms', bar: 1000 },
    ];
  } finally {
    await browser.close();
  }
}

async function runningContainer(session: PluginSession) {
  const query = `containers?state=running&pageSize=1&vcenter=${VCENTERS[0].guid}`;
  const [container] = Value.Parse(ContainerPage, await session.get(query)).items;
  if (!container) throw new Error('the scenario has no running container');
  return container;
}

async function openList(page: Page, lab: Lab, name: string): Promise<Frame> {
  await new Client(page, lab.address).enterPlugin();
  const view = page.frameLocator('iframe[data-frame-kind="global"]');
  await view.getByRole('link', { name: 'Containers' }).first().waitFor();
  const frame = page.frames().find((candidate) => candidate.url().includes('/plugins/'));
  if (!frame) throw new Error('the plug-in has no frame');
  await frame.evaluate((hash) => (location.hash = hash), `#/main/containers?name=${encodeURIComponent(name)}`);
  await view.locator(FIRST_ROW).first().waitFor();
  return frame;
}

async function changeAgainAndAgain(lab: Lab, vm: ManagedObjectReference, frame: Frame): Promise<readonly number[]> {
  const [url = ''] = lab.vcenterUrls;
  const client = await connect({ url, trust: { thumbprint: lab.vcenterThumbprints[0] ?? '' } });
  await client.login(ADMINISTRATOR, LAB_PASSWORD);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await untilSeen(frame, /suspended/i, () => run(client, suspend, vm)));
    times.push(await untilSeen(frame, /running/i, () => run(client, powerOn, vm)));
  }
  await client.close();
  return times;
}

async function run(client: VimClient, action: typeof powerOn, vm: ManagedObjectReference): Promise<number> {
  await waitForTask(client, await action(client, vm));
  return Date.now();
}

/** Milliseconds from the end of the vCenter task to the row that shows `text`. */
async function untilSeen(frame: Frame, text: RegExp, change: () => Promise<number>): Promise<number> {
  const seen = frame.evaluate(
    ({ selector, source }) =>
      new Promise<number>((resolve) => {
        const pattern = new RegExp(source, 'i');
        const look = () => {
          if (!pattern.test(document.querySelector(selector)?.textContent ?? '')) return false;
          observer.disconnect();
          resolve(Date.now());
          return true;
        };
        const observer = new MutationObserver(look);
        if (!look()) observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    { selector: FIRST_ROW, source: text.source },
  );
  const changedAt = await change();
  return Math.max(0, (await seen) - changedAt);
}
