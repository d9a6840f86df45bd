/** Bundles the service into `dist/vic-machine-server/`: one file that needs Node 24 and nothing else. */
import { buildProgram } from './build-program.ts';

const folder = await buildProgram();
process.stdout.write(`${folder}\n`);
