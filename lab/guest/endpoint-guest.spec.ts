import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterEach, describe, it } from 'node:test';
import { addressText, decodeVch, SECRET_KEY_KEY } from '@vic/extraconfig';
import { HOST_CERTIFICATE_PEM } from '../scenarios/blocks/certificates.ts';
import { addVch, type Vch, type VchSpec } from '../scenarios/blocks/vch.ts';
import { addEquippedCluster, placeFor } from '../scenarios/blocks/site.ts';
import { setPowerState } from '../vcenter/apply-change.ts';
import { addDatacenter, entityOfType, extraConfigOf, newInventory, rootFolderOf } from '../vcenter/inventory.ts';
import { ManualClock } from '../vcenter/testing/manual-clock.ts';
import { World } from '../vcenter/world.ts';
import { EndpointGuest } from './endpoint-guest.ts';

const CREATED_AT = new Date('2026-02-01T10:00:00Z');

interface Lab {
  readonly clock: ManualClock;
  readonly world: World;
  readonly guest: EndpointGuest;
  readonly messages: string[];
  readonly vchs: readonly Vch[];
  readonly turnOn: (vch: Vch | undefined) => Promise<Vch>;
}

const guests: EndpointGuest[] = [];

/** VCHs without TLS that are off, on a vCenter with the guest system. */
function lab(...specs: readonly Partial<VchSpec>[]): Lab {
  const inventory = newInventory();
  const datacenter = addDatacenter(inventory, rootFolderOf(inventory), 'DC0');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    name: 'C0',
    hostNames: ['esx01.lab.local'],
    datastoreName: 'ds',
    switchName: 'dvs',
    vlanId: 10,
  });
  const vchs = specs.map((spec, position) => {
    const name = spec.name ?? `vch-${position}`;
    const place = placeFor(inventory, cluster, name);
    return addVch(inventory, {
      name,
      place,
      createdAt: CREATED_AT,
      powerState: 'poweredOff',
      hasTls: false,
      started: {},
      ...spec,
    });
  });
  const clock = new ManualClock();
  const world = new World(inventory, {}, clock);
  const messages: string[] = [];
  const guest = new EndpointGuest(world, { vcenterIndex: 1, onMessage: (message) => messages.push(message) });
  guests.push(guest);
  world.guests.install(guest);
  const turnOn = async (vch: Vch | undefined): Promise<Vch> => {
    assert.ok(vch);
    setPowerState(world, vch.vm, 'poweredOn');
    clock.advance(1_000);
    await guest.settled();
    return vch;
  };
  return { clock, world, guest, messages, vchs, turnOn };
}

const configOf = ({ vm }: Vch) => decodeVch(extraConfigOf(vm));
const addressOf = (vch: Vch, role: string) => addressText(configOf(vch).init.networks.get(role)?.assigned.ip ?? null);
const startedOf = (vch: Vch) => [...configOf(vch).init.sessions.values()].map(({ started }) => started);

async function ping(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`http://${address}:2375/_ping`, { agent: false }, (response) => {
      text(response).then(resolve, reject);
    }).once('error', reject);
  });
}

