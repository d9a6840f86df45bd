import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addressText,
  CREATING_VCH,
  dockerLabels,
  isUpdating,
  mainSession,
  parsePort,
  startResult,
} from '@vic/extraconfig';
import { ADMINISTRATOR, OPERATORS } from '../accounts.ts';
import { extraConfigOf, type Inventory } from '../vcenter/inventory.ts';
import { PLAIN_PAIRS } from './blocks/foreign-pairs.ts';
import { ODD_NAMES } from './odd-names.ts';
import { build, openFirewall } from './recorded.ts';
import { SCENARIOS } from './scenarios.ts';
import { SHAPES } from './shapes.ts';
import {
  containersPerVch,
  countBy,
  vicVmsOf,
  virtualMachinesOf,
  type ContainerVm,
  type VicVms,
} from './testing/vic-vms.ts';

const built = new Map<string, Inventory>();

function inventoryOf(name: string, index: 1 | 2): Inventory {
  const id = `${name} ${index}`;
  const inventory = built.get(id) ?? SCENARIOS.get(name)?.build(index);
  assert.ok(inventory, `no scenario ${name}`);
  built.set(id, inventory);
  return inventory;
}

const read = new Map<Inventory, VicVms>();

function vicOf(name: string, index: 1 | 2): VicVms {
  const inventory = inventoryOf(name, index);
  const vms = read.get(inventory) ?? vicVmsOf(inventory);
  read.set(inventory, vms);
  return vms;
}

const bothOf = (name: string) => {
  const [first, second] = [vicOf(name, 1), vicOf(name, 2)];
  return {
    all: [...first.all, ...second.all],
    vchs: [...first.vchs, ...second.vchs],
    containers: [...first.containers, ...second.containers],
  };
};

const vchNamed = (name: string) => {
  const vch = bothOf('default').vchs.find(({ config }) => config.init.common.name === name);
  assert.ok(vch, `no VCH ${name}`);
  return vch;
};

const clientAddress = (name: string) =>
  addressText(vchNamed(name).config.init.networks.get('client')?.assigned.ip ?? null);

const networksOf = ({ config }: ContainerVm) => [...config.networks.values()];

describe('every scenario', () => {
  for (const [name, scenario] of SCENARIOS) {
    for (const index of [1, 2] as const) {
      it(`${name} of vCenter ${index} is the same at every start`, () => {
        const again = scenario.build(index);
        const first = inventoryOf(name, index);
        assert.deepEqual([...again.objects.keys()], [...first.objects.keys()]);
        const texts = (inventory: Inventory) =>
          virtualMachinesOf(inventory)
            .slice(0, 200)
            // Secrets are sealed anew at each start.
            .map((vm) => [...extraConfigOf(vm)].filter(([key]) => !key.endsWith('@secret')));
        assert.deepEqual(texts(again), texts(first));
      });

      it(`${name} of vCenter ${index} names only objects that there are`, () => {
        const { objects } = inventoryOf(name, index);
        for (const { vm } of vicOf(name, index).containers) {
          for (const moid of [vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)]) {
            assert.ok(moid !== null && objects.has(moid), `${vm.name} names ${moid}`);
          }
        }
      });

      it(`${name} of vCenter ${index} keeps VM names within 80 characters`, () => {
        const tooLong = vicOf(name, index).all.filter((vm) => vm.name.length > 80);
        assert.deepEqual(
          tooLong.map((vm) => vm.name),
          [],
        );
      });
    }

    if (scenario.administratorPassword !== undefined) continue;
    it(`${name} gives the operators the administrator's rights`, () => {
      const { permissions } = inventoryOf(name, 1);
      const rightsOf = (user: string) =>
        permissions.filter(({ principal }) => principal === user).map(({ entity, roleId }) => ({ entity, roleId }));
      for (const operator of OPERATORS) assert.deepEqual(rightsOf(operator), rightsOf(ADMINISTRATOR));
    });

    it(`${name} lets the datacenter's administrator see the second datacenter of vCenter 1 alone`, () => {
      const inventory = inventoryOf(name, 1);
      const datacenters = [...inventory.objects.values()].filter((entity) => entity.type === 'Datacenter');
      const granted = inventory.permissions.filter(({ principal }) => principal.startsWith('dc2-admin'));
      assert.deepEqual(
        granted.map(({ entity }) => entity),
        [datacenters[1]?.moid],
      );
    });
  }
});

