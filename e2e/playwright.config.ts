import { defineConfig } from 'playwright/test';
import type { LabChoice } from './lab.fixture.ts';
import { BROWSER_FLAGS, findBrowser } from '../tools/find-browser.ts';

const EMPTY = '**/empty.spec.ts';
const ODD_NAMES = '**/odd-names.spec.ts';
const SHAPES = '**/create-vch-preflight.spec.ts';

export default defineConfig<object, LabChoice>({
  testDir: 'journeys',
  outputDir: '../test-results',
  fullyParallel: false,
  // a file at a time each, in a lab of its own: a journey waits more than half of its time
  workers: 3,
  // of no use but to end what hangs
  timeout: 120_000,
  // one more try for a machine that stalled; the report names every journey that needed it
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['./reporter.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await findBrowser(), args: [...BROWSER_FLAGS] },
    // tracing doubles the time of journeys with long lists; --trace=on does it when it is needed
    screenshot: 'only-on-failure',
  },
  // one lab for each scenario; those of a single file first, since nobody can help with them at the end
  projects: [
    { name: 'shapes', testMatch: SHAPES, use: { scenario: 'shapes' } },
    { name: 'odd-names', testMatch: ODD_NAMES, use: { scenario: 'odd-names' } },
    { name: 'empty', testMatch: EMPTY, use: { scenario: 'empty' } },
    { name: 'default', testIgnore: [EMPTY, ODD_NAMES, SHAPES] },
  ],
});
