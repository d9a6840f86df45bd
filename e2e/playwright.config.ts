import { defineConfig } from 'playwright/test';
import { BROWSER_FLAGS, findBrowser } from '../tools/find-browser.ts';

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['./reporter.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await findBrowser(), args: [...BROWSER_FLAGS] },
    trace: 'retain-on-failure',
  },
});
