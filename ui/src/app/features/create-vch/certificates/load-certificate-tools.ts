import { InjectionToken } from '@angular/core';
import type * as tools from './certificate-tools.ts';

export type CertificateTools = typeof tools;

/** Loads what needs the X.509 libraries. Rejects when the server cannot be reached; the next call tries again. */
export const LOAD_CERTIFICATE_TOOLS = new InjectionToken<() => Promise<CertificateTools>>('LOAD_CERTIFICATE_TOOLS', {
  providedIn: 'root',
  factory: () => () => import('./certificate-tools.ts'),
});
