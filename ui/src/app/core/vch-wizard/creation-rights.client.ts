import { inject, Injectable } from '@angular/core';
import { CreationRights } from '@vic/contract/placement';
import type { Observable } from 'rxjs';
import { ApiCaller } from '../api/api-caller.ts';

/** Where the user may make VCHs, for the wizard and for those who open it. */
@Injectable({ providedIn: 'root' })
export class CreationRightsClient {
  readonly #caller = inject(ApiCaller);

  /** At each vCenter. */
  read(): Observable<CreationRights> {
    return this.#caller.read({ method: 'GET', path: 'vch-creation-rights', schema: CreationRights });
  }
}