describe('default', () => {
  it('has four VCHs and forty containers, VMs of others beside them, a template and a vApp', () => {
    const { all, vchs, containers } = bothOf('default');
    assert.equal(vchs.length, 4);
    assert.equal(containers.length, 40);
    assert.ok(all.length - 44 >= 20, `${all.length - 44} other VMs`);
    assert.equal(all.filter((vm) => vm.template).length, 1);
    assert.equal(all.filter((vm) => vm.parentVApp !== null).length, 2);
  });

  it('has containers in every state', () => {
    assert.deepEqual(
      countBy(bothOf('default').containers, ({ state }) => state),
      {
        running: 22,
        starting: 1,
        stopped: 9,
        suspended: 2,
        failed: 2,
        created: 4,
      },
    );
  });

  it('has VCHs with and without address, of both families', () => {
    assert.equal(clientAddress('vch-production'), '10.20.30.15');
    assert.equal(clientAddress('vch-edge'), '2001:db8:21:30::15');
    assert.equal(clientAddress('vch-staging'), null);
    assert.equal(vchNamed('vch-lab').vm.powerState, 'poweredOff');
  });

  it('has a VCH without TLS whose administration portal could not start', () => {
    const { config } = vchNamed('vch-edge');
    assert.equal(config.certificate.hostCertificate, null);
    assert.ok(config.init.sessions.get('docker-personality')?.cmd.args.includes('-port=2375'));
    const vicadmin = config.init.sessions.get('vicadmin');
    assert.equal(vicadmin && startResult(vicadmin).state, 'failed');
  });

  it('has a VCH on a cluster without DRS, in the root pool that others use too', () => {
    const { vm } = vchNamed('vch-edge');
    const { objects } = inventoryOf('default', 1);
    const pool = objects.get(vm.pool ?? '');
    assert.ok(pool?.type === 'ResourcePool' && pool.name === 'Resources');
    const cluster = objects.get(pool.owner);
    assert.ok(cluster?.type === 'ClusterComputeResource' && !cluster.drsEnabled);
    assert.ok(
      vicOf('default', 1).all.some((other) => other.pool === pool.moid && extraConfigOf(other) === PLAIN_PAIRS),
    );
  });

  it('has containers with container networks, several ports, volumes, labels, aliases, IPv6 and exit codes', () => {
    const { containers } = bothOf('default');
    const count = (test: (container: ContainerVm) => boolean) => containers.filter(test).length;
    assert.ok(count(({ config }) => [...config.networks.keys()].some((name) => name !== 'bridge')) >= 4);
    assert.ok(count((container) => networksOf(container).some(({ ports }) => ports.length > 1)) >= 5);
    assert.ok(count(({ config }) => config.mounts.size > 1) >= 2);
    assert.ok(count(({ config }) => (dockerLabels(config.annotations)?.size ?? 0) > 0) >= 5);
    assert.ok(count((container) => networksOf(container).some(({ network }) => network.aliases.length > 0)) >= 5);
    assert.ok(
      count((container) =>
        networksOf(container).some(({ assigned }) => addressText(assigned.ip)?.includes(':') === true),
      ) >= 2,
    );
    const codes = containers
      .filter(({ state }) => state === 'stopped')
      .map(({ config }) => mainSession(config)?.exitStatus);
    assert.ok(new Set(codes).size >= 5, `exit codes ${codes.join()}`);
  });

  it('has ports that all can be read', () => {
    const ports = bothOf('default').containers.flatMap((container) =>
      networksOf(container).flatMap((network) => network.ports),
    );
    assert.deepEqual(
      ports.filter((port) => parsePort(port) === null),
      [],
    );
  });

  it('lets the owner of every container be known', () => {
    const perVch = (index: 1 | 2) => containersPerVch(inventoryOf('default', index), vicOf('default', index));
    assert.deepEqual(perVch(1), { 'vch-production': 20, 'vch-edge': 9, 'vch-staging': 5 });
    assert.deepEqual(perVch(2), { 'vch-lab': 6 });
  });
});

describe('large', () => {
  it('has 20,000 VMs on vCenter 1: 200 VCHs, 10,000 containers, 9,800 others', () => {
    const { all, vchs, containers } = vicOf('large', 1);
    assert.deepEqual([all.length, vchs.length, containers.length], [20_000, 200, 10_000]);
    const { running = 0, ...others } = countBy(containers, ({ state }) => state);
    assert.ok(running > 6_500 && running < 7_500, `${running} run`);
    assert.deepEqual(Object.keys(others).sort(), ['created', 'failed', 'starting', 'stopped', 'suspended']);
  });

  it('makes the pairs of a VM when they are first read, and shares those of plain VMs', () => {
    const inventory = SCENARIOS.get('large')?.build(1);
    assert.ok(inventory);
    const vms = virtualMachinesOf(inventory);
    assert.ok(vms.every((vm) => typeof vm.extraConfig === 'function' || vm.extraConfig === PLAIN_PAIRS));
  });

  it('gives every VCH its fifty containers', () => {
    const counts = Object.values(containersPerVch(inventoryOf('large', 1), vicOf('large', 1)));
    assert.deepEqual([counts.length, Math.min(...counts), Math.max(...counts)], [200, 50, 50]);
  });

  it('has VCHs that are being created and updated', () => {
    const inventory = inventoryOf('large', 1);
    assert.ok(vicOf('large', 1).vchs.some(({ config }) => config.init.common.id === CREATING_VCH));
    assert.ok(virtualMachinesOf(inventory).some((vm) => isUpdating(extraConfigOf(vm))));
  });
});

