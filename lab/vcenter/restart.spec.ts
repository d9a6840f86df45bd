import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ref, textOf } from './testing/calls.ts';
import { runVcenter, type RunningVcenter } from './testing/https-calls.ts';

const MANAGER = ref('_this', 'ExtensionManager', 'ExtensionManager');
const RECORD =
  '<description><label>L</label><summary>S</summary></description><key>com.x</key><version>1.0</version>' +
  '<lastHeartbeatTime>2026-01-01T00:00:00Z</lastHeartbeatTime>';
const REGISTER = `<RegisterExtension>${MANAGER}<extension>${RECORD}</extension></RegisterExtension>`;
const UNREGISTER = `<UnregisterExtension>${MANAGER}<extensionKey>com.x</extensionKey></UnregisterExtension>`;
const FIND = `<FindExtension>${MANAGER}<extensionKey>com.x</extensionKey></FindExtension>`;
const FIND_VM = `<FindByInventoryPath>${ref('_this', 'SearchIndex', 'SearchIndex')}<inventoryPath>one/vm/a</inventoryPath></FindByInventoryPath>`;

/** Runs vCenters on the same state file, one after the other. */
async function inTurn(...lives: ((vcenter: RunningVcenter) => Promise<void>)[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vcenter-restart-'));
  try {
    for (const live of lives) {
      const vcenter = await runVcenter({ stateFile: path.join(folder, 'state.json') });
      try {
        await live(vcenter);
      } finally {
        await vcenter.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a restart keeps the extension record and the moids, and ends the sessions', async () => {
  let moid = '';
  await inTurn(
    async (vcenter) => {
      await vcenter.login();
      assert.equal((await vcenter.call(REGISTER)).status, 200);
      moid = textOf((await vcenter.call(FIND_VM)).body);
    },
    async (vcenter) => {
      assert.equal((await vcenter.call(FIND)).fault, 'NotAuthenticated');
      await vcenter.login();
      assert.ok((await vcenter.call(FIND)).body.includes(RECORD));
      assert.match(moid, /^vm-/u);
      assert.equal(textOf((await vcenter.call(FIND_VM)).body), moid);
    },
  );
});

test('a record that was taken away does not come back', async () => {
  await inTurn(
    async (vcenter) => {
      await vcenter.login();
      await vcenter.call(REGISTER);
      assert.equal((await vcenter.call(UNREGISTER)).status, 200);
    },
    async (vcenter) => {
      await vcenter.login();
      assert.ok(!(await vcenter.call(FIND)).body.includes('com.x'));
    },
  );
});
