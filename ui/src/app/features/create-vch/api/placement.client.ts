import { inject, Injectable } from '@angular/core';
import {
  ComputeChildren,
  ComputeDetails,
  ComputePath,
  DatastoreFolders,
  DatastoreList,
  NetworkList,
} from '@vic/contract/placement';
import { of, tap, type Observable } from 'rxjs';
import { ApiCaller, pathPart } from '../../../core/api/api-caller.ts';

/** An object of a vCenter: a compute resource, a node of the tree, a datastore. */
export interface Place {
  readonly vcGuid: string;
  readonly moid: string;
}

/** `cached`: the answer of before will do. `fresh`: the user wants it as it is now. */
export type Reading = 'cached' | 'fresh';

/** Stands for a vCenter in place of the moid of its root folder. */
export const ROOT_MOID = 'root';

/**
 * What a VCH can be made of, as vCenter tells it. Answers about a compute resource are kept for the wizard's life;
 * those about a vCenter's tree and a datastore's folders are kept by who shows them.
 */
@Injectable()
export class PlacementClient {
  readonly #api = inject(ApiCaller);
  readonly #details = new AnswerCache<ComputeDetails>();
  readonly #datastores = new AnswerCache<DatastoreList>();
  readonly #networks = new AnswerCache<NetworkList>();

  /** What lies directly below a node; `ROOT_MOID`: below the vCenter. */
  children(node: Place): Observable<ComputeChildren> {
    return this.#api.read({ method: 'GET', path: below(node, 'compute-tree'), schema: ComputeChildren });
  }

  /** The way from the vCenter down to an object. */
  path(object: Place): Observable<ComputePath> {
    return this.#api.read({ method: 'GET', path: below(object, 'compute-path'), schema: ComputePath });
  }

  /** What a compute resource has, and what is left of it. */
  details(place: Place, reading: Reading = 'cached'): Observable<ComputeDetails> {
    return this.#details.answer(place, reading, () =>
      this.#api.read({ method: 'GET', path: below(place, 'compute'), schema: ComputeDetails }),
    );
  }

  /** Datastores that a compute resource sees. */
  datastores(place: Place, reading: Reading = 'cached'): Observable<DatastoreList> {
    return this.#datastores.answer(place, reading, () =>
      this.#api.read({ method: 'GET', path: `${below(place, 'compute')}/datastores`, schema: DatastoreList }),
    );
  }

  /** Networks that a compute resource sees. */
  networks(place: Place, reading: Reading = 'cached'): Observable<NetworkList> {
    return this.#networks.answer(place, reading, () =>
      this.#api.read({ method: 'GET', path: `${below(place, 'compute')}/networks`, schema: NetworkList }),
    );
  }

  /**
   * Folders directly below a path of a datastore.
   * @param path without leading slash; empty: the root
   */
  folders(datastore: Place, path: string): Observable<DatastoreFolders> {
    return this.#api.read({
      method: 'GET',
      path: `${below(datastore, 'datastores')}/folders`,
      schema: DatastoreFolders,
      query: { path },
    });
  }
}

/** The newest answer about each place. */
class AnswerCache<T> {
  readonly #answers = new Map<string, T>();

  answer({ vcGuid, moid }: Place, reading: Reading, read: () => Observable<T>): Observable<T> {
    const key = `${vcGuid} ${moid}`;
    const known = this.#answers.get(key);
    if (known !== undefined && reading === 'cached') return of(known);
    return read().pipe(tap((answer) => this.#answers.set(key, answer)));
  }
}

function below({ vcGuid, moid }: Place, resource: string): string {
  return `vc/${pathPart(vcGuid)}/${resource}/${pathPart(moid)}`;
}
