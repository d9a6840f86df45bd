import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { VcenterSettings } from '../config/client-config.ts';
import { fakeGate, FakeVcenter, GUID_1, PASSWORD, smallInventory } from '../testing/fake-vcenter.ts';
import { HostSession } from './host-session.ts';

const PATIENCE_MS = 5000;
const SETTINGS: VcenterSettings = { url: 'https://vc1/sdk', name: 'vc1' };
const ACCOUNT = { userName: 'admin', password: PASSWORD };

function slowVcenter(): FakeVcenter {
  const vcenter = new FakeVcenter('vc1', GUID_1);
  vcenter.changes = smallInventory();
  vcenter.isInventoryQuick = false;
  return vcenter;
}

async function sessionAt(vcenter: FakeVcenter): Promise<HostSession> {
  const session = new HostSession(fakeGate([vcenter]), [SETTINGS], ACCOUNT);
  await Promise.all(session.links.map((link) => link.open()));
  return session;
}

describe('the first inventory', () => {
  test('is waited for', async () => {
    const vcenter = slowVcenter();
    const session = await sessionAt(vcenter);
    const waiting = session.firstInventory(GUID_1, PATIENCE_MS);
    vcenter.tell({ kind: 'set', changes: vcenter.changes, isResync: true });
    await waiting;
    assert.equal(session.link(GUID_1)?.inventory?.node('vm-1')?.name, 'web-2');
  });

  test('of a vCenter that has not answered yet is waited for, too', async () => {
    const vcenter = slowVcenter();
    vcenter.isInventoryQuick = true;
    const session = new HostSession(fakeGate([vcenter]), [SETTINGS], ACCOUNT);
    const waiting = session.firstInventory(GUID_1, PATIENCE_MS);
    await Promise.all([waiting, ...session.links.map((link) => link.open())]);
    assert.ok(session.link(GUID_1)?.inventory);
  });

  test('is not waited for once the vCenter is known to be down', async () => {
    const vcenter = slowVcenter();
    const session = await sessionAt(vcenter);
    const waiting = session.firstInventory(GUID_1, PATIENCE_MS);
    vcenter.tell({ kind: 'lost', reason: 'vc1 is away.' });
    await waiting;
    assert.equal(session.link(GUID_1)?.state.reason, 'vc1 is away.');
  });

  test('is not waited for after the session has ended', async () => {
    const session = await sessionAt(slowVcenter());
    const waiting = session.firstInventory(GUID_1, PATIENCE_MS);
    await session.end();
    await waiting;
  });

  test('is not waited for longer than the patience lasts', async (context) => {
    const session = await sessionAt(slowVcenter());
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const waiting = session.firstInventory(GUID_1, PATIENCE_MS);
    context.mock.timers.tick(PATIENCE_MS);
    await waiting;
    assert.equal(session.link(GUID_1)?.inventory, null);
  });
});
