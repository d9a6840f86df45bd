import { inject, Injectable } from '@angular/core';
import {
  Activity,
  ActivitySpec,
  OperationsUserReport,
  PreflightReport,
  VchCopy,
  type CreationRequest,
} from '@vic/contract/vch-creation';
import type { SliceName, VchSpec } from '@vic/contract/vch-spec';
import type { Observable } from 'rxjs';
import { ApiCaller, NO_CONTENT, pathPart } from '../../../core/api/api-caller.ts';
import { sendableSpec } from '../draft/readable-spec.ts';

/** A whole preflight asks vCenter and vic-machine-server many things (ms). */
const PREFLIGHT_TIMEOUT_MS = 60_000;
/** A login that vCenter refuses is answered late on purpose (ms). */
const LOGIN_TIMEOUT_MS = 45_000;
/** Until vic-machine-server has accepted or refused (ms). */
const CREATION_TIMEOUT_MS = 90_000;

/** What the wizard asks of the plug-in server beside places, datastores and networks. */
@Injectable({ providedIn: 'root' })
export class VchCreationClient {
  readonly #caller = inject(ApiCaller);

  /**
   * Checks against what is there now.
   * @param spec without password: the server neither needs nor wants it for this
   * @param slice null: all of them
   */
  preflight(vcGuid: string, spec: VchSpec, slice: SliceName | null): Observable<PreflightReport> {
    return this.#caller.read({
      method: 'POST',
      path: `vc/${pathPart(vcGuid)}/vch-preflight`,
      schema: PreflightReport,
      body: { spec: sendableSpec(spec), slice },
      timeoutMs: PREFLIGHT_TIMEOUT_MS,
      vcGuid,
    });
  }

  /** Logs in once as the operations user. Sent once: wrong passwords lock accounts. */
  checkOperationsUser(vcGuid: string, spec: VchSpec): Observable<OperationsUserReport> {
    return this.#caller.send({
      method: 'POST',
      path: `vc/${pathPart(vcGuid)}/operations-user-check`,
      schema: OperationsUserReport,
      body: { spec: sendableSpec(spec) },
      timeoutMs: LOGIN_TIMEOUT_MS,
      vcGuid,
    });
  }

  /** Lets the hosts of a compute resource open connections to port 2377. */
  openFirewall(vcGuid: string, computeResource: string): Observable<null> {
    return this.#caller.send({
      method: 'POST',
      path: `vc/${pathPart(vcGuid)}/open-firewall`,
      schema: NO_CONTENT,
      body: { computeResource },
      timeoutMs: PREFLIGHT_TIMEOUT_MS,
      vcGuid,
    });
  }

  /** Settings of a VCH that is there, for another one. */
  copy(vcGuid: string, moid: string): Observable<VchCopy> {
    return this.#caller.read({
      method: 'GET',
      path: `vc/${pathPart(vcGuid)}/vchs/${pathPart(moid)}/spec`,
      schema: VchCopy,
      timeoutMs: PREFLIGHT_TIMEOUT_MS,
      vcGuid,
    });
  }

  /** Starts the creation. The same `requestId` again answers the same activity. */
  create(vcGuid: string, { requestId, spec }: CreationRequest): Observable<Activity> {
    return this.#caller.send({
      method: 'POST',
      path: `vc/${pathPart(vcGuid)}/vch-creations`,
      schema: Activity,
      body: { requestId, spec: sendableSpec(spec) },
      timeoutMs: CREATION_TIMEOUT_MS,
      vcGuid,
    });
  }

  /** What an activity was asked for, without secrets. */
  activitySpec(id: string): Observable<ActivitySpec> {
    return this.#caller.read({ method: 'GET', path: `activities/${pathPart(id)}/spec`, schema: ActivitySpec });
  }
}
