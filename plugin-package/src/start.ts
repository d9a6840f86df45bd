/** Starts the packaged plug-in server: makes its certificate first if that is wanted and there is none. */
import { firstStart } from './first-start/first-start.ts';

try {
  const argv = await firstStart({
    argv: process.argv.slice(2),
    environment: process.env,
    workFolder: process.cwd(),
    now: new Date(),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  if (argv !== null) {
    process.argv.splice(2, Infinity, ...argv);
    await import('../../services/plugin-server/src/server.ts');
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
