import type { ManagedObjectReference, UserSession, VimClient } from '@vic/vim25';

/** How the caller proves who they are. Both are secrets and live for one request or task. */
export type Credentials =
  | { readonly kind: 'password'; readonly userName: string; readonly password: string }
  /** a vCenter clone ticket, good for one log in */
  | { readonly kind: 'ticket'; readonly ticket: string };

/** What a request's path, query and headers say about the vCenter or ESXi host to work on. */
export interface TargetRequest {
  /** `host` or `host:port`, as in the path */
  readonly host: string;
  /** SHA-1 of its certificate in upper-case hexadecimal with colons; null: the chain is verified */
  readonly thumbprint: string | null;
  /** moid of the datacenter in the path; null: unscoped */
  readonly datacenterId: string | null;
  readonly credentials: Credentials;
}

/** A logged-in connection to the target, for one operation. */
export interface TargetSession {
  readonly request: TargetRequest;
  readonly client: VimClient;
  readonly user: UserSession;
  /** false: a lone ESXi host */
  readonly isVcenter: boolean;
  /** the datacenter of the path; unscoped: the only one there is, or null if there are several */
  readonly datacenter: ManagedObjectReference | null;
  /** Logs out; never throws. */
  close(): Promise<void>;
}
