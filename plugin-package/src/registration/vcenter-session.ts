import type { Extension, ShownCertificate, Trust } from '@vic/vim25';
import type { VcenterAddress } from './addresses.ts';

/** A vCenter to work on and how its certificate is checked. */
export interface VcenterTarget extends VcenterAddress {
  readonly trust: Trust;
  /** Absolute path of the file that `trust.ca` was read from, if it was. */
  readonly caFile: string | null;
}

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

/** One logged-in vCenter, as far as registration needs it. Failures are `CommandFailure`s that name the vCenter. */
export interface VcenterSession {
  /** The vCenter's GUID, `about.instanceUuid`. */
  readonly guid: string;
  /** Such as `8.0.3.0`. */
  readonly apiVersion: string;
  find(key: string): Promise<Extension | null>;
  register(record: Extension): Promise<void>;
  update(record: Extension): Promise<void>;
  unregister(key: string): Promise<void>;
  /** Logs out and closes the connections. */
  close(): Promise<void>;
}

/** Everything that `vic-plugin` does on the network; tests have their own. */
export interface Network {
  openVcenter(target: VcenterTarget, credentials: Credentials): Promise<VcenterSession>;
  /** The certificate that a server shows; nothing is sent to it. */
  shownCertificate(host: string, port: number): Promise<ShownCertificate>;
  /**
   * Downloads the manifest.
   * @param certificate PEM that the server must show; null for plain http
   */
  download(url: URL, certificate: string | null): Promise<Uint8Array>;
}