describe('the guest of an endpoint VM', () => {
  afterEach(async () => {
    for (const guest of guests.splice(0)) await guest.close();
  });

  it('reports nothing until it has booted', async () => {
    const { vchs, world, clock, guest } = lab({});
    const [vch] = vchs;
    assert.ok(vch);
    setPowerState(world, vch.vm, 'poweredOn');
    clock.advance(999);
    await guest.settled();
    assert.equal(vch.vm.tools, 'guestToolsNotRunning');
    assert.equal(addressOf(vch, 'client'), null);
  });

  it('has an address of 127.0.1.N, started components and a Docker engine a second after power-on', async () => {
    const { vchs, turnOn } = lab({});
    const vch = await turnOn(vchs[0]);
    const address = addressOf(vch, 'client');
    assert.match(address ?? '', /^127\.0\.1\.\d+$/);
    assert.equal(addressOf(vch, 'public'), address, 'roles on one port group share a network card');
    assert.notEqual(addressOf(vch, 'management'), address);
    assert.equal(addressOf(vch, 'bridge'), '172.16.0.1');
    assert.deepEqual(startedOf(vch), ['true', 'true', 'true']);
    assert.equal(vch.vm.guestIpAddress, address);
    assert.equal(vch.vm.tools, 'guestToolsRunning');
    assert.equal(await ping(address ?? ''), 'OK');
  });

  it('keeps a static address', async () => {
    const { vchs, turnOn } = lab({ addresses: { client: '192.0.2.10/24' }, staticRoles: ['client'] });
    const vch = await turnOn(vchs[0]);
    assert.equal(addressOf(vch, 'client'), '192.0.2.10');
  });

  it('shares the static address of a role with the others on its network card', async () => {
    const { vchs, turnOn } = lab({ addresses: { public: '192.0.2.10/24' }, staticRoles: ['public'] });
    const vch = await turnOn(vchs[0]);
    assert.equal(addressOf(vch, 'client'), '192.0.2.10');
    assert.match(addressOf(vch, 'management') ?? '', /^127\.0\.1\./);
  });

  it('gives every VCH an address of its own, and takes it back at power-off', async () => {
    const { vchs, turnOn, world, guest } = lab({}, {});
    const first = await turnOn(vchs[0]);
    const second = await turnOn(vchs[1]);
    const address = addressOf(first, 'client');
    assert.notEqual(addressOf(second, 'client'), address);
    setPowerState(world, first.vm, 'poweredOff');
    await guest.settled();
    await assert.rejects(ping(address ?? ''), { code: 'ECONNREFUSED' });
    await turnOn(first);
    assert.equal(addressOf(first, 'client'), address);
  });

  it('forgets at power-off what it had written', async () => {
    const { vchs, turnOn, world } = lab({});
    const [off] = vchs;
    assert.ok(off);
    const before = new Map(extraConfigOf(off.vm));
    const vch = await turnOn(off);
    setPowerState(world, vch.vm, 'poweredOff');
    const changed = [...extraConfigOf(vch.vm)].filter(([key, value]) => before.get(key) !== value);
    assert.deepEqual(changed, []);
    assert.equal(addressOf(vch, 'client'), null);
    assert.deepEqual(startedOf(vch), ['', '', '']);
  });

  it('does not come up without its ISO image, or with a broken one', async () => {
    const { vchs, turnOn, world, messages } = lab({ name: 'gone' }, { name: 'broken' });
    for (const { spec } of vchs) {
      const datastore = entityOfType(world.inventory, spec.place.datastore.moid, 'Datastore');
      for (const file of [...datastore.files.keys()]) {
        if (!file.endsWith('-appliance.iso')) continue;
        if (file.startsWith('gone/')) datastore.files.delete(file);
        else datastore.files.set(file, new Uint8Array(100_000));
      }
    }
    for (const vch of vchs) {
      await turnOn(vch);
      assert.equal(vch.vm.tools, 'guestToolsNotRunning');
      assert.equal(addressOf(vch, 'client'), null);
    }
    assert.match(messages.join('\n'), /gone finds no image at .*\nbroken cannot boot from .*: it is no ISO image\./);
  });

  it('hangs where it is told to', async () => {
    const { vchs, turnOn, guest, messages } = lab({ name: 'vch-a' }, { name: 'other' });
    assert.equal(guest.behave('vch-*', 'never-starts'), true);
    const hanging = await turnOn(vchs[0]);
    const other = await turnOn(vchs[1]);
    assert.deepEqual(startedOf(hanging), ['', '', '']);
    assert.deepEqual(startedOf(other), ['true', 'true', 'true']);
    assert.deepEqual(messages, ['vch-a hangs.']);
    assert.equal(guest.behave('vch-*', 'sings'), false);
  });

  it('says why the engine cannot start without its key', async () => {
    const { vchs, turnOn } = lab({ hasTls: true });
    const [off] = vchs;
    assert.ok(off);
    off.vm.extraConfig = new Map([...extraConfigOf(off.vm)].filter(([key]) => key !== SECRET_KEY_KEY));
    const vch = await turnOn(off);
    assert.match(configOf(vch).init.sessions.get('docker-personality')?.started ?? '', /private key/);
    assert.equal(configOf(vch).init.sessions.get('port-layer')?.started, 'true');
  });

  it('has TLS with the certificate of its configuration', async () => {
    const { vchs, turnOn } = lab({ hasTls: true });
    const vch = await turnOn(vchs[0]);
    const connection = connect({
      host: addressOf(vch, 'client') ?? '',
      port: 2376,
      ca: HOST_CERTIFICATE_PEM,
      servername: 'vch.lab.local',
    });
    await once(connection, 'secureConnect');
    assert.equal(connection.authorized, true);
    connection.destroy();
  });

  it('leaves VMs alone that are no endpoint VMs', () => {
    const { guest, vchs } = lab({});
    const [vch] = vchs;
    assert.ok(vch);
    assert.equal(guest.runs(vch.vm), true);
    assert.equal(guest.runs({ ...vch.vm, extraConfig: new Map() }), false);
    assert.equal(guest.runs({ ...vch.vm, moid: 'vm-9999' }), false, 'a clone');
  });
});
