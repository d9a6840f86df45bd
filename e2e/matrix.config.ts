import { defineConfig } from 'playwright/test';
import type { LabChoice } from './lab.fixture.ts';
import type { Look } from './matrix/smoke.spec.ts';
import journeys from './playwright.config.ts';

const CLIENTS = ['8.0.3', '9.0.0'] as const;
const THEMES = ['light', 'dark'] as const;
/** Journeys that need inventories of their own: each file names its scenario. */
const SHAPES = '**/wizard-*.spec.ts';

/** A few journeys on every emulated client in both themes, and the wizard in inventories that broke others before. */
export default defineConfig<Look, LabChoice>({
  ...journeys,
  testDir: 'matrix',
  workers: 2,
  projects: [
    ...CLIENTS.flatMap((emulate) =>
      THEMES.map((theme) => ({ name: `${emulate} ${theme}`, testIgnore: SHAPES, use: { emulate, theme } })),
    ),
    { name: 'shapes', testMatch: SHAPES, timeout: 180_000 },
  ],
});
