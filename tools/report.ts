import { runSteps, type Step, type StepResult } from './step.ts';

/** How a line begins in which a check says that it cannot run on this machine, and why. */
const SKIPPED = 'SKIPPED';

/** How a line begins that names a test which passed only when it was tried again. */
const UNSTEADY = 'UNSTEADY';

/** Prints each step as it ends, the output of failed ones whole, then the line `N passed, N failed`. Sets the exit code. */
export async function report(steps: readonly Step[], width: number): Promise<void> {
  const results = await runSteps(steps, width, printResult);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = exitCodeOf(results);
}

/** 0 if every step passed something or said that it is skipped; a step that ran no test and is silent about it is a failure. */
export function exitCodeOf(results: readonly StepResult[]): 0 | 1 {
  const isGood = (result: StepResult) =>
    result.failed === 0 && (result.passed > 0 || skippedLines(result.output).length > 0);
  return results.length > 0 && results.every(isGood) ? 0 : 1;
}

function skippedLines(output: string): readonly string[] {
  return linesThatBegin(output, SKIPPED);
}

function linesThatBegin(output: string, beginning: string): readonly string[] {
  return output.split('\n').filter((line) => line.startsWith(beginning));
}

function printResult(result: StepResult): void {
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
  const counts = `${result.passed}/${result.passed + result.failed}`;
  console.log(`${mark} ${result.name.padEnd(24)} ${counts.padStart(10)} ${result.seconds.toFixed(1).padStart(7)} s`);
  const loud = [...skippedLines(result.output), ...linesThatBegin(result.output, UNSTEADY)];
  for (const line of loud) console.log(`     ${line}`);
  if (result.failed > 0) console.log(result.output);
}
