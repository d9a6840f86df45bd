import type { Problem, ProblemCode } from '@vic/contract';
import { TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { ClientUnavailableError, SessionRejectedError, WrongVcenterError } from './sessions/session-error.ts';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

/** Status, sentence and remedy of each code (RFC 9457). The ui shows its own translation of these. */
const KINDS: Readonly<Record<ProblemCode, ProblemKind>> = {
  'session-missing': {
    status: 401,
    title: 'The request carries no session token.',
    remedy: 'Open the plug-in from the vSphere Client.',
  },
  'session-ended': {
    status: 401,
    title: 'Your vSphere Client session has ended.',
    remedy: 'Refresh the browser to log in again.',
  },
  forbidden: {
    status: 403,
    title: 'You lack a privilege for this.',
    remedy: 'Ask your vSphere administrator for the privilege.',
  },
  'not-found': {
    status: 404,
    title: 'The object does not exist or is not visible to you.',
    remedy: 'Refresh the list; the object may have been removed.',
  },
  'unknown-vcenter': {
    status: 404,
    title: 'The vCenter is not configured in the plug-in server.',
    remedy: 'Register the plug-in with this vCenter, or add it to the configuration.',
  },
  invalid: { status: 400, title: 'The request is not valid.', remedy: 'Correct the named value and try again.' },
  'wrong-state': {
    status: 409,
    title: 'The object is in a state in which this cannot be done.',
    remedy: 'Refresh, and try again when its state has changed.',
  },
  busy: {
    status: 409,
    title: 'Another operation runs on the object.',
    remedy: 'Wait for it in Recent Tasks, then try again.',
  },
  unsupported: {
    status: 501,
    title: 'This vCenter cannot do this.',
    remedy: 'Check the supported versions in the documentation.',
  },
  'too-large': {
    status: 502,
    title: 'The answer is larger than the limit.',
    remedy: 'Narrow the request down, for instance by a filter.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests in a short time.',
    remedy: 'Wait a minute, then try again.',
  },
  'vcenter-unavailable': {
    status: 503,
    title: 'The vCenter cannot be reached or did not answer in time.',
    remedy: 'Check that the vCenter runs and is reachable from the plug-in server, then try again.',
  },
  'vcenter-untrusted': {
    status: 502,
    title: 'The vCenter shows a certificate that is not trusted.',
    remedy: 'Compare its thumbprint with the configuration of the plug-in server and correct the one that is wrong.',
  },
  'vcenter-error': {
    status: 502,
    title: 'The vCenter answered with an error.',
    remedy: 'Try again; if it fails again, look up the correlation id in the log of the plug-in server.',
  },
  'vic-machine-missing': {
    status: 503,
    title: 'No vic-machine-server is known for this vCenter.',
    remedy: 'Power on the VIC appliance of this vCenter, or name a vic-machine-server in the configuration.',
  },
  'vic-machine-unavailable': {
    status: 503,
    title: 'The vic-machine-server cannot be reached or did not answer in time.',
    remedy: 'Check that it runs and is reachable from the plug-in server, then try again.',
  },
  'vic-machine-untrusted': {
    status: 502,
    title: 'The vic-machine-server shows a certificate that is not trusted.',
    remedy: 'Compare its thumbprint with the configuration of the plug-in server and correct the one that is wrong.',
  },
  'vic-machine-answer-lost': {
    status: 504,
    title: 'The connection to the vic-machine-server broke while it worked.',
    remedy: 'Look in the list of virtual container hosts for the outcome before you try again.',
  },
  'vic-machine-refused': {
    status: 422,
    title: 'The vic-machine-server refuses this.',
    remedy: 'Correct what it names, then try again.',
  },
  internal: {
    status: 500,
    title: 'The plug-in server failed.',
    remedy: 'Try again; if it fails again, look up the correlation id in the log of the plug-in server.',
  },
};

export interface ProblemOptions {
  /** what exactly is wrong; the default is the title */
  readonly detail?: string;
  /** HTTP status, where the code alone does not decide it */
  readonly status?: number;
  readonly fields?: { path: string; message: string }[];
  readonly cause?: unknown;
}

/** An error that may be told to the user. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: { path: string; message: string }[] | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? KINDS[code].title, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? KINDS[code].status;
    this.fields = options.fields;
  }

  /** The body that goes to the client. */
  toProblem(correlationId: string): Problem {
    const { title, remedy } = KINDS[this.code];
    const { code, message: detail, status, fields } = this;
    return { code, title, detail, remedy, status, correlationId, ...(fields ? { fields } : {}) };
  }
}

