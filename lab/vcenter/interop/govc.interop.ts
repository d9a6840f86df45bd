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
