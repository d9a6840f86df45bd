import { Problem } from '@vic/contract';
import { Assert } from 'typebox/value';

/** A problem document of the server. */
export function aProblem(facts: Partial<Problem> = {}): Problem {
  const problem = {
    code: 'vcenter-error',
    title: 'The vCenter answered with an error.',
    detail: 'vc1.lab.local answered SystemError.',
    remedy: 'Try again.',
    status: 502,
    correlationId: 'c0ffee-1',
    ...facts,
  };
  Assert(Problem, problem);
  return problem;
}
