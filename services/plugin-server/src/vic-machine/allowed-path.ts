import { ProblemError } from '../errors.ts';

/** Scope, then a resource that begins with `vch`, then ids and names; dots alone are no segment. */
const PATH = /^(?:datacenter\/[A-Za-z0-9_-]+\/)?vch(?:-[a-z]+)?(?:\/[A-Za-z0-9_-][A-Za-z0-9_.:-]*)*$/;
/** Work on one VCH, which vic-machine-server wants one at a time. */
const ONE_VCH = /^(?:datacenter\/[^/]+\/)?vch\/[^/]/;
/** The query parameters that a caller may give; target and thumbprint are never theirs. */
const PARAMETERS = new Set(['action', 'bootstrap-iso', 'compute-resource', 'rollback']);
const MAX_LENGTH = 1_024;

/** What a caller wants of vic-machine-server, checked. */
export interface AllowedPath {
  /** `vch…` or `datacenter/<moid>/vch…` */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly isAboutOneVch: boolean;
}

/**
 * Takes what stands after `/vic-machine/` in the raw URL of a request.
 * @throws ProblemError `not-found` for anything that is not about VCHs; `invalid` for a parameter that is not allowed
 */
export function allowedPath(rest: string): AllowedPath {
  const [path = '', search = ''] = rest.split('?', 2);
  if (path.length > MAX_LENGTH || !PATH.test(path)) {
    throw new ProblemError('not-found', { detail: 'There is nothing at this address.' });
  }
  const query = new URLSearchParams(search);
  for (const name of query.keys()) {
    if (PARAMETERS.has(name)) continue;
    throw new ProblemError('invalid', {
      detail: `The parameter "${name.slice(0, 50)}" is not allowed here.`,
      fields: [{ path: name.slice(0, 50), message: 'is not allowed' }],
    });
  }
  return { path, query, isAboutOneVch: ONE_VCH.test(path) };
}
