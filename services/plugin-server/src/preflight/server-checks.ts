import type { PreflightCheck } from '@vic/contract/vch-creation';
import { payloadPathToField, toPayload, type VchSpec } from '@vic/contract/vch-spec';
import type { Schemas } from '@vic/vic-machine-api';
import { OperationNotOfferedError, type Capabilities } from '@vic/vic-machine-api/server';
import type { ProblemError } from '../errors.ts';
import { sentence } from '../vic-machine/sentence.ts';
import { vicMachineProblem } from '../vic-machine/vic-machine-problem.ts';
import type { VicMachineAccess } from '../vic-machine/vic-machines.ts';
import { failed, passed, skipped, warned } from './check.ts';
import { checkablePayload } from './checkable-payload.ts';

const SERVER = { slice: 'general', path: '' } as const;
const OWN_CHECKS = "vic-machine-server's own checks";

type ReportedFault = Schemas['Validation_Report']['faults'][number];

/** What a server is asked about. */
export interface ServerQuestion {
  readonly spec: VchSpec;
  /** what the checks against live inventory found: it is not told twice */
  readonly known: readonly PreflightCheck[];
  /** aborted when nobody waits any more */
  readonly gone: AbortSignal;
}

/**
 * What the vic-machine-server of the vCenter is, and what it has against the draft. The operations user's password is not tried.
 * @param find finds the server; what it fails with is a check that failed
 */
export async function checkServer(
  find: () => Promise<VicMachineAccess>,
  question: ServerQuestion,
): Promise<PreflightCheck[]> {
  try {
    const access = await find();
    const capabilities = await access.server.capabilities();
    const about = checkVersion(access.origin, capabilities);
    return [about, ...(await ownChecks(access, capabilities, question))];
  } catch (error) {
    return [unavailable(vicMachineProblem(error))];
  }
}

function unavailable(problem: ProblemError): PreflightCheck {
  // What is about the vCenter or the session concerns everything, not this check.
  if (!problem.code.startsWith('vic-machine-')) throw problem;
  const { remedy } = problem.toProblem('');
  return failed(problem.code, SERVER, { cause: problem.message, remedy });
}

function checkVersion(origin: string, { version, compatibility, isOriginal }: Capabilities): PreflightCheck {
  const kind = isOriginal ? ', which is the original one' : '';
  const named = `The vic-machine-server at ${origin}`;
  switch (compatibility) {
    case 'compatible':
      return passed('vic-machine', SERVER, `${named} answers; its version is ${version?.text ?? ''}${kind}.`);
    case 'unknown':
      return warned('vic-machine-version', SERVER, {
        cause: `${named} tells no version that this plug-in knows.`,
        remedy: 'Check that a vic-machine-server runs there.',
      });
    case 'too-old':
    case 'too-new':
      return failed('vic-machine-version', SERVER, {
        cause: `${named} has the version ${version?.text ?? ''}, which does not fit this plug-in.`,
        remedy: 'Install a plug-in and a VIC appliance of versions that belong together.',
      });
  }
}

async function ownChecks(
  access: VicMachineAccess,
  { operations }: Capabilities,
  { spec, known, gone }: ServerQuestion,
): Promise<PreflightCheck[]> {
  const { resource } = spec.compute;
  if (resource === null) return [skipped('vic-machine-checks', SERVER, OWN_CHECKS, 'no compute resource is chosen')];
  if (!operations.has('validateVch')) return notOffered();
  const { payload, withheld } = checkablePayload(toPayload(spec));
  try {
    const report = await access
      .target(resource.datacenter.moid)
      .validateVch(payload, { triesLogin: false, signal: gone });
    return [...withheldChecks(withheld), ...reported(report, spec, known, withheld)];
  } catch (error) {
    if (error instanceof OperationNotOfferedError) return notOffered();
    const problem = vicMachineProblem(error);
    if (problem.code !== 'vic-machine-refused') throw problem;
    return [
      failed('vic-machine-refused', SERVER, { cause: `vic-machine-server cannot check this: ${problem.message}` }),
    ];
  }
}

function notOffered(): PreflightCheck[] {
  return [
    skipped(
      'vic-machine-checks',
      SERVER,
      'Everything else',
      'this vic-machine-server checks only when it makes the VCH',
    ),
    skipped(
      'images',
      SERVER,
      'Whether the images that VCHs boot from are there',
      'this vic-machine-server does not tell',
    ),
  ];
}

function withheldChecks(withheld: readonly string[]): PreflightCheck[] {
  if (withheld.length === 0) return [];
  const place = { slice: 'security', path: '' } as const;
  return [skipped('certificate', place, 'The server certificate', 'its private key is sent with the creation only')];
}

function reported(
  { faults }: Schemas['Validation_Report'],
  spec: VchSpec,
  known: readonly PreflightCheck[],
  withheld: readonly string[],
): PreflightCheck[] {
  const told = new Set(known.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code));
  const hasSkipped = known.some(({ outcome }) => outcome === 'skipped');
  const news = faults.filter(({ code, path }) => {
    if (withheld.some((pointer) => path === pointer || path.startsWith(`${pointer}/`))) return false;
    // Who may not read something here may not read it there either.
    return code === 'check-skipped' ? !hasSkipped : !told.has(code);
  });
  const checks = news.map((fault) => toCheck(fault, spec));
  const isStopped = faults.some(({ severity, stage }) => severity === 'error' && stage === 1);
  return [
    ...checks,
    ...(faults.some(({ code }) => code === 'image-unreadable')
      ? []
      : [passed('images', SERVER, 'The images that VCHs boot from are there.')]),
    isStopped
      ? skipped('vic-machine-checks', SERVER, `Part of ${OWN_CHECKS}`, 'other faults come first')
      : ownChecksOver(checks),
  ];
}

function ownChecksOver(checks: readonly PreflightCheck[]): PreflightCheck {
  const found = checks.filter(({ outcome }) => outcome === 'error' || outcome === 'warning').length;
  const cause =
    found === 0 ? 'vic-machine-server has nothing else against it.' : 'vic-machine-server made all its checks.';
  return passed('vic-machine-checks', SERVER, cause);
}

function toCheck({ code, path, message, remedy, severity }: ReportedFault, spec: VchSpec): PreflightCheck {
  const field = path === '' ? null : payloadPathToField(path, spec);
  const place = field === null ? SERVER : { slice: field.slice, path: field.path };
  if (code === 'check-skipped') return { ...passed(code, place, message), outcome: 'skipped' };
  const finding = { cause: sentence(message), ...(remedy === undefined ? {} : { remedy }) };
  return severity === 'error' ? failed(code, place, finding) : warned(code, place, finding);
}