/** Codes of vim faults; the first that the fault is or extends counts, so subclasses come before their bases. */
const FAULT_CODES: readonly [string, ProblemCode][] = [
  ['NotAuthenticated', 'session-ended'],
  ['InvalidLogin', 'session-ended'],
  ['NoPermission', 'forbidden'],
  ['ManagedObjectNotFound', 'not-found'],
  ['InvalidState', 'wrong-state'],
  ['ToolsUnavailable', 'wrong-state'],
  ['VmToolsUpgradeFault', 'wrong-state'],
  ['TaskInProgress', 'busy'],
  ['ConcurrentAccess', 'busy'],
  ['ResourceInUse', 'busy'],
  ['MethodDisabled', 'unsupported'],
  ['RestrictedVersion', 'unsupported'],
  ['NotSupported', 'unsupported'],
  ['MethodNotFound', 'unsupported'],
  ['HostCommunication', 'vcenter-unavailable'],
  ['Timedout', 'vcenter-unavailable'],
  ['DuplicateName', 'invalid'],
  ['InvalidName', 'invalid'],
  ['InvalidArgument', 'invalid'],
];

/** Turns whatever was thrown into a problem; the cause keeps the inner detail for the log. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof SessionRejectedError) return new ProblemError('session-ended', { cause: error });
  if (error instanceof ClientUnavailableError || error instanceof WrongVcenterError) {
    return new ProblemError('vcenter-unavailable', { detail: error.message, cause: error });
  }
  if (error instanceof UntrustedCertificateError) return new ProblemError('vcenter-untrusted', { cause: error });
  if (error instanceof TransportError) {
    return new ProblemError(error.code === 'too-large' ? 'too-large' : 'vcenter-unavailable', { cause: error });
  }
  if (error instanceof VimFault) return fromFault(error);
  return fromFramework(error);
}

function fromFault(fault: VimFault): ProblemError {
  const code = FAULT_CODES.find(([type]) => fault.is(type))?.[1] ?? 'vcenter-error';
  const privilege = code === 'forbidden' ? fault.fault['privilegeId'] : undefined;
  if (typeof privilege !== 'string') return new ProblemError(code, { cause: fault });
  return new ProblemError(code, { detail: `You lack the privilege ${privilege}.`, cause: fault });
}

interface ValidationFault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params?: unknown;
}

/** Errors that fastify and its plug-ins raise carry a status and, for bad input, what was wrong with it. */
function fromFramework(error: unknown): ProblemError {
  if (!(error instanceof Error)) return new ProblemError('internal', { cause: error });
  if ('validation' in error && Array.isArray(error.validation)) return fromValidation(error, error.validation);
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429) return new ProblemError('too-many-requests', { cause: error });
  if (status === 404)
    return new ProblemError('not-found', { detail: 'There is nothing at this address.', cause: error });
  if (status >= 400 && status < 500) {
    return new ProblemError('invalid', { status, detail: clientFaultDetail(status), cause: error });
  }
  return new ProblemError('internal', { cause: error });
}

function clientFaultDetail(status: number): string {
  if (status === 413) return 'The request body is too large.';
  if (status === 415) return 'The request body must be JSON.';
  return 'The request cannot be read.';
}

function fromValidation(error: Error, faults: readonly ValidationFault[]): ProblemError {
  const place = 'validationContext' in error ? String(error.validationContext) : 'request';
  const fields = faults.map((fault) => fieldFault(place, fault));
  const first = fields[0];
  return new ProblemError('invalid', {
    detail: first ? `"${first.path}" ${first.message}.` : 'The request is not valid.',
    fields,
    cause: error,
  });
}

/** Where the value is, and what is wrong with it, in words for a person. */
function fieldFault(
  place: string,
  { instancePath, message, params }: ValidationFault,
): { path: string; message: string } {
  const inner = instancePath.slice(1).replaceAll('/', '.');
  const within = (name: unknown) => [inner, String(name)].filter(Boolean).join('.');
  if (isRecord(params) && 'missingProperty' in params)
    return { path: within(params['missingProperty']), message: 'is missing' };
  if (isRecord(params) && 'additionalProperty' in params) {
    return { path: within(params['additionalProperty']), message: 'is unknown' };
  }
  return { path: inner === '' ? place : inner, message: message ?? 'is not allowed' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
