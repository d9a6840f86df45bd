import type { Caller } from '../facts.ts';
import type { VchSpecification } from '../specification.ts';

export const ADMINISTRATOR: Caller = { credentials: 'password', userName: 'administrator@vsphere.local' };
export const TICKET: Caller = { credentials: 'ticket', userName: 'administrator@vsphere.local' };

/** A specification that passes every check on `recordedInventory`, with parts replaced. */
export function aSpecification(changes: VchSpecification = {}): VchSpecification {
  return {
    name: 'alpha',
    compute: { resource: { id: 'domain-c33' } },
    storage: { image_stores: ['LocalDS_0'], base_image_size: { units: 'GB', value: 8 } },
    network: networks({}),
    auth: { no_tls: true },
    ...changes,
  };
}

/** The networks of that specification, with parts replaced. */
export function networks(changes: NonNullable<VchSpecification['network']>): NonNullable<VchSpecification['network']> {
  return {
    bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
    public: { port_group: { name: 'VM Network' } },
    ...changes,
  };
}

type Container = NonNullable<NonNullable<VchSpecification['network']>['container']>[number];

/** A container network with addresses, with parts replaced. */
export function aContainerNetwork(changes: Container = {}): Container {
  return {
    alias: 'net1',
    port_group: { name: 'DC0_DVPG1' },
    gateway: { address: '10.2.0.1', routing_destinations: ['10.2.0.0/24'] },
    ...changes,
  };
}

/** Quantities whose units the API does not know; the types know only those it does. */
export const ODD_BYTES = { value: 1, units: 'MB' as 'MiB' };
export const ODD_METRIC_BYTES = { value: 8, units: 'GiB' as 'GB' };
export const ODD_BITS = { value: 2048, units: 'byte' as 'bit' };
