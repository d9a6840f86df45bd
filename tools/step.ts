import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** One step of a check run: a command and the steps that must have passed before it. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly after?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Outcome of a step. A step without tests of its own counts as one check. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly output: string;
}

const SPEC_REPORTER = { passed: /^\S* ?pass (\d+)$/gm, failed: /^\S* ?fail (\d+)$/gm };
const PLAIN_LINE = /^(\d+) passed, (\d+) failed/gm;

/** Numbers of passed and failed tests that a runner's output names, or null if it names none. */
export function countTests(output: string): { passed: number; failed: number } | null {
  const text = stripVTControlCharacters(output);
  const plain = [...text.matchAll(PLAIN_LINE)].at(-1);
  if (plain) return { passed: Number(plain[1]), failed: Number(plain[2]) };
  const passed = [...text.matchAll(SPEC_REPORTER.passed)].at(-1);
  const failed = [...text.matchAll(SPEC_REPORTER.failed)].at(-1);
  return passed && failed ? { passed: Number(passed[1]), failed: Number(failed[1]) } : null;
}

/** Runs one step to its end and gives its counts; a non-zero exit is at least one failure. */
export async function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  const { output, code } = await execute(step);
  const counts = countTests(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed);
  return { name: step.name, passed: counts.passed, failed, output, seconds: (performance.now() - startedAt) / 1000 };
}

function execute({ command, env }: Step): Promise<{ output: string; code: number }> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const chunks: string[] = [];
    const keep = (chunk: Buffer) => void chunks.push(chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ output: `${program}: ${error.message}`, code: 1 }));
    child.on('close', (code) => resolve({ output: chunks.join(''), code: code ?? 1 }));
  });
}

/**
 * Runs all steps, `width` at a time, each after those it names. A step whose predecessor failed is not run and counts
 * as failed. Calls `onResult` as each ends.
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  onResult: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const results = new Map<string, StepResult>();
  const waiting = [...steps];
  const finish = (result: StepResult) => {
    results.set(result.name, result);
    onResult(result);
  };
  const takeNext = (): Step | undefined => {
    const index = waiting.findIndex((step) => (step.after ?? []).every((name) => results.has(name)));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };
  await new Promise<void>((resolve) => {
    let running = 0;
    const fill = () => {
      while (running < width) {
        const step = takeNext();
        if (!step) break;
        const broken = (step.after ?? []).find((name) => (results.get(name)?.failed ?? 0) > 0);
        if (broken !== undefined) {
          finish({ name: step.name, passed: 0, failed: 1, seconds: 0, output: `not run: ${broken} failed` });
          continue;
        }
        running += 1;
        void runStep(step).then((result) => {
          running -= 1;
          finish(result);
          fill();
        });
      }
      if (running === 0) resolve();
    };
    fill();
  });
  return [...results.values()];
}
