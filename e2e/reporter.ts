import type { FullResult, Reporter, TestCase, TestResult } from 'playwright/types/testReporter';

/** Prints each journey as it ends and, last, the line `N passed, N failed` that the check run adds up. */
export default class PlainReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    const isPassed = result.status === test.expectedStatus;
    if (isPassed) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${isPassed ? 'ok  ' : 'FAIL'} ${test.titlePath().slice(2).join(' › ')} (${result.duration} ms)`);
    if (!isPassed) for (const error of result.errors) console.log(error.message ?? '', error.snippet ?? '');
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
