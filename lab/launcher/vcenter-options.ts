import { normalizeThumbprint } from '@vic/vim25';

/** A vCenter that is not ours: a real one, or vcsim. Without a thumbprint its certificate chain must verify. */
export interface RealVcenter {
  readonly url: string;
  readonly thumbprint: string | null;
}

/** Options of `npm start` that have to do with vCenters of others. */
export interface VcenterOptions {
  readonly vcenter: readonly string[];
  readonly thumbprint: readonly string[];
  readonly register: boolean;
}

/**
 * The vCenters of others that are to be used; none for the simulated ones.
 * @throws Error in one sentence if an option is malformed or makes no sense beside the others
 */
export function realVcentersOf({ vcenter: urls, thumbprint: thumbprints, register }: VcenterOptions): RealVcenter[] {
  if (urls.length === 0 && (thumbprints.length > 0 || register)) {
    throw new Error(`${register ? '--register' : '--thumbprint'} goes with --vcenter only.`);
  }
  if (thumbprints.length > urls.length) {
    throw new Error(`--thumbprint is given ${thumbprints.length} times for ${urls.length} --vcenter.`);
  }
  for (const url of urls) parseVcenterAddress(url);
  for (const thumbprint of thumbprints) {
    if (normalizeThumbprint(thumbprint) !== undefined) continue;
    throw new Error(`--thumbprint ${thumbprint} has neither 64 (SHA-256) nor 40 (SHA-1) hexadecimal digits.`);
  }
  return urls.map((url, index) => ({ url, thumbprint: thumbprints[index] ?? null }));
}

/**
 * The address of a vCenter.
 * @throws Error in one sentence, which repeats no user name or password
 */
export function parseVcenterAddress(url: string): URL {
  const address = URL.parse(url);
  if (address !== null && (address.username !== '' || address.password !== '')) {
    throw new Error('--vcenter must not hold a user name or password; log in on the page.');
  }
  if (address?.protocol !== 'https:') {
    throw new Error(`--vcenter ${url} is not an https address; write it like https://vc.example.com.`);
  }
  return address;
}
