import type { FullResult, Reporter, TestCase, TestResult } from 'playwright/types/testReporter';

/** Name of the attachment with what the servers complained of. */
export const TROUBLE = 'log of the servers';

/**
 * Prints each journey as it ends and, last, the line `N passed, N failed` that the check run adds up. A journey that
 * passes only when it is tried again is printed as `UNSTEADY`, one that does not run as `SKIPPED`.
 */
export default class PlainReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = `${test.titlePath().slice(1).join(' › ')} (${result.duration} ms)`;
    if (result.status === 'skipped') {
      console.log(`SKIPPED ${name}`);
      return;
    }
    if (result.status === test.expectedStatus) {
      this.#passed += 1;
      console.log(result.retry === 0 ? `ok   ${name}` : `UNSTEADY ${name}: passed at try ${result.retry + 1}`);
      return;
    }
    const isLast = result.retry === test.retries;
    if (isLast) this.#failed += 1;
    console.log(`${isLast ? 'FAIL' : 'AGAIN'} ${name}`);
    for (const error of result.errors) console.log(error.message ?? '', error.snippet ?? '');
    for (const { name, body } of result.attachments) if (name === TROUBLE) console.log(body?.toString() ?? '');
  }

  onError(error: { message?: string }): void {
    this.#failed += 1;
    console.log(error.message ?? 'unknown error');
  }

  onEnd(result: FullResult): void {
    if (result.status !== 'passed' && this.#failed === 0) this.#failed = 1;
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
  }
}
