/** The test command: every check of the project, two at a time; ends with `N passed, N failed`. */
import path from 'node:path';
import { runCommand } from './command.ts';
import { findBrowser } from './find-browser.ts';
import { report } from './report.ts';
import type { Step } from './step.ts';

type Environment = NonNullable<Step['env']>;

/** Node keeps what it has compiled: each of some hundred processes of a run would compile the same again. */
const COMPILED: Environment = { NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/node') };

const checks = (browser: Environment): readonly Step[] => [
  // first: it takes longest. It makes so many short-lived objects that room for them saves a tenth of the time
  { name: 'lint and types', command: ['node', '--max-semi-space-size=64', 'tools/lint.ts'] },
  { name: 'build', command: ['node', 'tools/build.ts'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'styles', command: ['stylelint', 'ui/src/**/*.scss'] },
  { name: 'languages', command: ['node', 'ui/check-i18n.ts'] },
  // one process each: a process for each file would spend most of its time on reading the same modules
  { name: 'unit packages', command: ['npm', 'run', '-s', 'unit:packages', '--', '--test-reporter=spec'] },
  { name: 'unit services', command: ['npm', 'run', '-s', 'unit:services', '--', '--test-reporter=spec'] },
  { name: 'unit lab', command: ['npm', 'run', '-s', 'unit:lab', '--', '--test-reporter=spec'] },
  { name: 'ui', command: ['ng', 'test', 'ui', '--watch=false', '--browsers=ChromiumHeadless'], env: browser },
  { name: 'package', command: ['node', 'plugin-package/src/package.ts'], after: ['build'] },
  // the browser journeys need both cores
  {
    name: 'e2e',
    command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'],
    env: browser,
    after: ['package', 'lint and types', 'unit packages', 'unit services', 'unit lab', 'ui'],
  },
];

const matrix = (browser: Environment): readonly Step[] => [
  { name: 'build', command: ['node', 'tools/build.ts'] },
  { name: 'package', command: ['node', 'plugin-package/src/package.ts'], after: ['build'] },
  // failures at every step, fuzzed requests, many at once
  { name: 'service matrix', command: ['npm', 'run', '-s', 'matrix', '--', '--test-reporter=spec'] },
  {
    name: 'e2e matrix',
    command: ['playwright', 'test', '-c', 'e2e/matrix.config.ts'],
    env: browser,
    after: ['package', 'service matrix'],
  },
];

await runCommand(['matrix'], async (switches) => {
  const browser = { CHROME_BIN: await findBrowser() };
  const steps = switches.has('matrix') ? matrix(browser) : checks(browser);
  await report(
    steps.map((step) => ({ ...step, env: { ...COMPILED, ...step.env } })),
    2,
  );
});
