import * as Type from 'typebox';

/** Every problem code with the sentence that documents it. The ui translates by code (`problem.<code>.…`). */
export const PROBLEM_CODES = {
  'session-missing': 'The request carries no session token.',
  'session-ended': 'The vSphere Client session has ended or the token is not accepted.',
  forbidden: 'The user lacks a privilege on an object.',
  'not-found': 'The object does not exist or is not visible to the user.',
  'unknown-vcenter': 'The vCenter GUID is not in the configuration.',
  invalid: 'The request has a value that is not allowed.',
  'wrong-state': 'The object is in a state in which this cannot be done.',
  busy: 'Another operation runs on the object.',
  unsupported: 'This vCenter cannot do this.',
  'too-large': 'The answer is larger than the limit.',
  'too-many-requests': 'Too many requests in a short time.',
  'vcenter-unavailable': 'The vCenter cannot be reached or did not answer in time.',
  'vcenter-untrusted': 'The vCenter shows a certificate that does not match the pinned thumbprint.',
  'vcenter-error': 'The vCenter answered with an error.',
  'vic-machine-missing': 'No vic-machine-server is configured for the vCenter, and no VIC appliance runs there.',
  'vic-machine-unavailable': 'The vic-machine-server cannot be reached or did not answer in time.',
  'vic-machine-untrusted': 'The vic-machine-server shows a certificate that is not pinned.',
  'vic-machine-answer-lost':
    'The connection to the vic-machine-server broke while it worked; the work may go on there.',
  'vic-machine-refused': 'The vic-machine-server refuses what was asked for, or failed at it.',
  internal: 'The plug-in server failed.',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** All codes, for schema and checks. */
const PROBLEM_CODE_LIST: readonly ProblemCode[] = Object.keys(PROBLEM_CODES).filter(isProblemCode);

/** Whether a text is one of the codes; a newer server may know others. */
function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, text);
}

/** Error body of every route (`application/problem+json`, RFC 9457 with our members). */
export const Problem = Type.Object({
  code: Type.Union(PROBLEM_CODE_LIST.map((code) => Type.Literal(code))),
  /** one clear sentence in English; the ui prefers its translation by code */
  title: Type.String(),
  /** what exactly is wrong: names the field, object or privilege */
  detail: Type.String(),
  /** what to do now */
  remedy: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  correlationId: Type.String(),
  fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
});
export interface Problem {
  code: ProblemCode;
  title: string;
  detail: string;
  remedy: string;
  status: number;
  correlationId: string;
  fields?: { path: string; message: string }[];
}
