import type { Snapshot } from '../frame-protocol.ts';
import type { FrameLink } from './frame-link.ts';

/** An initialised library. */
export interface Connection {
  readonly link: FrameLink;
  readonly frame: Window;
  snapshot: Snapshot;
  /** The plug-in's callbacks by the local id of the modal they belong to. */
  readonly modalCallbacks: Map<number, { readonly onClosed: unknown; readonly buttons: readonly unknown[] }>;
}
