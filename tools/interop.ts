/**
 * Checks against programs that other people wrote: our client against vcsim, our vCenter simulator against govc.
 * Where neither they nor Go are there, each check says so and is skipped.
 */
import { globSync } from 'node:fs';
import { runCommand } from './command.ts';
import { report } from './report.ts';

const FILES = globSync(['packages', 'services', 'lab'].map((zone) => `${zone}/*/interop/*.interop.ts`));

await runCommand([], () =>
  report(
    FILES.map((file) => ({ name: file, command: ['node', '--test', '--test-reporter=spec', file] })),
    1,
  ),
);
