import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VchSpecification } from './specification.ts';
import { stage1Table } from './testing/fault-table.ts';
import { stage1 } from './testing/faults.ts';
import { aContainerNetwork, aSpecification, networks } from './testing/specifications.ts';

const onPublic = (changes: NonNullable<NonNullable<VchSpecification['network']>['public']>) =>
  aSpecification({ network: networks({ public: { port_group: { name: 'VM Network' }, ...changes } }) });
const onContainer = (changes: Parameters<typeof aContainerNetwork>[0]) =>
  aSpecification({ network: networks({ container: [aContainerNetwork(changes)] }) });
const onBridge = (changes: NonNullable<NonNullable<VchSpecification['network']>['bridge']>) =>
  aSpecification({
    network: networks({ bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' }, ...changes } }),
  });

describe('stage 1 of networks', () => {
  it('lets a gateway stand beside the address that another role has on its port group', () => {
    const portGroup = { port_group: { id: 'dvportgroup-15' } };
    const shared = networks({
      client: { ...portGroup, static: '10.1.0.5/24' },
      management: { ...portGroup, gateway: { address: '10.1.0.1', routing_destinations: ['10.9.0.0/16'] } },
    });
    assert.deepEqual(stage1(aSpecification({ network: shared })), []);
  });

  stage1Table('bridge', [
    [
      'an unknown id',
      onBridge({ port_group: { id: 'x' } }),
      'network-unknown /network/bridge/port_group/id',
      'error finding bridge network: Unable to locate "x" as any of [Network]',
    ],
    [
      'no port group',
      onBridge({ port_group: {} }),
      'network-missing /network/bridge/port_group',
      'bridge network portgroup must be specified (by name or id)',
    ],
    ['an unreadable range', onBridge({ ip_range: '172.16.0.0' }), 'bridge-range /network/bridge/ip_range'],
    [
      'a width shorter than the range',
      onBridge({ network_width: 11 }),
      'bridge-width /network/bridge/network_width',
      'Error specifying bridge network width: 11. Width must be larger than prefix of bridge network ip range.',
    ],
    [
      'a range longer than the default width',
      onBridge({ ip_range: '10.0.0.0/20', network_width: 0 }),
      'bridge-width /network/bridge/network_width',
    ],
  ]);

  stage1Table('roles', [
    [
      'an unknown id',
      onPublic({ port_group: { id: 'x' } }),
      'network-unknown /network/public/port_group/id',
      'error finding public network portgroup: Unable to locate "x" as any of [Network]',
    ],
    [
      'no port group',
      onPublic({ port_group: {} }),
      'network-missing /network/public/port_group',
      'public network portgroup must be specified (by name or id)',
    ],
    [
      'a gateway without address',
      onPublic({ gateway: { address: '192.0.2.1' } }),
      'gateway-without-address /network/public/gateway',
      'Gateway provided without static IP for public network',
    ],
    [
      'a gateway beside the address of another port group',
      aSpecification({
        network: networks({
          client: { port_group: { id: 'dvportgroup-15' }, static: '10.1.0.5/24' },
          management: { port_group: { id: 'dvportgroup-17' }, gateway: { address: '10.1.0.1' } },
        }),
      }),
      'gateway-without-address /network/management/gateway',
    ],
    [
      'an unreadable gateway',
      onPublic({ static: '192.0.2.9/24', gateway: { address: 'x' } }),
      'gateway-unreadable /network/public/gateway/address',
      'Invalid public network gateway: x',
    ],
    [
      'a gateway that says nothing',
      onPublic({ static: '192.0.2.9/24', gateway: {} }),
      'gateway-unreadable /network/public/gateway/address',
    ],
    [
      'a gateway elsewhere',
      onPublic({ static: '192.0.2.9/24', gateway: { address: '10.0.0.1' } }),
      'gateway-unreachable /network/public/gateway/address',
      'public gateway with IP 10.0.0.1 is not reachable from 192.0.2.0/24',
    ],
    ['an unreadable address', onPublic({ static: '192.0.2.9' }), 'static-address /network/public/static'],
    [
      'an unreadable name server',
      onPublic({ nameservers: ['192.0.2.53', '', 'dns'] }),
      'nameserver-unreadable /network/public/nameservers/2',
      'Invalid DNS server specified: dns',
    ],
  ]);

  it('says which name servers are not used', () => {
    const nameservers = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    assert.deepEqual(stage1(onPublic({ nameservers })), ['nameserver-unused /network/public/nameservers ?']);
    const open = { port_group: { name: 'VM Network' }, nameservers: ['192.0.2.1'] };
    const client = { port_group: { name: 'DC0_DVPG1' }, nameservers: ['192.0.2.1'] };
    const management = { ...client, nameservers: ['192.0.2.2', ''] };
    const network = networks({ public: open, client, management });
    assert.deepEqual(stage1(aSpecification({ network })), ['nameserver-unused /network/management/nameservers ?']);
  });

  it('looks at client, management and public in this order', () => {
    const network = networks({ public: {}, client: {}, management: {} });
    assert.deepEqual(stage1(aSpecification({ network })), [
      'network-missing /network/client/port_group',
      'network-missing /network/management/port_group',
      'network-missing /network/public/port_group',
    ]);
  });

  stage1Table('container networks', [
    ['characters of an alias', onContainer({ alias: 'a|b' }), 'alias-characters /network/container/0/alias'],
    ['no alias', onContainer({ alias: '' }), 'alias-missing /network/container/0/alias'],
    [
      'no port group',
      onContainer({ port_group: {} }),
      'network-missing /network/container/0/port_group',
      'container network net1 portgroup must be specified (by name or id)',
    ],
    [
      'an unreadable gateway',
      onContainer({ gateway: { address: '10.2.0', routing_destinations: ['10.2.0.0/24'] } }),
      'container-gateway /network/container/0/gateway/address',
      'error parsing gateway IP 10.2.0 for container network net1',
    ],
    [
      'a gateway without subnet',
      onContainer({ gateway: { address: '10.2.0.1' } }),
      'container-subnet /network/container/0/gateway/routing_destinations',
      'error parsing network mask for container network net1: exactly one subnet must be specified',
    ],
    [
      'two subnets',
      onContainer({ gateway: { address: '10.2.0.1', routing_destinations: ['10.2.0.0/24', '10.3.0.0/24'] } }),
      'container-subnet /network/container/0/gateway/routing_destinations',
    ],
    [
      'a reversed range',
      onContainer({ ip_ranges: ['10.2.0.20-10.2.0.10'] }),
      'container-range /network/container/0/ip_ranges/0',
    ],
    [
      'an unreadable range',
      onContainer({ ip_ranges: ['10.2.0.20'] }),
      'container-range /network/container/0/ip_ranges/0',
    ],
    [
      'an unreadable name server',
      onContainer({ nameservers: ['x'] }),
      'nameserver-unreadable /network/container/0/nameservers/0',
    ],
    [
      'a repeated alias',
      aSpecification({ network: networks({ container: [aContainerNetwork(), aContainerNetwork()] }) }),
      'alias-repeated /network/container/1/alias',
    ],
  ]);
});
