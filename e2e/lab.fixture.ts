import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect, type FrameLocator, type Page } from 'playwright/test';
import { startLab, type Lab } from '../lab/launcher/lab.ts';
import { freePorts } from '../lab/launcher/ports.ts';
import { productFromPackage, type Product } from '../lab/launcher/product.ts';
import { lintLog } from './lint-log.ts';
import { PageWatch } from './page-watch.ts';
import { TROUBLE } from './reporter.ts';
import { Client } from './pages/client.ts';
import { unpackPackage } from './unpacked-package.ts';
import { VcenterProbe } from './vcenter-probe.ts';

export { expect };

interface TestFixtures {
  /** attaches to a failed journey what the servers complained of meanwhile */
  trouble: undefined;
  /** fails the journey when the page shows an error, a dialog, refused content or a foreign request, or breaks a rule of the client */
  watch: PageWatch;
  client: Client;
  /** the first vCenter, for an administrator with another tool */
  vcenter1: VcenterProbe;
}

/** What a configuration says about a project's lab. */
export interface LabChoice {
  scenario: string;
  /** version of the vSphere Client */
  emulate: string;
}

interface WorkerFixtures extends LabChoice {
  /** the product as an administrator unpacks it */
  product: Product;
  /** what the listeners of the lab wrote so far */
  labLines: string[];
  /** a lab of this worker's own, running the packaged product, where nothing changes by itself */
  lab: Lab;
}

/** Journeys wait for vCenter's tasks, of which making a VCH takes a dozen. */
const TASK_MS = 50;
const RESULTS = path.resolve(import.meta.dirname, '../test-results');

/** Playwright's `test` with a lab that runs the packaged product; for journeys without a browser. */
export const labTest = base.extend<object, WorkerFixtures>({
  scenario: ['default', { scope: 'worker', option: true }],
  emulate: ['8.0.3', { scope: 'worker', option: true }],
  product: [
    async ({}, use) => {
      const unpacked = await unpackPackage();
      await use(productFromPackage(unpacked.folder));
      await unpacked.remove();
    },
    { scope: 'worker' },
  ],
  labLines: [
    async ({}, use) => {
      await use([]);
    },
    { scope: 'worker' },
  ],
  lab: [
    async ({ scenario, emulate, product, labLines }, use, { workerIndex }) => {
      const lab = await startLab({
        scenario,
        emulate,
        isStill: true,
        taskMs: TASK_MS,
        ports: await freePorts(),
        product,
        isSupervised: false,
        onLine: (listener, line) => labLines.push(`[${listener}] ${line}`),
      });
      await use(lab);
      await lab.stop();
      await mkdir(RESULTS, { recursive: true });
      await writeFile(path.join(RESULTS, `lab-${workerIndex}.log`), labLines.join('\n'));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** pino's levels from a warning on */
const IS_TROUBLE = /"level":[4-6]0/u;

/** The same with a browser whose page is watched. */
export const test = labTest.extend<TestFixtures>({
  trouble: [
    async ({ labLines }, use, testInfo) => {
      const first = labLines.length;
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) return;
      const lines = labLines.slice(first).filter((line) => IS_TROUBLE.test(line));
      await testInfo.attach(TROUBLE, { body: lines.join('\n'), contentType: 'text/plain' });
    },
    { auto: true },
  ],
  watch: [
    async ({ page, lab }, use) => {
      const before = await lintLog(lab);
      const watch = new PageWatch(page, lab.address);
      await use(watch);
      expect(watch.problems, 'what the page did wrong').toEqual([]);
      const after = await lintLog(lab);
      expect(
        after.filter((entry) => !before.includes(entry)),
        "the client's lint log",
      ).toEqual([]);
    },
    { auto: true },
  ],
  client: async ({ page, lab }, use) => {
    await use(new Client(page, lab.address));
  },
  vcenter1: async ({ lab }, use) => {
    const probe = await VcenterProbe.open(lab, 1);
    await use(probe);
    await probe.close();
  },
});

/** Opens a page of the stand-in and logs in there, as the administrator unless told. */
export async function logIn(page: Page, lab: Lab, path = '', userName?: string): Promise<void> {
  await new Client(page, lab.address).enter(path, userName);
}

/** Opens the plug-in from the client's main menu. */
export async function openPlugin(page: Page): Promise<FrameLocator> {
  const { frame } = await new Client(page, new URL('/ui/', page.url()).href).openPlugin();
  return frame;
}
