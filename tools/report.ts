import { runSteps, type Step, type StepResult } from './step.ts';

/** How a line begins in which a check says that it cannot run on this machine, and why. */
const SKIPPED = 'SKIPPED';

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
  return output.split('\n').filter((line) => line.startsWith(SKIPPED));
}

function printResult(result: StepResult): void {
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
  const counts = `${result.passed}/${result.passed + result.failed}`;
  console.log(`${mark} ${result.name.padEnd(24)} ${counts.padStart(10)} ${result.seconds.toFixed(1).padStart(7)} s`);
  for (const line of skippedLines(result.output)) console.log(`     ${line}`);
  if (result.failed > 0) console.log(result.output);
}
