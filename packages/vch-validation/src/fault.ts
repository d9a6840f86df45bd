/** Stable names of what can be wrong; texts may change, these do not. */
export type FaultCode =
  // stage 1: the specification in itself
  | 'version-given'
  | 'name-missing'
  | 'name-characters'
  | 'name-too-long'
  | 'debug-level'
  | 'compute-missing'
  | 'compute-unknown'
  | 'quantity-units'
  | 'quantity-negative'
  | 'quantity-too-large'
  | 'reservation-above-limit'
  | 'shares-range'
  | 'network-missing'
  | 'network-unknown'
  | 'bridge-range'
  | 'bridge-width'
  | 'static-address'
  | 'gateway-without-address'
  | 'gateway-unreadable'
  | 'gateway-unreachable'
  | 'nameserver-unreadable'
  | 'nameserver-unused'
  | 'alias-missing'
  | 'alias-characters'
  | 'alias-repeated'
  | 'container-gateway'
  | 'container-subnet'
  | 'container-range'
  | 'store-characters'
  | 'store-path'
  | 'volume-store-format'
  | 'volume-store-scheme'
  | 'volume-store-query'
  | 'store-unused'
  | 'server-certificate-incomplete'
  | 'server-certificate-and-generate'
  | 'generate-name-missing'
  | 'generate-size'
  | 'operations-password-missing'
  | 'proxy-format'
  | 'no-proxy-empty'
  | 'no-proxy-characters'
  | 'syslog-format'
  | 'endpoint-size'
  // stage 2: the specification on the target
  | 'esxi-unsupported'
  | 'datacenter-ambiguous'
  | 'image-size'
  | 'naming-convention'
  | 'operations-login'
  | 'operations-administrator'
  | 'compute-ambiguous'
  | 'compute-without-host'
  | 'compute-elsewhere'
  | 'datastore-unknown'
  | 'datastore-ambiguous'
  | 'datastore-missing'
  | 'datastore-scheme'
  | 'nfs-incomplete'
  | 'network-ambiguous'
  | 'network-uplink'
  | 'network-hosts'
  | 'public-without-gateway'
  | 'public-destinations'
  | 'gateway-without-destination'
  | 'address-beside-public'
  | 'address-repeated'
  | 'bridge-kind'
  | 'bridge-shared'
  | 'bridge-hosts'
  | 'bridge-in-use'
  | 'alias-reserved'
  | 'container-network-kind'
  | 'container-network-bridge'
  | 'container-network-hosts'
  | 'range-without-gateway'
  | 'gateway-not-routable'
  | 'range-outside-subnet'
  | 'range-overlap'
  | 'peers-without-range'
  | 'gateway-outside-subnet'
  | 'vcenter-setting'
  | 'firewall-closed'
  | 'licence-features'
  | 'drs-off'
  | 'vm-group'
  | 'vm-group-exists'
  | 'certificate-unreadable'
  | 'key-unreadable'
  | 'key-mismatch'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'authority-unreadable'
  | 'authority-without-server'
  | 'no-tls'
  | 'no-client-authority'
  | 'registry-unreadable'
  | 'registry-block'
  | 'whitelist-empty'
  | 'datastore-unreachable'
  | 'datastores-apart'
  | 'syslog-host'
  | 'check-skipped'
  // stage 3: what is in the way
  | 'name-taken'
  // reconfiguration
  | 'unchangeable';

/** One thing that is wrong with a specification. */
export interface Fault {
  readonly code: FaultCode;
  /** JSON pointer of the field in the specification; empty: the whole */
  readonly path: string;
  /** one sentence; the original's text where it has one */
  readonly message: string;
  /** what to do about it, where the message does not say */
  readonly remedy?: string;
  /** `warning`: worth telling, no reason to refuse */
  readonly severity: 'error' | 'warning';
  /** HTTP status of a refusal because of it */
  readonly status: 400 | 409 | 500;
}

/** A reason to refuse, with status 400. */
export function refusal(code: FaultCode, path: string, message: string, remedy?: string): Fault {
  return { code, path, message, ...(remedy === undefined ? {} : { remedy }), severity: 'error', status: 400 };
}

/** Something worth telling, no reason to refuse. */
export function warning(code: FaultCode, path: string, message: string, remedy?: string): Fault {
  return { code, path, message, ...(remedy === undefined ? {} : { remedy }), severity: 'warning', status: 400 };
}

/** Whether anything but warnings is among them. */
export function isRefused(faults: readonly Fault[]): boolean {
  return faults.some((fault) => fault.severity === 'error');
}
