import type { MissingPrivileges, OperationsUserReport, PlannedGrant } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import { grantsOf, type Grant } from '@vic/vch-validation';
import type { VicMachineServer } from '@vic/vic-machine-api/server';
import { isAdministrator, VimFault, type VimClient } from '@vic/vim25';
import type { Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import type { Placement } from '../placement/placement.ts';
import { requireSameVcenter } from '../placement/same-vcenter.ts';
import { AttemptsInTurn } from './attempts-in-turn.ts';
import { readGrantPlaces, type GrantObject } from './grant-places.ts';
import { LoginAttempts, type Attempt } from './login-attempts.ts';
import { allPrivileges, missingPrivileges, plannedGrants } from './missing-privileges.ts';
import { operationsLogin, type LoginOutcome, type OperationsLogin } from './operations-login.ts';

/** Finds the vic-machine-server that would grant, for the holder of a token. */
export interface GrantingServers {
  of(vcenter: Vcenter, token: string): Promise<{ readonly server: Pick<VicMachineServer, 'capabilities'> }>;
}

export interface OperationsUsersOptions {
  readonly placement: Pick<Placement, 'at'>;
  readonly servers: GrantingServers;
  readonly clock: Clock;
  /** default: the real thing */
  readonly login?: OperationsLogin;
}

type Grants = readonly Grant<GrantObject>[];

/** Finds out, when asked, whether an operations user can log in and what it lacks. */
export class OperationsUsers {
  readonly #placement: Pick<Placement, 'at'>;
  readonly #servers: GrantingServers;
  readonly #login: OperationsLogin;
  readonly #attempts: LoginAttempts;
  readonly #turns = new AttemptsInTurn<OperationsUserReport>();

  constructor({ placement, servers, clock, login = operationsLogin }: OperationsUsersOptions) {
    this.#placement = placement;
    this.#servers = servers;
    this.#login = login;
    this.#attempts = new LoginAttempts(clock);
  }

  /**
   * Logs in once as the operations user of a draft, and out again.
   * @param token of the caller, with whose session the draft's objects are looked up
   * @throws ProblemError `invalid` without a compute resource; what the vCenter failed with
   */
  async check(vcenter: Vcenter, token: string, spec: VchSpec): Promise<OperationsUserReport> {
    requireSameVcenter(spec, vcenter);
    const { resource } = spec.compute;
    if (resource === null) throw invalid('/compute/resource', 'Choose the compute resource first.');
    const userName = spec.operationsUser.user.trim();
    if (userName === '') throw invalid('/operationsUser/user', 'No operations user is given.');
    const places = await this.#placement.at(vcenter, token, (place) => readGrantPlaces(place, spec, resource.moid));
    const grants = grantsOf(places);
    const canGrant = await this.#canGrant(vcenter, token, places.cluster);
    const { password } = spec.operationsUser;
    const report =
      password === ''
        ? notTried('No password is given.', grants)
        : await this.#tryInTurn(
            vcenter,
            { vcGuid: vcenter.guid, userName, password },
            grants,
            resource.datacenter.moid,
          );
    return canGrant ? report : { ...report, canGrant, grants: [] };
  }

  /** The original grants on clusters only. What keeps a server from being asked is for other checks to tell. */
  async #canGrant(vcenter: Vcenter, token: string, { type }: GrantObject): Promise<boolean> {
    if (type === 'ClusterComputeResource') return true;
    const access = await this.#servers.of(vcenter, token).catch(() => null);
    const capabilities = await access?.server.capabilities().catch(() => null);
    return capabilities?.isOriginal !== true;
  }

  /** Whoever asks about other objects gets an answer of its own. */
  #tryInTurn(vcenter: Vcenter, attempt: Attempt, grants: Grants, datacenter: string): Promise<OperationsUserReport> {
    const question = JSON.stringify([datacenter, grants]);
    const work = () => this.#try(vcenter, attempt, grants, datacenter);
    return this.#turns.run(this.#attempts.idOf(attempt), question, work);
  }

  async #try(vcenter: Vcenter, attempt: Attempt, grants: Grants, datacenter: string): Promise<OperationsUserReport> {
    const reason = this.#attempts.reasonAgainst(attempt);
    if (reason !== null) return notTried(reason, grants);
    const outcome: LoginOutcome = await this.#login(vcenter, attempt);
    switch (outcome.kind) {
      case 'refused':
        this.#attempts.refused(attempt);
        return { ...notTried(outcome.reason, grants), login: 'refused' };
      case 'no-permission':
        return accepted(allPrivileges(grants), plannedGrants(grants));
      case 'session':
        return reportOf(outcome.client, attempt.userName, grants, datacenter);
    }
  }
}

async function reportOf(
  client: VimClient,
  userName: string,
  grants: Grants,
  datacenter: string,
): Promise<OperationsUserReport> {
  try {
    const isAdmin = await hasAllRights(client, userName, datacenter);
    const report = accepted(await missingPrivileges(client, grants), plannedGrants(grants));
    // To an administrator nothing is granted.
    return isAdmin ? { ...report, isAdministrator: true, grants: [] } : report;
  } finally {
    await client.close().catch(() => undefined);
  }
}

function accepted(missing: MissingPrivileges[], grants: PlannedGrant[]): OperationsUserReport {
  return { login: 'accepted', fault: null, isAdministrator: false, missing, canGrant: true, grants };
}

/** Whoever may not read permissions is no administrator. */
async function hasAllRights(client: VimClient, userName: string, datacenter: string): Promise<boolean> {
  try {
    return await isAdministrator(client, userName, [{ type: 'Datacenter', value: datacenter }]);
  } catch (error) {
    if (error instanceof VimFault) return false;
    throw error;
  }
}

function notTried(fault: string, grants: Grants): OperationsUserReport {
  return { ...accepted([], plannedGrants(grants)), login: 'not-tried', fault };
}

function invalid(path: string, detail: string): ProblemError {
  return new ProblemError('invalid', { detail, fields: [{ path, message: detail }] });
}
