import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fetchThumbprint } from '@vic/vim25';
import { emulationOf } from '../emulation.ts';
import { PinnedServer } from '../proxy/pinned-server.ts';
import { sampleManifest, SAMPLE_KEY } from '../testing/sample-plugin.ts';
import { Deployments } from './deployments.ts';
import type { PluginRecord } from './plugin-record.ts';

const VC1 = { guid: 'guid-1', name: 'vc1', version: '8.0.3' };
const VC2 = { guid: 'guid-2', name: 'vc2', version: '8.0.3' };
const URL_TEXT = 'https://plugin.example.com:9443/sample/plugin.json';

function record(version = '1.0.0.0', change: Partial<PluginRecord> = {}): PluginRecord {
  const server = { url: new URL(URL_TEXT), type: 'MANIFEST_SERVER', thumbprint: 'AA', certificate: null };
  const base = { key: SAMPLE_KEY, version, label: 'Sample', isLocal: false, manifestUrl: URL_TEXT, faults: [] };
  return { ...base, servers: [server], texts: new Map(), ...change };
}

function setUp(t: TestContext, download: () => Promise<Uint8Array> = async () => manifestBytes()) {
  const messages: string[] = [];
  const deployments = new Deployments({
    around: { emulation: emulationOf(), environment: 'onprem' },
    pin: (server) =>
      new PinnedServer(server, { usesCertificate: true, fetchThumbprint, pretendsMismatch: () => false }),
    download,
    onChange: (message) => {
      if (message !== null) messages.push(message);
    },
    retryMs: 1,
  });
  t.after(() => deployments.close());
  return { deployments, messages };
}

function manifestBytes(change: object = {}): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ ...sampleManifest(), ...change }));
}

test('a record becomes In Progress, then Deployed, with one banner', async (t) => {
  const { deployments, messages } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  assert.deepEqual(
    deployments.admin().map(({ state }) => state),
    ['In Progress'],
  );
  await deployments.whenSettled();
  assert.deepEqual(
    deployments.admin().map(({ state }) => state),
    ['Deployed'],
  );
  assert.deepEqual(messages, ['Plug-in Sample has been deployed. Refresh browser.']);
});

test('the same record on two vCenters is one instance for both', async (t) => {
  const { deployments } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  deployments.setRecords(VC2, [record()]);
  await deployments.whenSettled();
  const plugins = deployments.deployed();
  assert.equal(plugins.length, 1);
  assert.deepEqual(
    plugins[0]?.vcenters.map(({ guid }) => guid),
    ['guid-1', 'guid-2'],
  );
  assert.equal(plugins[0].servers[0]?.base, `/plugins/${SAMPLE_KEY}~1.0.0.0~1/plugin.example.com-9443/sample/`);
});

test('a new version is announced as an update and closes the old route', async (t) => {
  const { deployments, messages } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  deployments.setRecords(VC1, [record('2.0.0.0')]);
  await deployments.whenSettled();
  assert.equal(messages.at(-1), 'Plug-in Sample has been updated. Refresh browser.');
  assert.deepEqual(deployments.serversOf(`${SAMPLE_KEY}~1.0.0.0~1`), []);
  assert.equal(deployments.serversOf(`${SAMPLE_KEY}~2.0.0.0~2`).length, 1);
});

test('a record that is gone removes the plug-in', async (t) => {
  const { deployments, messages } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  deployments.setRecords(VC1, []);
  assert.deepEqual(deployments.admin(), []);
  assert.equal(messages.at(-1), 'Plug-in Sample has been removed. Refresh browser.');
});

test('an unreadable manifest is Failed with its reason and is tried again', async (t) => {
  let attempts = 0;
  const answers = Promise.withResolvers<undefined>();
  const { deployments } = setUp(t, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('The plug-in server cannot be reached.');
    answers.resolve(undefined);
    return manifestBytes();
  });
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  assert.deepEqual(deployments.admin()[0]?.reasons, ['The plug-in server cannot be reached.']);
  assert.equal(deployments.admin()[0]?.state, 'Failed');
  await answers.promise;
  await deployments.whenSettled();
  assert.equal(deployments.admin()[0]?.state, 'Deployed');
});

test('a manifest with an unknown property is Incompatible', async (t) => {
  const { deployments } = setUp(t, async () => manifestBytes({ _comment: 'hello' }));
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  assert.equal(deployments.admin()[0]?.state, 'Incompatible');
  assert.match(deployments.admin()[0]?.reasons.join() ?? '', /_comment/u);
});

test('each vCenter decides for itself', async (t) => {
  const { deployments } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  deployments.setRecords({ ...VC2, version: '6.7.0' }, [record()]);
  await deployments.whenSettled();
  assert.deepEqual(
    deployments.admin().map(({ state }) => state),
    ['Deployed', 'Incompatible'],
  );
});

test('a local plug-in is Incompatible', (t) => {
  const { deployments } = setUp(t);
  deployments.setRecords(VC1, [record('1.0.0', { isLocal: true })]);
  assert.match(deployments.admin()[0]?.reasons[0] ?? '', /local plug-in/u);
});

test('a manifest is read once per version, and again on demand', async (t) => {
  let attempts = 0;
  const { deployments } = setUp(t, async () => {
    attempts += 1;
    return manifestBytes();
  });
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  deployments.setRecords(VC1, []);
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  assert.equal(attempts, 1);
  deployments.reRead(SAMPLE_KEY);
  await deployments.whenSettled();
  assert.equal(attempts, 2);
});

test('a disabled plug-in is not drawn and has no route', async (t) => {
  const { deployments } = setUp(t);
  deployments.setRecords(VC1, [record()]);
  await deployments.whenSettled();
  deployments.setEnabled(SAMPLE_KEY, false);
  assert.deepEqual(deployments.deployed(), []);
  assert.deepEqual(deployments.serversOf(`${SAMPLE_KEY}~1.0.0.0~1`), []);
  assert.equal(deployments.isRegistered(SAMPLE_KEY, 'guid-1'), true);
});
