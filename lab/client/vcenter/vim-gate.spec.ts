import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ObjectChange } from '@vic/vim25';
import { build } from '../../scenarios/default.ts';
import { startVcenter, type Vcenter } from '../../vcenter/vcenter.ts';
import type { VcenterSettings } from '../config/client-config.ts';
import { selfSigned, type SelfSigned } from '../testing/self-signed.ts';
import { WrongAccountError, VcenterUnavailableError, type VcenterConnection } from './vcenter-connection.ts';
import { vimGate } from './vim-gate.ts';

const ADMIN = { userName: 'administrator@vsphere.local', password: 'VMware1!' };
let tls: SelfSigned;
let vcenter: Vcenter;
let settings: VcenterSettings;
let connection: VcenterConnection;

before(async () => {
  tls = await selfSigned();
  vcenter = await startVcenter({ inventory: build(1), cert: tls.cert, key: tls.key });
  settings = { url: vcenter.url, name: 'vc1', thumbprint: tls.sha256 };
  connection = await vimGate.open(settings, ADMIN);
});

after(async () => {
  await connection.close();
  await vcenter.stop();
});

describe('the way to a vCenter', () => {
  test('what it says of itself needs no login', async () => {
    assert.deepEqual(await vimGate.about(settings), connection.about);
    assert.match(connection.about.guid, /^[0-9a-f-]{36}$/u);
  });

  test('a wrong password is told apart from a vCenter that cannot be reached', async () => {
    await assert.rejects(vimGate.open(settings, { ...ADMIN, password: 'wrong' }), WrongAccountError);
    const nobody = { ...settings, url: 'https://127.0.0.1:1/sdk' };
    await assert.rejects(vimGate.open(nobody, ADMIN), VcenterUnavailableError);
  });

  test('another certificate than the pinned one is refused', async () => {
    const other = await selfSigned();
    await assert.rejects(vimGate.about({ ...settings, thumbprint: other.sha256 }), /certificate/u);
  });

  test('clone tickets are made, each another', async () => {
    assert.notEqual(await connection.acquireCloneTicket(), await connection.acquireCloneTicket());
  });

  test('the whole inventory comes with the first set', async () => {
    const found = Promise.withResolvers<readonly ObjectChange[]>();
    connection.watchInventory((event) => {
      if (event.kind === 'set') found.resolve(event.changes);
    });
    const types = new Set((await found.promise).map(({ ref }) => ref.type));
    for (const type of [
      'Datacenter',
      'Folder',
      'ClusterComputeResource',
      'HostSystem',
      'ResourcePool',
      'VirtualMachine',
    ]) {
      assert.ok(types.has(type), type);
    }
  });

  test('properties of an object are read on demand; of one that is gone there are none', async () => {
    const { rootFolder } = connection.about;
    assert.ok((await connection.readProperties(rootFolder, ['name']))?.has('name'));
    assert.equal(await connection.readProperties({ type: 'VirtualMachine', value: 'vm-none' }, ['name']), null);
  });

  test('tasks and extensions are lists, also when there are none', async () => {
    assert.deepEqual(await connection.extensions(), []);
    assert.ok(Array.isArray(await connection.recentTasks()));
  });
});
