/** Upgrade of VCHs over the API, and the way back. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { decodeVch, secretKeyOf } from '@vic/extraconfig';
import { setPowerState } from '../vcenter/apply-change.ts';
import { destroyEntity } from '../vcenter/destroy-entity.ts';
import { entityOfType, extraConfigOf, type Folder, type VirtualMachine } from '../vcenter/inventory.ts';
import type { World } from '../vcenter/world.ts';
import { NEWER_BUILD, startServiceLab, type ServiceLab } from './service-lab.ts';
import type { StartedService } from './start-service.ts';
import { UPGRADE_CALLS } from './writing-calls.ts';

const APPLIANCE = 'v1.5.9-30000-9489f63e-appliance.iso';
const BOOTSTRAP = 'v1.5.9-30000-9489f63e-bootstrap.iso';
const UNKNOWN_KEY = 'guestinfo.vice./something/newer';

describe('upgrading a VCH', () => {
  let lab: ServiceLab;
  let newer: StartedService;
  let vch: VirtualMachine;
  before(async () => {
    lab = await startServiceLab();
    newer = await lab.startService({ build: NEWER_BUILD });
    vch = await lab.makeVch('vch-up');
  });
  after(async () => {
    await newer.stop();
    await lab.stop();
  });
  beforeEach(() => lab.vcenter.switches.calls.mark());
  afterEach(() => lab.vcenter.switches.setFaults([]));

  const upgrade = (query = '', service = newer, vm = vch) =>
    lab.call({ method: 'POST', path: `/vch/${vm.moid}`, query: `action=upgrade${query}` }, service);
  const configOf = (vm: VirtualMachine) => {
    const pairs = extraConfigOf(vm);
    return decodeVch(pairs, { secretKey: secretKeyOf(pairs) ?? '' });
  };
  const writes = () =>
    lab.vcenter.switches.calls.calls.filter(({ writes }) => writes).map(({ call }) => call.replace(/^.*\./, ''));
  const cdromOf = (vm: VirtualMachine) =>
    vm.devices.flatMap((device) => (device.kind === 'cdrom' ? (device.isoPath ?? []) : [])).join();
  const isosOf = (name: string) => lab.files('LocalDS_0').filter((file) => file.startsWith(`${name}/v1.5.9`));

  for (const [title, query, status, reason] of [
    ['a bootstrap image that is not there', '&bootstrap-iso=other.iso', 400, /There is no bootstrap image/],
    ['to go back without an upgrade', '&rollback=true', 409, /no snapshot of the state before an upgrade/],
  ] as const) {
    it(`refuses ${title}`, async () => {
      const answer = await upgrade(query);
      assert.equal(answer.status, status);
      assert.match(answer.text, reason);
      assert.deepEqual(writes(), []);
    });
  }

  it('refuses a VCH that is not older', async () => {
    const same = await lab.call({ method: 'POST', path: `/vch/${vch.moid}`, query: 'action=upgrade' });
    assert.equal(same.status, 409);
    assert.match(same.text, /The VCH vch-up is up to date/);
  });

  it('makes it a VCH of the new version', async () => {
    lab.vcenter.world.guests.write(vch.moid, { extraConfig: [[UNKNOWN_KEY, 'kept']] });
    const old = configOf(vch);
    const { status, text } = await upgrade('&bootstrap-iso=bootstrap.iso');
    assert.deepEqual([status, text.trim()], [202, '{"task":null}']);
    const config = configOf(vch);
    assert.deepEqual(
      [config.init.version?.version, config.init.version?.buildNumber],
      [NEWER_BUILD.version, NEWER_BUILD.buildNumber],
    );
    assert.equal(config.container.bootstrapImagePath, `[LocalDS_0] vch-up/${BOOTSTRAP}`);
    assert.match(cdromOf(vch), new RegExp(`\\[LocalDS_0\\] vch-up/${APPLIANCE}`));
    assert.equal(vch.alternateGuestName, 'Photon - VCH v1.5.9, 30000, 9489f63e');
    assert.equal(extraConfigOf(vch).get(UNKNOWN_KEY), 'kept');
    assert.equal(extraConfigOf(vch).get('UpdateInProgress'), 'false');
    assert.equal(config.connection.token, old.connection.token);
    assert.equal(config.init.sessions.get('docker-personality')?.started, 'true');
    assert.equal(vch.powerState, 'poweredOn');
    assert.deepEqual(
      vch.snapshots.map(({ name }) => name),
      ['upgrade for 30000'],
    );
    assert.deepEqual(writes(), UPGRADE_CALLS);
  });

  it('brings it back to the version before', async () => {
    const { status, text } = await upgrade('&rollback=true');
    assert.equal(status, 202, text);
    const config = configOf(vch);
    assert.equal(config.init.version?.buildNumber, '21343');
    assert.doesNotMatch(cdromOf(vch), /v1\.5\.9/);
    assert.equal(vch.powerState, 'poweredOn');
    assert.equal(extraConfigOf(vch).get('UpdateInProgress'), 'false');
    assert.deepEqual(vch.snapshots, []);
    assert.equal((await upgrade('&rollback=true')).status, 409);
  });

  it('leaves the old version running when the new one does not come up, and images that were there', async () => {
    const before = extraConfigOf(vch).get('guestinfo.ovfEnv');
    const isos = isosOf('vch-up');
    lab.vcenter.switches.setFaults([
      { method: 'PowerOnMultiVM_Task', at: 'end', fault: 'InsufficientResourcesFault', skip: 0, count: 1 },
    ]);
    const { status, text } = await upgrade();
    assert.equal(status, 500);
    assert.match(
      text,
      /^\{"message":"failed to upgrade VCH: The endpoint VM cannot be powered on: .*It is as it was before/,
    );
    assert.equal(configOf(vch).init.version?.buildNumber, '21343');
    assert.equal(extraConfigOf(vch).get('guestinfo.ovfEnv'), before);
    assert.equal(vch.powerState, 'poweredOn');
    assert.deepEqual([vch.snapshots, isosOf('vch-up')], [[], isos]);
  });

  it('moves a VCH out of the folder of all VMs, and back when that fails', async () => {
    const loose = await lab.makeVch('vch-loose');
    const root = moveOut(lab.vcenter.world, loose);
    lab.vcenter.switches.setFaults([{ method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 1 }]);
    assert.equal((await upgrade('', newer, loose)).status, 500);
    assert.equal(loose.parent, root.moid);
    assert.ok(
      ![...lab.inventory.objects.values()].some(({ name, type }) => type === 'Folder' && name.startsWith('vch-loose')),
    );
    const done = await upgrade('', newer, loose);
    assert.equal(done.status, 202, done.text);
    const own = entityOfType(lab.inventory, loose.parent, 'Folder');
    assert.deepEqual([own.name, own.parent], ['vch-loose', root.moid]);
  });

  it('leaves a VCH off that is off', async () => {
    setPowerState(lab.vcenter.world, vch, 'poweredOff');
    assert.equal((await upgrade()).status, 202);
    assert.equal(vch.powerState, 'poweredOff');
    assert.equal(configOf(vch).init.version?.buildNumber, '30000');
    assert.equal((await upgrade('&rollback=true')).status, 202);
    assert.equal(configOf(vch).init.version?.buildNumber, '21343');
    assert.equal(vch.powerState, 'poweredOff');
  });

  it('sets it back when the new appliance does not boot', async () => {
    setPowerState(lab.vcenter.world, vch, 'poweredOn');
    const isos = isosOf('vch-up');
    const broken = await lab.startService({
      build: NEWER_BUILD,
      vchReadyMs: 5_000,
      isos: { ...lab.isos, applianceIso: import.meta.filename },
    });
    const { status, text } = await upgrade('', broken);
    await broken.stop();
    assert.equal(status, 500);
    assert.match(
      text,
      /The VCH vch-up was not ready within 5 s: it has no address on its client network yet\. It is as/,
    );
    assert.equal(configOf(vch).init.version?.buildNumber, '21343');
    assert.deepEqual([vch.powerState, vch.snapshots, isosOf('vch-up')], ['poweredOn', [], isos]);
  });

  it('refuses before anything when its own images are missing', async () => {
    const missing = { applianceIso: '/nowhere/appliance.iso', bootstrapIso: '/nowhere/bootstrap.iso' };
    const without = await lab.startService({ build: NEWER_BUILD, isos: missing });
    const { status, text } = await upgrade('', without);
    await without.stop();
    assert.equal(status, 500);
    assert.match(text, /The ISO file .* cannot be read/);
    assert.deepEqual(writes(), []);
  });
});

/** Puts a VCH where old versions left it: into the datacenter's folder of all VMs. */
function moveOut(world: World, vm: VirtualMachine): Folder {
  const own = entityOfType(world.inventory, vm.parent ?? '', 'Folder');
  const root = entityOfType(world.inventory, own.parent ?? '', 'Folder');
  own.children.delete(vm.moid);
  destroyEntity(own, world);
  root.children.add(vm.moid);
  vm.parent = root.moid;
  world.restructured();
  return root;
}
