import { defineConfig } from 'playwright/test';
import type { LabChoice } from './lab.fixture.ts';
import type { Look } from './matrix/smoke.spec.ts';
import journeys from './playwright.config.ts';

const CLIENTS = ['8.0.3', '9.0.0'] as const;
const THEMES = ['light', 'dark'] as const;

/** A few journeys on every emulated client in both themes. */
export default defineConfig<Look, LabChoice>({
  ...journeys,
  testDir: 'matrix',
  projects: CLIENTS.flatMap((emulate) =>
    THEMES.map((theme) => ({ name: `${emulate} ${theme}`, use: { emulate, theme } })),
  ),
});
