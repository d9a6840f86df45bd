/** Checks the types of every TypeScript project, two at a time. The ui is checked by its own builder. */
import { runCommand } from './command.ts';
import { report } from './report.ts';

const PROJECTS = [
  'packages/contract',
  'packages/vim25',
  'packages/extraconfig',
  'packages/vic-machine-api',
  'packages/vch-validation',
  'services/plugin-server',
  'services/vic-machine-server',
  'manifest',
  'plugin-package',
  'lab',
  'lab/client/browser',
  'e2e',
  'tools',
];

await runCommand([], () =>
  report(
    PROJECTS.map((project) => ({ name: `types ${project}`, command: ['tsc', '-p', project] })),
    2,
  ),
);