describe('empty', () => {
  it('has VMs, but none of VIC', () => {
    const { all, vchs, containers } = bothOf('empty');
    assert.deepEqual([all.length, vchs.length, containers.length], [9, 0, 0]);
  });
});

describe('drs-off', () => {
  it('lets the folder tell whose a container is, and leaves open what it cannot', () => {
    const counts = containersPerVch(inventoryOf('drs-off', 1), vicOf('drs-off', 1));
    assert.deepEqual(counts, { 'vch-red': 3, 'vch-green': 3, 'vch-blue': 3, 'vch-alone': 3, unknown: 6 });
  });
});

describe('odd-names', () => {
  it('keeps every name as it is', () => {
    const names = new Set(vicOf('odd-names', 1).containers.map(({ config }) => config.common.name));
    assert.deepEqual(
      ODD_NAMES.filter((name) => !names.has(name)),
      [],
    );
  });

  it('does not take the clone of an endpoint VM for a VCH', () => {
    const { all, vchs } = vicOf('odd-names', 1);
    const clone = all.find(({ name }) => name === 'clone of a VCH');
    assert.ok(clone && extraConfigOf(clone).has('init/common/name'));
    assert.equal(vchs.length, 3);
  });

  it('reads pairs that lie without trouble', () => {
    const { containers } = vicOf('odd-names', 1);
    const liar = (name: string) => containers.find(({ config }) => config.common.name === name);
    assert.equal(liar('huge-lengths')?.state, 'running');
    assert.ok((liar('huge-lengths')?.config.networks.get('bridge')?.ports.length ?? Infinity) < 500);
    assert.equal(liar('no-sessions')?.state, 'starting');
    assert.equal(liar('not-base64')?.config.networks.get('bridge')?.assigned.ip, null);
    assert.equal(liar('not-base64') && dockerLabels(liar('not-base64')?.config.annotations ?? new Map()), null);
    assert.equal(liar('many-names')?.config.annotations.size, 0);
    assert.equal(liar('no-numbers')?.config.createTime, 0n);
  });
});

describe('expired-peer', () => {
  it('ends the sessions of the second vCenter alone', () => {
    const scenario = SCENARIOS.get('expired-peer');
    assert.equal(scenario?.sessionLifetimeMs?.(1), undefined);
    assert.ok((scenario?.sessionLifetimeMs?.(2) ?? Infinity) < 60_000);
  });
});

describe('recorded', () => {
  it('has what requests of the recording name, by the same moid', () => {
    const { objects } = inventoryOf('recorded', 1);
    const named = new Map([
      ['datacenter-2', 'DC0'],
      ['domain-c33', 'DC0_C0'],
      ['domain-c67', 'DC0_C1'],
      ['host-26', 'DC0_H0'],
      ['resgroup-64', 'DC0_C0_RP1'],
      ['network-7', 'VM Network'],
      ['dvportgroup-13', 'DC0_DVPG0'],
      ['dvportgroup-15', 'DC0_DVPG1'],
      ['dvportgroup-17', 'DC0_DVPG2'],
    ]);
    for (const [moid, name] of named) assert.equal(objects.get(moid)?.name, name);
    assert.equal(objects.get('vm-104')?.type, 'VirtualMachine');
  });

  it('has its firewalls closed until they are opened', () => {
    const inventory = build(1);
    const open = () =>
      [...inventory.objects.values()].flatMap((entity) =>
        entity.type === 'HostSystem'
          ? entity.firewall.rulesets.flatMap(({ key, enabled }) => (/^v(SPC|ic-engine)$/.test(key) ? [enabled] : []))
          : [],
      );
    assert.equal(open().includes(true), false);
    openFirewall(inventory);
    assert.equal(open().includes(false), false);
  });

  it('knows the accounts of the recording', () => {
    const passwords = new Map(build(2).users.map(({ name, password }) => [name, password]));
    assert.equal(passwords.get('administrator@vsphere.local'), SCENARIOS.get('recorded')?.administratorPassword);
    assert.ok(passwords.has('vch-ops@vsphere.local'));
  });
});

describe('the shapes', () => {
  it('have a datacenter each', () => {
    const { objects } = inventoryOf('shapes', 1);
    const datacenters = [...objects.values()].flatMap(({ type, name }) => (type === 'Datacenter' ? [name] : []));
    assert.deepEqual(datacenters.sort(), Object.values(SHAPES).sort());
  });

  it('have appliances that cannot be reached', () => {
    const appliances = virtualMachinesOf(inventoryOf('shapes', 2)).filter(({ managedBy }) => managedBy !== null);
    assert.deepEqual(
      appliances.map(({ name, powerState, guestIpAddress }) => [name, powerState, guestIpAddress]),
      [
        ['vic-appliance-old', 'poweredOff', '127.0.0.1'],
        ['vic-appliance-older', 'poweredOn', null],
      ],
    );
  });
});
