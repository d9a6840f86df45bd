import { runSteps, type Step, type StepResult } from './step.ts';

/** Prints each step as it ends, the output of failed ones whole, then the line `N passed, N failed`. Sets the exit code. */
export async function report(steps: readonly Step[], width: number): Promise<void> {
  const results = await runSteps(steps, width, printResult);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

function printResult(result: StepResult): void {
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
  const counts = `${result.passed}/${result.passed + result.failed}`;
  console.log(`${mark} ${result.name.padEnd(24)} ${counts.padStart(10)} ${result.seconds.toFixed(1).padStart(7)} s`);
  for (const line of result.output.split('\n')) if (line.startsWith('SKIPPED')) console.log(`     ${line}`);
  if (result.failed > 0) console.log(result.output);
}
