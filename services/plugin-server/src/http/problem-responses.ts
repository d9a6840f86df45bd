import { Problem } from '@vic/contract';

const problem = { description: 'A problem document', content: { 'application/problem+json': { schema: Problem } } };

/** Error responses of routes that ask a vCenter, for their descriptions. */
export const PROBLEM_RESPONSES = {
  400: problem,
  401: problem,
  429: problem,
  '5xx': problem,
} as const;

/** The same where one object is named. */
export const OBJECT_PROBLEM_RESPONSES = { ...PROBLEM_RESPONSES, 403: problem, 404: problem } as const;
