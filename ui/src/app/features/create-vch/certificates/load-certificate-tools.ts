import { InjectionToken } from '@angular/core';
import type * as tools from './certificate-tools.ts';
import type { makePfx } from './make-pfx.ts';

/** What is done with certificates. */
export type CertificateTools = typeof tools;

/** Loads what needs the X.509 libraries. Rejects when the server cannot be reached; the next call tries again. */
export const LOAD_CERTIFICATE_TOOLS = new InjectionToken<() => Promise<CertificateTools>>('LOAD_CERTIFICATE_TOOLS', {
  providedIn: 'root',
  factory: () => () => import('./certificate-tools.ts'),
});

/** Loads what makes PFX files; its library is larger than all others together, and few ask for such a file. */
export const LOAD_PFX_MAKER = new InjectionToken<() => Promise<typeof makePfx>>('LOAD_PFX_MAKER', {
  providedIn: 'root',
  factory: () => () => import('./make-pfx.ts').then((file) => file.makePfx),
});
