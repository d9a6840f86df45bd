import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkInventory } from './check-inventory.ts';
import type { InventoryFacts, NetworkFacts, VchFacts } from './facts.ts';
import type { VchSpecification } from './specification.ts';
import { messages, stage2, briefly } from './testing/faults.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { aContainerNetwork, aSpecification, networks } from './testing/specifications.ts';

type Network = NonNullable<VchSpecification['network']>;

const facts = recordedInventory();
const on = (network: Network) => aSpecification({ network: networks(network) });
const onContainer = (changes: Parameters<typeof aContainerNetwork>[0]) =>
  on({ container: [aContainerNetwork(changes)] });

/** The inventory with one network changed or added. */
function withNetwork(id: string, change: Partial<NetworkFacts>): InventoryFacts {
  return { ...facts, networks: facts.networks.map((one) => (one.ref.value === id ? { ...one, ...change } : one)) };
}

describe('stage 2 of networks', () => {
  describe('networks', () => {
    it('are refused where the name means several', () => {
      const twin = withNetwork('dvportgroup-17', { name: 'VM Network', path: '/DC0/network/x/VM Network' });
      assert.deepEqual(stage2(aSpecification(), twin), [
        'network-ambiguous /network/public/port_group',
        'network-ambiguous /network/public/port_group',
        'network-ambiguous /network/public/port_group',
      ]);
    });

    it('carry no uplinks', () => {
      assert.deepEqual(stage2(on({ client: { port_group: { id: 'dvportgroup-11' } } })), [
        'network-uplink /network/client/port_group',
        'network-uplink /network/client/port_group',
      ]);
    });

    it('lead the public one nowhere but everywhere', () => {
      const gateway = { address: '192.0.2.1', routing_destinations: ['10.0.0.0/8'] };
      const open = { port_group: { name: 'VM Network' }, static: '192.0.2.9/24', gateway };
      assert.deepEqual(stage2(on({ public: open })), [
        'public-destinations /network/public/gateway/routing_destinations',
      ]);
    });

    it('need no destination on the public port group', () => {
      const open = { port_group: { name: 'VM Network' }, static: '192.0.2.9/24', gateway: { address: '192.0.2.1' } };
      assert.deepEqual(stage2(on({ public: open })), []);
    });

    it('share the address of public', () => {
      const client = { port_group: { id: 'network-7' }, static: '192.0.2.9/24' };
      assert.deepEqual(stage2(on({ client })), ['address-beside-public /network/client/static']);
    });

    it('have one address on a port group', () => {
      const one = { port_group: { name: 'DC0_DVPG1' }, static: '10.1.0.5/24' };
      const other = { port_group: { id: 'dvportgroup-15' }, static: '10.1.0.6/24' };
      assert.deepEqual(stage2(on({ client: one, management: other })), ['address-repeated /network/management/static']);
      assert.deepEqual(stage2(on({ client: one })), []);
    });

    it('are on a host', () => {
      const nowhere = withNetwork('network-7', { hosts: ['host-26'] });
      assert.deepEqual(stage2(aSpecification(), nowhere), ['network-hosts /network/public/port_group']);
    });

    it('should be on every host', () => {
      const partly = withNetwork('network-7', { hosts: ['host-42', 'host-52'] });
      assert.deepEqual(stage2(aSpecification(), partly), ['network-hosts /network/public/port_group ?']);
    });
  });

  describe('the bridge network', () => {
    it('is given', () => {
      assert.deepEqual(stage2(on({ bridge: undefined })), ['network-missing /network/bridge/port_group']);
    });

    it('may be an opaque network on every host', () => {
      const opaque = withNetwork('dvportgroup-13', { kind: 'opaque', distributedSwitch: null });
      assert.deepEqual(stage2(aSpecification(), opaque), []);
      const partly = withNetwork('dvportgroup-13', { kind: 'opaque', distributedSwitch: null, hosts: [] });
      assert.deepEqual(stage2(aSpecification(), partly), ['bridge-hosts /network/bridge/port_group']);
    });

    it('is compared by what it is, not by its name', () => {
      const bridge = { ip_range: '172.16.0.0/12', port_group: { id: 'dvportgroup-13' } };
      const client = { port_group: { name: '/DC0/network/DC0_DVPG0' } };
      const management = { port_group: { name: 'DC0_DVPG1' } };
      assert.deepEqual(stage2(on({ bridge, client, management })), ['bridge-shared /network/client/port_group']);
    });

    it('has every host on its switch', () => {
      const some = { value: ['host-42', 'host-62'] };
      const partly = { ...facts, switches: facts.switches.map((one) => ({ ...one, hosts: some })) };
      assert.deepEqual(stage2(aSpecification(), partly), ['bridge-hosts /network/bridge/port_group']);
      assert.match(messages(aSpecification(), partly)[0] ?? '', /DC0_C0_H1$/);
    });

    it('is not judged by a switch that cannot be seen', () => {
      assert.deepEqual(stage2(aSpecification(), { ...facts, switches: [] }), [
        'check-skipped /network/bridge/port_group ?',
      ]);
    });

    it('should be of one VCH', () => {
      const vch: VchFacts = {
        id: 'vm-1',
        name: 'beta',
        pool: null,
        datacenter: null,
        bridgeNetwork: 'dvportgroup-13',
        bridgeRange: '172.16.0.0/16',
      };
      const inUse = recordedInventory({ vchs: { value: [vch] } });
      assert.deepEqual(stage2(aSpecification(), inUse), ['bridge-in-use /network/bridge/port_group ?']);
      const itself = briefly(checkInventory(aSpecification(), inUse, { id: 'vm-1', vmGroup: null }));
      assert.deepEqual(itself, []);
      const apart = recordedInventory({ vchs: { value: [{ ...vch, bridgeRange: '10.0.0.0/8' }] } });
      assert.deepEqual(stage2(aSpecification(), apart), []);
    });
  });

  describe('container networks', () => {
    const cases: readonly (readonly [string, Parameters<typeof aContainerNetwork>[0], string])[] = [
      ['the alias of the bridge', { alias: 'bridge' }, 'alias-reserved /network/container/0/alias'],
      ['an unknown network', { port_group: { name: 'nope' } }, 'network-unknown /network/container/0/port_group'],
      [
        'a standard network',
        { port_group: { name: 'VM Network' } },
        'container-network-kind /network/container/0/port_group',
      ],
      [
        'the port group of the bridge',
        { port_group: { id: 'dvportgroup-13' } },
        'container-network-bridge /network/container/0/port_group',
      ],
      [
        'ranges without gateway',
        { gateway: undefined, ip_ranges: ['10.2.0.0/28'] },
        'range-without-gateway /network/container/0/gateway',
      ],
      [
        'the address of the network as gateway',
        { gateway: { address: '10.2.0.0', routing_destinations: ['10.2.0.0/24'] } },
        'gateway-not-routable /network/container/0/gateway/address',
      ],
      [
        'the broadcast address as gateway',
        { gateway: { address: '10.2.0.255', routing_destinations: ['10.2.0.0/24'] } },
        'gateway-not-routable /network/container/0/gateway/address',
      ],
      [
        'a range outside',
        { ip_ranges: ['10.2.0.250-10.2.1.5'] },
        'range-outside-subnet /network/container/0/ip_ranges/0',
      ],
      [
        'overlapping ranges',
        { ip_ranges: ['10.2.0.16/28', '10.2.0.31-10.2.0.40'] },
        'range-overlap /network/container/0/ip_ranges/1',
      ],
    ];
    for (const [what, changes, fault] of cases) {
      it(`refuse ${what}`, () => {
        assert.deepEqual(stage2(onContainer(changes)), [fault]);
      });
    }

    it('should have their gateway in their subnet', () => {
      const gateway = { address: '10.2.0.1', routing_destinations: ['10.3.0.0/24'] };
      const path = '/network/container/0/gateway/routing_destinations/0';
      assert.deepEqual(stage2(onContainer({ gateway })), [`gateway-outside-subnet ${path} ?`]);
    });

    it('should know the addresses of peers', () => {
      assert.deepEqual(stage2(onContainer({ firewall: 'peers' })), [
        'peers-without-range /network/container/0/firewall ?',
      ]);
      assert.deepEqual(stage2(onContainer({ firewall: 'peers', ip_ranges: ['10.2.0.16/28'] })), []);
    });

    it('say which gateway is not routable', () => {
      const gateway = { address: '10.2.0.0', routing_destinations: ['10.2.0.0/24'] };
      assert.deepEqual(messages(onContainer({ gateway })), ['Gateway 10.2.0.0 is not a routable address']);
    });

    it('tell each range that meets another', () => {
      const ip_ranges = ['10.2.0.50-10.2.0.60', '10.2.0.10-10.2.0.90', '10.2.0.91-10.2.0.92', '10.2.0.80-10.2.0.85'];
      const path = '/network/container/0/ip_ranges';
      assert.deepEqual(stage2(onContainer({ ip_ranges })), [`range-overlap ${path}/1`, `range-overlap ${path}/3`]);
    });

    it('may be by DHCP, and adjacent', () => {
      assert.deepEqual(stage2(onContainer({ gateway: undefined })), []);
      assert.deepEqual(stage2(onContainer({ ip_ranges: ['10.2.0.16/28', '10.2.0.32-10.2.0.40'] })), []);
      const gateway = { address: '10.2.0.0', routing_destinations: ['10.2.0.0/31'] };
      assert.deepEqual(stage2(onContainer({ gateway })), []);
    });
  });
});
