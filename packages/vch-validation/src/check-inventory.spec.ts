import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InventoryFacts } from './facts.ts';
import type { VchSpecification } from './specification.ts';
import { checkInventory } from './check-inventory.ts';
import { messages, stage2, briefly } from './testing/faults.ts';
import { firewall, recordedInventory, withHosts } from './testing/recorded-inventory.ts';
import { aSpecification, networks } from './testing/specifications.ts';

type Network = NonNullable<VchSpecification['network']>;

const facts = recordedInventory();
const on = (network: Network) => aSpecification({ network: networks(network) });
const stored = (storage: NonNullable<VchSpecification['storage']>) => aSpecification({ storage });
const place = (name: string) => aSpecification({ compute: { resource: { name } } });

function withCluster(change: Partial<InventoryFacts['computeResources'][number]>): InventoryFacts {
  const computeResources = facts.computeResources.map((one) => ({ ...one, ...change }));
  return { ...facts, computeResources };
}

function withDatastore(id: string, change: Partial<InventoryFacts['datastores'][number]>): InventoryFacts {
  return { ...facts, datastores: facts.datastores.map((one) => (one.ref.value === id ? { ...one, ...change } : one)) };
}

describe('stage 2', () => {
  it('finds nothing wrong with a good specification', () => {
    assert.deepEqual(stage2(aSpecification()), []);
  });

  it('finds what is missing in an empty specification', () => {
    assert.deepEqual(stage2({}), [
      'image-size /storage',
      'compute-missing /compute/resource',
      'datastore-missing /storage/image_stores/0',
      'network-missing /network/public/port_group',
      'network-missing /network/bridge/port_group',
      ...Array.from({ length: 5 }, () => 'check-skipped ?'),
      'no-tls /auth ?',
    ]);
  });

  describe('the target', () => {
    it('is not an ESXi host', () => {
      const esxi = recordedInventory({ target: { isVcenter: false, version: '6.7.0' } });
      assert.deepEqual(stage2(aSpecification(), esxi), ['esxi-unsupported']);
    });

    it('is one datacenter', () => {
      assert.deepEqual(stage2(aSpecification(), recordedInventory({ datacenter: null })), ['datacenter-ambiguous']);
    });
  });

  describe('sizes and names', () => {
    it('needs anything about storage for a default image size', () => {
      const [message = ''] = messages({ ...aSpecification(), storage: undefined });
      assert.match(message, /^Invalid default image size {2}provided; /);
    });

    it('refuses an image size of nothing, or more than a disk can have', () => {
      for (const value of [0, 100]) {
        const base_image_size = { value, units: 'PB' } as const;
        assert.deepEqual(stage2(stored({ image_stores: ['LocalDS_0'], base_image_size })), [
          'image-size /storage/base_image_size',
        ]);
      }
    });

    it('leaves room in the names of containerVMs', () => {
      const named = (name_convention: string) => stage2(aSpecification({ container: { name_convention } }));
      assert.deepEqual(named(`${'a'.repeat(68)}{id}`), []);
      assert.deepEqual(named(`${'a'.repeat(68)}{name}`), []);
      assert.deepEqual(named(`${'a'.repeat(69)}{id}`), ['naming-convention /container/name_convention']);
      assert.deepEqual(named('web'), ['naming-convention /container/name_convention']);
      assert.deepEqual(named(''), []);
    });
  });

  describe('the operations user', () => {
    const granting = aSpecification({
      endpoint: { operations_credentials: { user: 'ops', password: 'x', grant_permissions: true } },
    });
    const path = '/endpoint/operations_credentials';

    it('must be able to log in', () => {
      const loginFault = { kind: 'refused', text: 'no' } as const;
      const operationsUser = { user: 'ops', loginFault, isAdministrator: { value: false } };
      const refused = recordedInventory({ operationsUser });
      assert.deepEqual(stage2(granting, refused), [`operations-login ${path}`]);
      assert.deepEqual(messages(granting, refused), ['Failed to validate operations credentials: no']);
    });

    it('may have no permission yet if permissions are to be granted', () => {
      const loginFault = { kind: 'no-permission', text: 'no permission' } as const;
      const operationsUser = { user: 'ops', loginFault, isAdministrator: { value: false } };
      const newcomer = recordedInventory({ operationsUser });
      const credentials = { user: 'ops', password: 'x' };
      const notGranting = aSpecification({ endpoint: { operations_credentials: credentials } });
      assert.deepEqual(stage2(granting, newcomer), []);
      assert.deepEqual(stage2(notGranting, newcomer), [`operations-login ${path}`]);
    });

    it('is no administrator if permissions are to be granted', () => {
      const operationsUser = { user: 'ops', loginFault: null, isAdministrator: { value: true } };
      const administrator = recordedInventory({ operationsUser });
      assert.deepEqual(stage2(granting, administrator), [`operations-administrator ${path}/grant_permissions`]);
      assert.deepEqual(stage2(aSpecification(), administrator), []);
    });

    it('may not be known to be one', () => {
      const operationsUser = { user: 'ops', loginFault: null, isAdministrator: { unread: 'No.' } };
      assert.deepEqual(stage2(granting, recordedInventory({ operationsUser })), [
        `check-skipped ${path}/grant_permissions ?`,
      ]);
    });
  });

  describe('compute', () => {
    it('is found by name, path, wildcard', () => {
      for (const name of [
        'DC0_C0',
        '/DC0/host/DC0_C0',
        'DC0_C0_RP1',
        'DC0_C0/Resources/DC0_C0_RP1',
        'DC0_H0',
        '*C1',
        '/DC0/host/DC0_C0/DC0_C0_H1',
      ]) {
        assert.deepEqual(stage2(place(name)), [], name);
      }
    });

    it('is refused where the name means several things', () => {
      assert.deepEqual(stage2(place('DC0_C?')).slice(0, 1), ['compute-ambiguous /compute/resource']);
      assert.deepEqual(stage2(place('Resources')).slice(0, 1), ['compute-ambiguous /compute/resource']);
    });

    it('need not be named if there is only one', () => {
      const one = { ...facts, computeResources: facts.computeResources.slice(0, 1) };
      const unplaced = aSpecification({ compute: undefined });
      assert.deepEqual(stage2(unplaced, one), []);
      assert.equal(
        messages(unplaced)[0],
        'No unambiguous default compute resource available: --compute-resource must be specified',
      );
    });

    it('is in the datacenter in scope, even if named by id', () => {
      const dc1 = { ref: { type: 'Datacenter', value: 'datacenter-3' }, name: 'DC1', path: '/DC1' };
      const other = recordedInventory({ datacenter: 'datacenter-3', datacenters: [...facts.datacenters, dc1] });
      const path = '/compute/resource';
      assert.equal(stage2(aSpecification(), other)[0], `compute-elsewhere ${path}`);
      assert.equal(messages(aSpecification(), other)[0], "compute resource 'DC0_C0' is not in datacenter 'DC1'");
    });

    it('needs a host that works', () => {
      const down = withHosts(facts, () => ({ connection: 'notResponding' }));
      const maintained = withHosts(facts, () => ({ isInMaintenanceMode: true }));
      assert.deepEqual(stage2(aSpecification(), down), ['compute-without-host /compute/resource']);
      assert.deepEqual(stage2(aSpecification(), maintained), ['compute-without-host /compute/resource']);
    });
  });

  describe('storage', () => {
    it('needs a name where there are several datastores', () => {
      assert.deepEqual(messages(stored({}))[0], 'datastore empty');
      const one = { ...facts, datastores: facts.datastores.slice(0, 1) };
      assert.deepEqual(stage2(stored({}), one), []);
    });

    it('must be a datastore', () => {
      assert.equal(
        messages(stored({ image_stores: ['nfs://host/path'] }))[0],
        'bad scheme "nfs" provided for datastore',
      );
    });

    it('knows a datastore with a blank, percent-encoded in a URL and plain', () => {
      const blank = withDatastore('datastore-20', { name: 'b c', path: '/DC0/datastore/b c' });
      assert.deepEqual(stage2(stored({ image_stores: ['ds://b%20c/x'] }), blank), []);
      assert.deepEqual(stage2(stored({ image_stores: ['b c/x'] }), blank), []);
    });

    it('tells of volume stores that cannot be', () => {
      const volume_stores = [
        { label: 'a', datastore: 'nope/x' },
        { label: 'b', datastore: 'nfs://host' },
        { label: 'c', datastore: 'nfs:///path' },
        { label: 'd', datastore: 'nfs://host/path' },
      ];
      assert.deepEqual(stage2(stored({ image_stores: ['LocalDS_0'], volume_stores })), [
        'datastore-unknown /storage/volume_stores/0/datastore',
        'nfs-incomplete /storage/volume_stores/1/datastore',
        'nfs-incomplete /storage/volume_stores/2/datastore',
      ]);
    });

    it('looks only at the last store of a label', () => {
      const volume_stores = [
        { label: 'a', datastore: 'nope' },
        { label: 'a', datastore: 'LocalDS_1' },
      ];
      assert.deepEqual(stage2(stored({ image_stores: ['LocalDS_0'], volume_stores })), []);
    });
  });

  describe('vCenter and hosts', () => {
    it('need the setting for serial ports', () => {
      assert.deepEqual(stage2(aSpecification(), recordedInventory({ persistsSerialPortBacking: { value: null } })), [
        'vcenter-setting',
      ]);
      const unread = recordedInventory({ persistsSerialPortBacking: { unread: 'No.' } });
      assert.deepEqual(stage2(aSpecification(), unread), ['check-skipped ?']);
      assert.deepEqual(messages(aSpecification(), unread), [
        'The vCenter setting for serial ports was not checked: No.',
      ]);
    });

    it('need open firewalls only where the VCH can run', () => {
      const closed = withHosts(facts, ({ computeResource }) =>
        computeResource === 'domain-c33' ? {} : { firewall: { value: firewall(false) } },
      );
      assert.deepEqual(stage2(aSpecification(), closed), []);
      assert.deepEqual(stage2(place('DC0_C1'), closed), ['firewall-closed']);
      assert.match(checkInventory(place('DC0_C1'), closed)[0]?.remedy ?? '', /"DC0_C1_H0", "DC0_C1_H1", "DC0_C1_H2"/);
    });

    it('do not mind a firewall that blocks nothing', () => {
      const off = withHosts(facts, () => ({ firewall: { value: { blocksOutgoing: false, rulesets: [] } } }));
      assert.deepEqual(stage2(aSpecification(), off), []);
    });

    it('ask whether the firewall lets the address of the VCH through', () => {
      const some = withHosts(facts, () => ({ firewall: { value: firewall(true, ['10.9.0.0/16', '10.8.0.1']) } }));
      const managed = (address: string) =>
        stage2(on({ management: { port_group: { name: 'DC0_DVPG2' }, static: address } }), some);
      assert.deepEqual(managed('10.9.0.5/24'), []);
      assert.deepEqual(managed('10.8.0.1/24'), []);
      assert.deepEqual(managed('10.7.0.1/24'), ['firewall-closed']);
      assert.deepEqual(stage2(aSpecification(), some), ['firewall-closed ?']);
    });

    it('are not judged by what could not be read', () => {
      const silent = withHosts(facts, ({ ref }) =>
        ref.value === 'host-42' ? { firewall: { unread: 'No.' }, licenceFeatures: { unread: 'No.' } } : {},
      );
      assert.deepEqual(messages(aSpecification(), silent), [
        'The hosts\' firewall was not checked: that of "DC0_C0_H0" could not be read: No.',
        'The hosts\' licence was not checked: that of "DC0_C0_H0" could not be read: No.',
      ]);
    });

    it('need licences with both features', () => {
      const poor = withHosts(facts, ({ ref }) =>
        ref.value === 'host-52' ? { licenceFeatures: { value: ['dvs'] } } : {},
      );
      assert.deepEqual(messages(aSpecification(), poor), ['License does not meet minimum requirements to use VIC']);
    });

    it('are told of a cluster without DRS', () => {
      const off = withCluster({ isDrsEnabled: { value: false } });
      assert.deepEqual(stage2(aSpecification(), off), ['drs-off /compute ?']);
      assert.deepEqual(stage2(place('DC0_H0'), off), []);
      const unread = withCluster({ isDrsEnabled: { unread: 'No.' } });
      assert.deepEqual(stage2(aSpecification(), unread), ['check-skipped ?']);
    });
  });

  describe('a VM group', () => {
    const grouped = (resource: string) =>
      aSpecification({ compute: { resource: { name: resource }, affinity: { use_vm_group: true } } });
    const path = '/compute/affinity/use_vm_group';

    it('is possible on a cluster with DRS', () => {
      assert.deepEqual(stage2(grouped('DC0_C0')), []);
      assert.deepEqual(stage2(grouped('DC0_H0')), [`vm-group ${path}`]);
      const off = withCluster({ isDrsEnabled: { value: false } });
      assert.deepEqual(stage2(grouped('DC0_C0'), off), [`vm-group ${path}`, 'drs-off /compute ?']);
    });

    it('must be new, but for the VCH that has it', () => {
      const taken = withCluster({ drsGroups: { value: ['alpha'] } });
      assert.deepEqual(stage2(grouped('DC0_C0'), taken), [`vm-group-exists ${path}`]);
      const own = checkInventory(grouped('DC0_C0'), taken, { id: 'vm-1', vmGroup: 'alpha' });
      assert.deepEqual(briefly(own), []);
    });

    it('may not be known', () => {
      const unread = withCluster({ drsGroups: { unread: 'No.' } });
      assert.deepEqual(stage2(grouped('DC0_C0'), unread), [`check-skipped ${path} ?`]);
    });
  });

  describe('datastores', () => {
    const both = stored({ image_stores: ['LocalDS_0'], volume_stores: [{ label: 'v', datastore: 'LocalDS_1' }] });
    const volume = '/storage/volume_stores/0/datastore';

    it('must be accessible', () => {
      assert.deepEqual(stage2(both, withDatastore('datastore-22', { isAccessible: false })), [
        `datastore-unreachable ${volume}`,
      ]);
    });

    it('must be on a host of the compute resource', () => {
      assert.deepEqual(stage2(both, withDatastore('datastore-22', { hosts: ['host-76'] })), [
        `datastore-unreachable ${volume}`,
      ]);
    });

    it('should be on all of them', () => {
      assert.deepEqual(stage2(both, withDatastore('datastore-22', { hosts: ['host-42'] })), [
        `datastore-unreachable ${volume} ?`,
      ]);
    });

    it('must have a host in common', () => {
      const apart = {
        ...facts,
        datastores: facts.datastores.map((one, index) => ({ ...one, hosts: [index === 0 ? 'host-42' : 'host-52'] })),
      };
      assert.equal(stage2(both, apart).at(-1), 'datastores-apart /storage');
    });
  });

  describe('registries', () => {
    const listed = (registry: NonNullable<VchSpecification['registry']>) => stage2(aSpecification({ registry }));

    it('may be hosts, URLs, wildcards and blocks', () => {
      const insecure = ['10.0.0.1', 'registry', 'registry.example.com:5000', 'http://registry.example.com/v2/'];
      const whitelist = ['*.example.com', '10.0.0.0/8', 'https://registry.example.com', 'a_b.example.com:443'];
      assert.deepEqual(listed({ insecure, whitelist }), []);
    });

    it('are no blocks where they are insecure', () => {
      for (const block of ['10.0.0.0/8', 'http://10.0.0.0/8'])
        assert.deepEqual(listed({ insecure: [block] }), ['registry-block /registry/insecure/0']);
    });

    for (const entry of [
      '',
      ' ',
      'a b',
      'host:',
      'host:0',
      'host:99999',
      'ftp://host',
      '*',
      '-a',
      'a..b',
      'a,b',
      'host/a|b',
      'host/a b',
    ]) {
      it(`cannot be "${entry}"`, () => {
        assert.deepEqual(listed({ insecure: [entry] }), ['registry-unreadable /registry/insecure/0']);
        assert.deepEqual(listed({ whitelist: [entry] }), ['registry-unreadable /registry/whitelist/0']);
      });
    }

    it('are not restricted by an empty whitelist', () => {
      assert.deepEqual(listed({ whitelist: [], insecure: ['registry'] }), ['whitelist-empty /registry/whitelist ?']);
      assert.deepEqual(listed({ whitelist: [] }), []);
    });
  });

  it('wants a host in the syslog address', () => {
    const addressed = (syslog_addr: string) => stage2({ ...aSpecification(), syslog_addr });
    assert.deepEqual(addressed('tcp://:514'), ['syslog-host /syslog_addr']);
    assert.deepEqual(addressed('udp://'), ['syslog-host /syslog_addr']);
    assert.deepEqual(addressed('udp://logs.example.com'), []);
  });
});
