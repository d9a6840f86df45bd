import type { VimClient } from '@vic/vim25';
import type { Vcenter } from '../config/vcenter.ts';
import type { KnownVchs } from './known-vchs.ts';

/** A vCenter as one user reads it. */
export interface VcenterPlace {
  readonly vcenter: Vcenter;
  /** with the user's own session */
  readonly client: VimClient;
  /** null while they are being read for the first time */
  readonly vchs: KnownVchs | null;
}
