/** The public command line client uses the simulator as it would a vCenter. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findGoTool } from '../../../packages/vim25/interop/go-tools.ts';
import { selfSignedCertificate } from '../../../packages/vim25/src/testing/certificate.ts';
import { applyChange } from '../apply-change.ts';
import type { SmallInventory } from '../testing/small-inventory.ts';
import { smallInventory } from '../testing/small-inventory.ts';
import type { Vcenter } from '../vcenter.ts';
import { startVcenter } from '../vcenter.ts';
import type { Govc } from './govc.ts';
import { govcFor } from './govc.ts';

const program = await findGoTool('govc');
const skip = program === null ? 'neither govc nor Go is here' : false;
const folder = mkdtempSync(path.join(tmpdir(), 'govc-interop-'));
let small: SmallInventory;
let vcenter: Vcenter;
let govc: Govc;

before(async () => {
  const { cert, key, sha1 } = await selfSignedCertificate();
  small = smallInventory();
  vcenter = await startVcenter({ inventory: small.inventory, cert, key, limits: { taskMs: 50 } });
  const options = { program: program ?? '', folder, url: vcenter.url, thumbprint: sha1 };
  govc = govcFor({ ...options, user: 'administrator@vsphere.local', password: 'VMware1!' });
});

after(async () => {
  await vcenter.stop();
  rmSync(folder, { recursive: true });
});

const lines = (text: string): string[] => text.trim().split('\n');

test('about', { skip }, async () => {
  assert.match(await govc('about'), /API type: +VirtualCenter\n/);
});

test('find', { skip }, async () => {
  const found = lines(await govc('find', '/', '-type', 'm'));
  assert.deepEqual(found.sort(), ['/one/vm/a', '/one/vm/b%2fc', '/one/vm/d', '/two/vm/z']);
});

test('find by a property', { skip }, async () => {
  applyChange(vcenter.world, { kind: 'power', vm: small.vms[2].moid, state: 'poweredOff' });
  assert.deepEqual(lines(await govc('find', '/', '-type', 'm', '-runtime.powerState', 'poweredOff')), ['/one/vm/d']);
});

test('ls', { skip }, async () => {
  assert.deepEqual(lines(await govc('ls', '/one')).sort(), ['/one/datastore', '/one/host', '/one/network', '/one/vm']);
  assert.deepEqual(lines(await govc('ls', '/one/host/cluster-one')).sort(), [
    '/one/host/cluster-one/Resources',
    '/one/host/cluster-one/dvs-one-DVUplinks-11',
    '/one/host/cluster-one/esx-one',
    '/one/host/cluster-one/pg-one',
  ]);
});

test('vm.info', { skip }, async () => {
  const info = await govc('vm.info', '-e', '-g', '-r', '/one/vm/a');
  assert.match(info, /Power state: +poweredOn/);
  assert.match(info, /Network: +pg-one/);
  assert.match(info, /common\/name: +a/);
});

test('object.collect of all, of some and of keyed properties', { skip }, async () => {
  assert.match(await govc('object.collect', '/one/vm/a'), /^summary +types.VirtualMachineSummary/m);
  assert.equal(await govc('object.collect', '-s', '/one/vm/a', 'config.hardware.memoryMB'), '2048\n');
  const element = await govc('object.collect', '-json', '/one/vm/a', 'config.extraConfig["common/name"]');
  assert.match(element, /"value": *"a"/);
});

test('object.collect that waits', { skip }, async () => {
  const progress = { isDone: false };
  const waiting = govc('object.collect', '-n', '2', '-s', '/one/vm/a', 'runtime.powerState').finally(() => {
    progress.isDone = true;
  });
  for (let turn = 0; !progress.isDone; turn++) {
    applyChange(vcenter.world, {
      kind: 'power',
      vm: small.vms[0].moid,
      state: turn % 2 === 0 ? 'suspended' : 'poweredOn',
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(lines(await waiting).length >= 2);
});

test('power, events and tasks', { skip }, async () => {
  await govc('vm.power', '-on', '/one/vm/d');
  assert.match(await govc('events', '/one/vm/d'), /d on esx-one is powered on/);
  await assert.rejects(govc('vm.power', '-on', '/one/vm/d'), /cannot be performed in the current state/);
});

test('create, change and destroy', { skip }, async () => {
  await govc('folder.create', '/one/vm/f');
  await govc(
    'vm.create',
    '-dc',
    'one',
    '-on=false',
    '-folder',
    '/one/vm/f',
    '-pool',
    '/one/host/cluster-one/Resources/pool-one',
    '-ds',
    'ds-one',
    '-net',
    'pg-one',
    'new',
  );
  await govc('vm.change', '-vm', '/one/vm/f/new', '-e', 'guestinfo.x=1');
  assert.match(await govc('vm.info', '-e', '/one/vm/f/new'), /guestinfo.x: +1/);
  await govc('vm.destroy', '/one/vm/f/new');
  assert.equal((await govc('ls', '/one/vm/f')).trim(), '');
});

test('extension.info and session.ls', { skip }, async () => {
  await govc('extension.info');
  assert.match(await govc('session.ls'), /VSPHERE.LOCAL\\administrator/);
});

test('permissions and datastore files', { skip }, async () => {
  assert.match(await govc('permissions.ls', '/two'), /Admin +\/two +VSPHERE.LOCAL\\dc2-admin/);
  const file = path.join(folder, 'known_hosts');
  await govc('datastore.upload', '-dc', 'one', '-ds', 'ds-one', file, 'dir/x.txt');
  assert.match(await govc('datastore.ls', '-dc', 'one', '-ds', 'ds-one', '-l', 'dir'), /x.txt/);
  await govc('datastore.rm', '-dc', 'one', '-ds', 'ds-one', 'dir/x.txt');
});

test('devices of a VM', { skip }, async () => {
  const pool = '/one/host/cluster-one/Resources/pool-one';
  const place = ['-dc', 'one', '-folder', '/one/vm', '-pool', pool, '-ds', 'ds-one'];
  const hardware = ['-net', 'pg-one', '-net.adapter', 'vmxnet3', '-disk', '1GB', '-disk.controller', 'pvscsi'];
  await govc('vm.create', '-on=false', ...place, ...hardware, 'equipped');
  const vm = '/one/vm/equipped';
  await govc('device.cdrom.add', '-vm', vm);
  await govc('device.cdrom.insert', '-dc', 'one', '-vm', vm, '-ds', 'ds-one', '-device', 'cdrom-3000', 'iso/x.iso');
  await govc('device.serial.add', '-vm', vm);
  const devices = await govc('device.ls', '-vm', vm);
  for (const each of [
    'ide-200',
    'ide-201',
    'pvscsi-1000',
    'disk-1000-0',
    'cdrom-3000',
    'ethernet-0',
    'serialport-9000',
  ]) {
    assert.match(devices, new RegExp(`^${each} `, 'm'));
  }
  assert.match(await govc('device.info', '-vm', vm, 'cdrom-3000'), /Summary: +ISO \[ds-one\] iso\/x.iso/);
  await govc('device.remove', '-vm', vm, 'cdrom-3000');
  assert.doesNotMatch(await govc('device.ls', '-vm', vm), /cdrom/);
});

test('the configuration file, and what reads of it hide', { skip }, async () => {
  await govc('vm.change', '-vm', '/one/vm/equipped', '-e', 'guestinfo.ovfEnv=secret', '-e', 'a.b=say "x|y"');
  assert.doesNotMatch(await govc('vm.info', '-e', '/one/vm/equipped'), /secret/);
  const vmx = await govc('datastore.download', '-dc', 'one', '-ds', 'ds-one', 'equipped/equipped.vmx', '-');
  assert.match(vmx, /^guestinfo.ovfEnv = "secret"\na.b = "say \|22x\|7Cy\|22"$/m);
});

test('snapshots', { skip }, async () => {
  const vm = ['-vm', '/one/vm/equipped'];
  await govc('snapshot.create', ...vm, '-m=false', 'first');
  await govc('vm.change', ...vm, '-e', 'later=1');
  await govc('snapshot.create', ...vm, '-m=false', 'second');
  assert.equal((await govc('snapshot.tree', ...vm)).replaceAll(/[^a-z\n]/g, '').trim(), 'first\nsecond');
  await govc('snapshot.revert', ...vm, 'first');
  assert.doesNotMatch(await govc('vm.info', '-e', '/one/vm/equipped'), /later/);
  await govc('snapshot.remove', ...vm, '*');
  assert.equal((await govc('snapshot.tree', ...vm)).trim(), '');
});

test('roles and permissions', { skip }, async () => {
  await govc('role.create', 'vic-vch-test', 'Datastore.Config');
  await govc('role.update', '-a', 'vic-vch-test', 'Global.EnableMethods');
  assert.deepEqual(lines(await govc('role.ls', 'vic-vch-test')).slice(-2), [
    'Datastore.Config',
    'Global.EnableMethods',
  ]);
  await govc(
    'permissions.set',
    '-principal',
    'reader@vsphere.local',
    '-role',
    'vic-vch-test',
    '-propagate=false',
    '/one',
  );
  assert.match(await govc('permissions.ls', '/one'), /vic-vch-test +\/one +VSPHERE.LOCAL\\reader +No/);
  await govc('permissions.remove', '-principal', 'reader@vsphere.local', '/one');
  await govc('role.remove', 'vic-vch-test');
  assert.doesNotMatch(await govc('role.ls'), /vic-vch/);
});

test('groups of a cluster, and its DRS', { skip }, async () => {
  const cluster = ['-dc', 'one', '-cluster', 'cluster-one'];
  await govc('cluster.group.create', ...cluster, '-name', 'vch', '-vm', 'a', 'equipped');
  assert.deepEqual(lines(await govc('cluster.group.ls', ...cluster, '-name', 'vch')), ['a', 'equipped']);
  await govc('vm.destroy', '/one/vm/equipped');
  assert.deepEqual(lines(await govc('cluster.group.ls', ...cluster, '-name', 'vch')), ['a']);
  await govc('cluster.group.remove', ...cluster, '-name', 'vch');
  await govc('cluster.change', '-drs-enabled=false', '/one/host/cluster-one');
  assert.equal(
    await govc('object.collect', '-s', '/one/host/cluster-one', 'configurationEx.drsConfig.enabled'),
    'false\n',
  );
});

test('licences, settings and the firewall', { skip }, async () => {
  assert.match(await govc('license.assigned.ls'), /esx-one +4M2HJ/);
  assert.match(await govc('license.ls', '-json'), /"serialuri"/);
  await govc('option.set', 'config.vpxd.SerialPort.PersistNetworkBacking', 'true');
  assert.match(await govc('option.ls', 'config.vpxd.SerialPort.PersistNetworkBacking'), /true/);
  const port = ['-direction', 'outbound', '-port', '2377', '-proto', 'tcp', '-c=false'];
  assert.equal(await govc('firewall.ruleset.find', '-dc', 'one', ...port), 'vic-engine\n');
});

test('programs in a guest', { skip }, async () => {
  const guest = ['-l', 'any:any', '-vm', '/two/vm/z'];
  const pid = (await govc('guest.start', ...guest, 'enable-ssh', 'ssh-rsa AAA')).trim();
  assert.match(await govc('guest.ps', ...guest, '-X', '-x', '-p', pid), /^any +\d+ .* 0 +enable-ssh ssh-rsa AAA$/m);
  await assert.rejects(govc('guest.start', ...guest, 'no-such'), /was not found/);
});

test('disabled methods, and a VM that is only taken out', { skip }, async () => {
  await govc('vm.power', '-off', '/one/vm/d');
  await govc('object.method', '-name', 'Destroy_Task', '-enable=false', '/one/vm/d');
  await assert.rejects(govc('vm.destroy', '/one/vm/d'), /disabled by/);
  await govc('object.method', '-name', 'Destroy_Task', '/one/vm/d');
  await govc('vm.unregister', '/one/vm/d');
  assert.match(await govc('datastore.ls', '-dc', 'one', '-ds', 'ds-one', 'd'), /d.vmx/);
});

test('files and folders of a datastore', { skip }, async () => {
  const place = ['-dc', 'one', '-ds', 'ds-one'];
  await govc('datastore.mkdir', ...place, '-p', 'x/y/z');
  await govc('datastore.upload', ...place, path.join(folder, 'known_hosts'), 'x/y/z/a.iso');
  await govc('datastore.cp', ...place, 'x/y/z/a.iso', 'x/b.iso');
  await govc('datastore.mv', ...place, 'x/b.iso', 'x/c.iso');
  assert.deepEqual(lines(await govc('datastore.ls', ...place, 'x')), ['y', 'c.iso']);
  await govc('datastore.rm', ...place, 'x');
  await assert.rejects(govc('datastore.ls', ...place, 'x'), /not found/);
});
