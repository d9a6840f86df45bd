import type { SliceName } from './vch-spec.ts';

/**
 * Everything that can be wrong with a specification in itself, with the names of the values that its text is made with.
 * The text of a code is `createVch.fault.<code>`.
 */
export const SPEC_FAULTS = {
  malformed: [],
  'number-missing': [],
  'number-too-small': ['limit'],
  'number-too-large': ['limit'],
  'entry-empty': [],
  'quantity-too-large': [],

  'name-missing': [],
  'name-characters': ['character'],
  'name-reserved': [],
  'name-too-long': ['bytes', 'limit'],
  'naming-convention-without-token': [],
  'naming-convention-characters': [],
  'naming-convention-too-long': ['limit'],
  'syslog-host-missing': [],
  'syslog-host-unreadable': [],

  'compute-resource-missing': [],
  'reservation-above-limit': ['limit'],
  'vm-group-without-cluster': [],
  'endpoint-memory-too-large': ['limit'],

  'image-store-missing': [],
  'datastore-missing': [],
  'datastore-name-unusable': ['name', 'character'],
  'folder-characters': ['character'],
  'folder-step': ['step'],
  'image-size-too-large': ['limit'],
  'label-missing': [],
  'label-characters': ['character'],
  'label-repeated': ['label'],
  'nfs-host-missing': [],
  'nfs-host-unreadable': [],
  'nfs-path-missing': [],
  'nfs-path-unreadable': [],

  'bridge-network-missing': [],
  'public-network-missing': [],
  'bridge-network-shared': ['name'],
  'cidr-missing': [],
  'cidr-unreadable': [],
  'bridge-range-too-small': ['limit'],
  'bridge-width-below-prefix': ['width', 'prefix'],
  'address-missing': [],
  'address-unreadable': [],
  'address-not-for-host': ['address', 'subnet'],
  'address-beside-public': ['name'],
  'address-repeated': ['name'],
  'gateway-missing': [],
  'gateway-unreadable': [],
  'gateway-unreachable': ['subnet'],
  'gateway-is-address': [],
  'gateway-without-address': [],
  'destinations-missing': [],
  'destinations-without-gateway': [],
  'destination-unreadable': [],
  'name-server-unreadable': [],
  'name-servers-too-many': ['limit'],
  'container-network-missing': [],
  'container-network-on-bridge': ['name'],
  'alias-missing': [],
  'alias-characters': ['character'],
  'alias-reserved': [],
  'alias-repeated': ['alias'],
  'range-unreadable': [],
  'range-reversed': [],
  'range-outside-subnet': ['subnet'],
  'range-overlap': ['other'],
  'container-gateway-missing': [],
  'container-gateway-unreadable': [],
  'container-gateway-not-for-host': ['subnet'],
  'peers-without-range': [],
  'proxy-unreadable': [],
  'proxy-port': ['limit'],
  'proxy-exception-unreadable': [],

  'certificate-not-made': [],
  'made-key-missing': [],
  'server-certificate-missing': [],
  'server-key-missing': [],
  'client-authority-missing': [],
  'pem-without-certificate': [],
  'pem-without-key': [],
  'key-encrypted': [],
  'server-verifies-clients': [],
  'server-key-algorithm': [],
  'common-name-too-long': ['limit'],
  'organization-too-long': ['limit'],
  'alternative-name-unreadable': [],

  'registry-unreadable': [],
  'registry-port': ['limit'],
  'insecure-registry-block': [],
  'whitelist-empty': [],

  'operations-user-missing': [],
  'operations-password-missing': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SpecFaultCode = keyof typeof SPEC_FAULTS;

/** Something wrong with a specification that can be told without asking vCenter. */
export interface SpecFault {
  readonly slice: SliceName;
  /** JSON pointer of the field in the specification, such as `/networks/bridge/range` or `/storage/volumeStores/0/label` */
  readonly path: string;
  /** stable; its text is `createVch.fault.<code>` */
  readonly code: SpecFaultCode;
  /** values of the text's placeholders */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A fault that does not yet say whose it is. */
export type RuleFault = Omit<SpecFault, 'slice'>;

type ValueName<C extends SpecFaultCode> = (typeof SPEC_FAULTS)[C][number];
type Values<C extends SpecFaultCode> = [ValueName<C>] extends [never]
  ? []
  : [values: Readonly<Record<ValueName<C>, string | number>>];

/** A fault with exactly the values that its text needs. */
export function fault<C extends SpecFaultCode>(path: string, code: C, ...[values]: Values<C>): RuleFault {
  return { path, code, values: values ?? {} };
}
