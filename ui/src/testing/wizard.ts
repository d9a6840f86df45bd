/** What the server tells the wizard, for tests. What comes out is parsed by the real schemas. */
import { CreationRights } from '@vic/contract/placement';
import { Activity, OperationsUserReport, PreflightCheck, PreflightReport } from '@vic/contract/vch-creation';
import type { Static, TSchema } from 'typebox';
import { Assert } from 'typebox/value';
import { VC1 } from './records.ts';

/** who is logged in, unless the test says so */
export const USER_NAME = 'VSPHERE.LOCAL\\Alice';

function parsed<S extends TSchema>(schema: S, value: unknown): Static<S> {
  Assert(schema, value);
  return value;
}

/** The name is taken. */
export function aCheck(facts: Partial<PreflightCheck> = {}): PreflightCheck {
  return parsed(PreflightCheck, {
    code: 'name-in-use',
    outcome: 'error',
    slice: 'general',
    path: '/general/name',
    cause: 'There is a VCH called web already.',
    remedy: 'Choose another name.',
    action: null,
    ...facts,
  });
}

/** What a preflight found. */
export function aPreflightReport(checks: readonly PreflightCheck[] = []): PreflightReport {
  const isPassed = checks.every(({ outcome }) => outcome !== 'error');
  return parsed(PreflightReport, { isPassed, checks });
}

/** A user who can do everything. */
export function aUserReport(facts: Partial<OperationsUserReport> = {}): OperationsUserReport {
  return parsed(OperationsUserReport, {
    login: 'accepted',
    fault: null,
    isAdministrator: false,
    missing: [],
    canGrant: true,
    grants: [],
    ...facts,
  });
}

/** A creation under way. */
export function aCreation(facts: Partial<Activity> = {}): Activity {
  return parsed(Activity, {
    id: 'activity-1',
    kind: 'create-vch',
    vcGuid: VC1,
    vchName: 'web',
    state: 'running',
    step: 'Creating the endpoint VM',
    percent: 10,
    startedAt: '2026-03-01T08:00:00Z',
    endedAt: null,
    vchId: null,
    logLines: 0,
    failure: null,
    ...facts,
  });
}

/** A user who may make VCHs. */
export function aCreationRights(facts: Partial<CreationRights> = {}): CreationRights {
  return parsed(CreationRights, { isAllowed: true, vcenters: [aVcenterRights()], ...facts });
}

/** A vCenter where the user may do everything. */
export function aVcenterRights(
  facts: Partial<CreationRights['vcenters'][number]> = {},
): CreationRights['vcenters'][number] {
  return {
    vcGuid: VC1,
    name: 'vc1.lab.local',
    missingPrivileges: [],
    fault: null,
    userName: USER_NAME,
    thumbprint: 'AA:BB',
    ...facts,
  };
}
