/** Checks the types of all that runs in Node, and of what has a browser's types. The ui is checked by its own builder. */
import { runCommand } from './command.ts';
import { report } from './report.ts';

const PROJECTS = ['.', 'lab/client/browser', 'e2e'];

await runCommand([], () =>
  report(
    PROJECTS.map((project) => ({ name: `types ${project}`, command: ['tsc', '-p', project] })),
    2,
  ),
);
