import { inject, Injectable } from '@angular/core';
import {
  ContainerPage,
  StreamTicket,
  Summary,
  Vch,
  VchPage,
  VmCard,
  type ContainerListQuery,
  type VchListQuery,
} from '@vic/contract';
import type { Observable } from 'rxjs';
import { ApiCaller, pathPart } from './api-caller.ts';

/** What every page may ask the plug-in server. A feature's own questions are in the feature. */
@Injectable({ providedIn: 'root' })
export class PluginClient {
  readonly #caller = inject(ApiCaller);

  /** How many VCHs and containers there are, and how the vCenters are. */
  summary(): Observable<Summary> {
    return this.#caller.read({ method: 'GET', path: 'summary', schema: Summary });
  }

  /** One page of VCHs over all linked vCenters. */
  vchs(query: VchListQuery): Observable<VchPage> {
    return this.#caller.read({ method: 'GET', path: 'vchs', schema: VchPage, query });
  }

  /** One page of containers over all linked vCenters. */
  containers(query: ContainerListQuery): Observable<ContainerPage> {
    return this.#caller.read({ method: 'GET', path: 'containers', schema: ContainerPage, query });
  }

  /** One VCH with all that is known of it. */
  vch(vcGuid: string, moid: string): Observable<Vch> {
    return this.#caller.read({
      method: 'GET',
      path: `vc/${pathPart(vcGuid)}/vchs/${pathPart(moid)}`,
      schema: Vch,
    });
  }

  /** What the summary card of a VM shows. An empty GUID means the vCenter that the client is logged in to. */
  vmCard(vcGuid: string, moid: string): Observable<VmCard> {
    return this.#caller.read({
      method: 'GET',
      path: `vc/${pathPart(vcGuid)}/vms/${pathPart(moid)}/card`,
      schema: VmCard,
      vcGuid,
    });
  }

  /** One-time ticket that opens the stream. */
  streamTicket(): Observable<StreamTicket> {
    return this.#caller.send({ method: 'POST', path: 'stream-ticket', schema: StreamTicket });
  }
}
