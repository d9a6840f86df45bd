import type { Extension, ShownCertificate } from '@vic/vim25';
import type { Credentials, Network, VcenterSession, VcenterTarget } from '../registration/vcenter-session.ts';

/** A vCenter in memory. */
export class FakeVcenter {
  readonly guid: string;
  readonly apiVersion: string;
  readonly records = new Map<string, Extension>();
  openSessions = 0;
  /** Thrown at login. */
  loginFailure: Error | null = null;
  /** Thrown when a record is written. */
  writeFailure: Error | null = null;

  constructor(guid = 'guid-1', apiVersion = '8.0.3.0') {
    this.guid = guid;
    this.apiVersion = apiVersion;
  }
}

/** A network of vCenters by SDK URL and one plug-in server. */
export class FakeNetwork implements Network {
  readonly vcenters = new Map<string, FakeVcenter>();
  readonly targets: VcenterTarget[] = [];
  readonly credentials: Credentials[] = [];
  certificate: ShownCertificate | Error = new Error('127.0.0.1:9443 refuses connections.');
  manifest: Uint8Array | Error = new Error('nothing to download');

  async openVcenter(target: VcenterTarget, credentials: Credentials): Promise<VcenterSession> {
    const vcenter = this.vcenters.get(target.url);
    if (!vcenter) throw new Error(`no vCenter at ${target.url}`);
    this.targets.push(target);
    this.credentials.push(credentials);
    if (vcenter.loginFailure) throw vcenter.loginFailure;
    vcenter.openSessions += 1;
    return sessionOf(vcenter);
  }

  async shownCertificate(): Promise<ShownCertificate> {
    if (this.certificate instanceof Error) throw this.certificate;
    return this.certificate;
  }

  async download(): Promise<Uint8Array> {
    if (this.manifest instanceof Error) throw this.manifest;
    return this.manifest;
  }
}

function sessionOf(vcenter: FakeVcenter): VcenterSession {
  const write = async (record: Extension) => {
    if (vcenter.writeFailure) throw vcenter.writeFailure;
    vcenter.records.set(record.key, record);
  };
  return {
    guid: vcenter.guid,
    apiVersion: vcenter.apiVersion,
    find: async (key) => vcenter.records.get(key) ?? null,
    register: write,
    update: write,
    unregister: async (key) => void vcenter.records.delete(key),
    close: async () => void (vcenter.openSessions -= 1),
  };
}
