import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, test, type TestContext } from 'node:test';
import { manifestFiles } from '@vic/manifest';
import { aCertificate } from '../testing/a-certificate.ts';
import { FakeNetwork, FakeVcenter } from '../testing/fake-network.ts';
import { FakeTerminal } from '../testing/fake-terminal.ts';
import { CommandFailure, EXIT } from './failure.ts';
import { runVicPlugin } from './run.ts';

const VC1 = 'https://vc1.example.com/sdk';
const VC2 = 'https://vc2.example.com/sdk';
const MANIFEST_URL = 'https://127.0.0.1:9443/vic/plugin.zip';
const KEY = 'com.vmware.vic';
const NOW = new Date('2026-01-02T03:04:05Z');
const AB = Array.from({ length: 32 }, () => 'AB').join(':');
const CD = Array.from({ length: 32 }, () => 'CD').join(':');
const LOGIN = ['-url', VC1, '-u', 'admin', '-p', 'geheim'];
const NEW = [...LOGIN, '-pu', MANIFEST_URL, '-st', AB];

let network: FakeNetwork;
let terminal: FakeTerminal;
let vcenter1: FakeVcenter;
let vcenter2: FakeVcenter;

/** Gives each test of a describe vCenters and a terminal of its own. */
function useFakes(): void {
  beforeEach(() => {
    network = new FakeNetwork();
    terminal = new FakeTerminal();
    vcenter1 = new FakeVcenter('guid-1');
    vcenter2 = new FakeVcenter('guid-2');
    network.vcenters.set(VC1, vcenter1).set(VC2, vcenter2);
  });
}

function run(...argv: string[]): Promise<number> {
  return runVicPlugin(argv, { network, terminal, environment: { password: undefined }, now: () => NOW });
}

function aFile(context: TestContext, name: string, content: string | Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vic-plugin-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('register', () => {
  useFakes();

  test('writes a remote plug-in record with built-in lists', async () => {
    assert.equal(await run('register', ...NEW), EXIT.done);
    const record = vcenter1.records.get(KEY);
    assert.deepEqual(record?.server, [
      {
        url: MANIFEST_URL,
        description: {
          label: 'vSphere Integrated Containers',
          summary: 'Manage virtual container hosts and containers',
        },
        company: 'VMware',
        type: 'MANIFEST_SERVER',
        adminEmail: ['noreply@example.com'],
        serverThumbprint: AB,
      },
    ]);
    assert.equal(record.client?.[0]?.type, 'vsphere-client-remote');
    assert.equal(record.client[0].version, record.version);
    assert.ok(record.taskList?.every(({ taskID }) => taskID.startsWith(`${KEY}.${record.version}.`)));
    assert.deepEqual(record.lastHeartbeatTime, NOW);
    assert.equal(vcenter1.openSessions, 0);
  });

  test('takes the options of the SDK tool, texts and auxiliary servers among them', async () => {
    const auxiliary = JSON.stringify([
      { url: 'https://127.0.0.1:1/', serverThumbprint: CD.replaceAll(':', '').toLowerCase() },
    ]);
    const argv = ['-action', 'registerPlugin', '-remote', ...NEW, '-k', 'com.acme', '-v', '3.1', '-n', 'N', '-s', 'S'];
    assert.equal(await run(...argv, '-c', 'C', '-ps', auxiliary, '-show', 'false'), EXIT.done);
    const record = vcenter1.records.get('com.acme');
    assert.deepEqual(record?.description, { label: 'N', summary: 'S' });
    assert.equal(record.version, '3.1');
    assert.equal(record.shownInSolutionManager, false);
    assert.deepEqual(
      record.server?.map(({ type, company, serverThumbprint }) => [type, company, serverThumbprint]),
      [
        ['MANIFEST_SERVER', 'C', AB],
        ['PLUGIN_SERVER', 'C', CD],
      ],
    );
  });

  test('registers with several vCenters and goes on when one fails', async () => {
    vcenter1.loginFailure = new CommandFailure(EXIT.login, `${VC1} refused the user name or password of admin.`);
    assert.equal(await run('register', ...NEW, '-url', VC2), EXIT.login);
    assert.ok(vcenter2.records.has(KEY));
    assert.deepEqual(terminal.reported, [`${VC1} refused the user name or password of admin.`]);
  });

  test('refuses a key that is registered already', async () => {
    await run('register', ...NEW);
    assert.equal(await run('register', ...NEW), EXIT.registration);
    assert.match(terminal.reported.join('\n'), /already registered with https:\/\/vc1.example.com\/sdk \(version 2\./);
  });

  test('pins each vCenter in the order of -url, or checks the chain', async () => {
    await run('register', ...NEW, '-url', VC2, '-vct', CD, '-vct', 'verify');
    assert.deepEqual(
      network.targets.map(({ trust }) => trust),
      [{ thumbprint: CD }, {}],
    );
  });

  test('takes the certificate of the plug-in server after it was confirmed', async () => {
    const { pem, sha256, sha1 } = await aCertificate();
    network.certificate = { pem, sha256, sha1 };
    terminal.answer = true;
    assert.equal(await run('register', ...LOGIN, '-pu', MANIFEST_URL), EXIT.done);
    const server = vcenter1.records.get(KEY)?.server?.[0];
    assert.equal(server?.serverThumbprint, sha256);
    assert.equal(server.serverCertificate, pem);
    assert.match(terminal.all, new RegExp(`thumbprint {2}${sha256}`));
  });

  test('changes nothing when the certificate is not confirmed', async () => {
    const { pem, sha256, sha1 } = await aCertificate();
    network.certificate = { pem, sha256, sha1 };
    terminal.answer = false;
    assert.equal(await run('register', ...LOGIN, '-pu', MANIFEST_URL), EXIT.usage);
    assert.equal(network.targets.length, 0);
    terminal.answer = null;
    assert.equal(await run('register', ...LOGIN, '-pu', MANIFEST_URL), EXIT.usage);
    assert.match(terminal.reported.join('\n'), /pass -st [0-9A-F:]+, or --yes/);
  });

  test('reads a certificate file in DER and PEM, and warns when it does not name the host', async (context) => {
    const { pem, sha256 } = await aCertificate(['plugin.example.com']);
    const der = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
    assert.equal(await run('register', ...LOGIN, '-pu', MANIFEST_URL, '-scf', aFile(context, 'c.der', der)), EXIT.done);
    assert.equal(vcenter1.records.get(KEY)?.server?.[0]?.serverThumbprint, sha256);
    assert.match(terminal.reported.join('\n'), /does not name 127.0.0.1/);
  });

  test('leaves the certificate out for a vCenter before 8.0.2', async (context) => {
    const { pem, sha256 } = await aCertificate();
    network.vcenters.set(VC1, new FakeVcenter('old', '7.0.3.0'));
    await run('register', ...LOGIN, '-pu', MANIFEST_URL, '-scf', aFile(context, 'c.pem', pem));
    const server = network.vcenters.get(VC1)?.records.get(KEY)?.server?.[0];
    assert.equal(server?.serverThumbprint, sha256);
    assert.equal(server.serverCertificate, undefined);
  });

  test('warns of a manifest URL without TLS and takes it', async () => {
    assert.equal(await run('register', ...LOGIN, '-pu', 'http://127.0.0.1/plugin.zip'), EXIT.done);
    assert.match(terminal.reported.join('\n'), /allowHttp=true/);
  });

  test('--dry-run prints the record and asks no vCenter and for no password', async () => {
    assert.equal(await run('register', '-pu', MANIFEST_URL, '-st', AB, '--dry-run', '--json'), EXIT.done);
    const record: unknown = JSON.parse(terminal.printed.join('\n'));
    assert.ok(record && typeof record === 'object' && 'key' in record && record.key === KEY);
    assert.equal(network.targets.length, 0);
    assert.deepEqual(terminal.asked, []);
  });

  test('keeps vCenters in the configuration of the plug-in server and leaves the rest of it alone', async (context) => {
    const before = { logLevel: 'warn', vcenters: { 'guid-1': { fqdn: 'old', clientUrl: 'http://127.0.0.1:8080' } } };
    const file = aFile(context, 'config.json', JSON.stringify(before));
    await run('register', ...NEW, '-url', VC2, '-vct', CD, '-vct', CD, '--vcenters-file', file);
    const entry = { port: 443, thumbprint: CD, caFile: null };
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
      logLevel: 'warn',
      vcenters: {
        'guid-1': { fqdn: 'vc1.example.com', clientUrl: 'http://127.0.0.1:8080', ...entry },
        'guid-2': { fqdn: 'vc2.example.com', ...entry },
      },
    });
    await run('unregister', ...LOGIN, '--vcenters-file', file);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /guid-1/);
  });

  test('replaces built-in lists by those in files', async (context) => {
    const tasks = aFile(context, 'tasks.json', '[{"taskId":"a"}]');
    const privileges = aFile(
      context,
      'p.json',
      '[{"groupId":"g","privileges":[{"privilegeId":"x"},{"privilegeId":"y"}]}]',
    );
    const resources = aFile(context, 'r.json', '{"en":{"a.label":"A"}}');
    const events = aFile(context, 'e.json', '[{"eventId":"e","eventTypeSchema":"<s/>"}]');
    const lists = [
      '--taskList',
      tasks,
      '-privilegeList',
      privileges,
      '--resourceList',
      resources,
      '-eventList',
      events,
    ];
    assert.equal(await run('register', ...NEW, ...lists), EXIT.done);
    const record = vcenter1.records.get(KEY);
    assert.deepEqual(record?.taskList, [{ taskID: 'a' }]);
    assert.deepEqual(record.privilegeList, [
      { privID: 'g.x', privGroupName: 'g' },
      { privID: 'g.y', privGroupName: 'g' },
    ]);
    assert.deepEqual(record.resourceList, [
      { locale: 'en', module: 'resources', data: [{ key: 'a.label', value: 'A' }] },
    ]);
    assert.deepEqual(record.eventList, [{ eventID: 'e', eventTypeSchema: '<s/>' }]);
    assert.equal(record.faultList?.length, 2);
  });
});

describe('update', () => {
  useFakes();

  test('changes only what is given', async () => {
    await run('register', ...NEW, '-n', 'Old', '-c', 'Vendor');
    const before = vcenter1.records.get(KEY);
    assert.equal(await run('update', ...LOGIN, '-st', CD), EXIT.done);
    const after = vcenter1.records.get(KEY);
    assert.ok(before && after);
    assert.equal(after.server?.[0]?.serverThumbprint, CD);
    assert.deepEqual({ ...after, server: before.server }, before);
  });

  test('gives a new version to record and client and renews the built-in lists', async () => {
    await run('register', ...NEW);
    await run('-action', 'updatePlugin', ...LOGIN, '-v', '9.0.0.1');
    const record = vcenter1.records.get(KEY);
    assert.equal(record?.version, '9.0.0.1');
    assert.equal(record.client?.[0]?.version, '9.0.0.1');
    assert.equal(record.taskList?.[0]?.taskID, 'com.vmware.vic.9.0.0.1.CreateVch');
  });

  test('keeps lists that are not the built-in ones', async (context) => {
    await run('register', ...NEW, '--taskList', aFile(context, 't.json', '[{"taskId":"mine"}]'));
    await run('update', ...LOGIN, '-v', '9.0.0.1');
    assert.deepEqual(vcenter1.records.get(KEY)?.taskList, [{ taskID: 'mine' }]);
  });

  test('keeps auxiliary servers unless they are given', async () => {
    await run('register', ...NEW, '-ps', '[{"url":"http://127.0.0.1:1/","type":"AUX"}]');
    await run('update', ...LOGIN, '-n', 'New');
    assert.equal(vcenter1.records.get(KEY)?.server?.[1]?.type, 'AUX');
    await run('update', ...LOGIN, '-ps', '[]');
    assert.equal(vcenter1.records.get(KEY)?.server?.length, 1);
  });

  test('turns the record of the old local plug-in into a remote one, but not without a manifest URL', async () => {
    const description = { label: 'vSphere Integrated Containers-H5Client', summary: 'old' };
    const client = {
      version: '1.5.0',
      description,
      company: 'VMware',
      type: 'vsphere-client-serenity',
      url: 'https://old/x.zip',
    };
    vcenter1.records.set(KEY, { key: KEY, version: '1.5.0', description, client: [client], lastHeartbeatTime: NOW });
    assert.equal(await run('update', ...LOGIN, '-v', '2.0.0.0'), EXIT.usage);
    assert.equal(await run('update', ...LOGIN, '-v', '2.0.0.0', '-pu', MANIFEST_URL, '-st', AB), EXIT.done);
    const record = vcenter1.records.get(KEY);
    assert.deepEqual(
      record?.client?.map(({ type, url }) => [type, url]),
      [['vsphere-client-remote', MANIFEST_URL]],
    );
    assert.equal(record.taskList?.length, 5);
  });

  test('fetches the certificate of a new manifest URL, or when asked to, once for all vCenters', async () => {
    await run('register', ...NEW, '-url', VC2);
    const { pem, sha256, sha1 } = await aCertificate();
    network.certificate = { pem, sha256, sha1 };
    terminal.answer = true;
    assert.equal(await run('update', ...LOGIN, '-url', VC2, '--refresh-certificate'), EXIT.done);
    assert.equal(vcenter1.records.get(KEY)?.server?.[0]?.serverThumbprint, sha256);
    assert.equal(vcenter2.records.get(KEY)?.server?.[0]?.serverCertificate, pem);
    assert.equal(terminal.asked.length, 1);
  });

  test('--dry-run prints the changed record and writes nothing', async () => {
    await run('register', ...NEW);
    assert.equal(await run('update', ...LOGIN, '-n', 'New', '--dry-run'), EXIT.done);
    assert.match(terminal.printed.join('\n'), /"label": "New"/);
    assert.notEqual(vcenter1.records.get(KEY)?.description.label, 'New');
  });

  test('of an unknown key is an error', async () => {
    assert.equal(await run('update', ...LOGIN, '-n', 'New'), EXIT.registration);
    assert.deepEqual(terminal.reported, [`${KEY} is not registered with ${VC1}.`]);
  });
});

describe('unregister', () => {
  useFakes();

  test('removes the record', async () => {
    await run('register', ...NEW);
    assert.equal(await run('-action', 'unregisterPlugin', ...NEW), EXIT.done);
    assert.equal(vcenter1.records.size, 0);
    assert.equal(vcenter1.openSessions, 0);
  });

  test('of an unknown key is an error, and the other vCenters are done', async () => {
    await run('register', ...NEW);
    assert.equal(await run('unregister', '-url', VC2, ...LOGIN), EXIT.registration);
    assert.equal(vcenter1.records.size, 0);
  });
});

describe('status', () => {
  useFakes();

  async function registerServed(): Promise<void> {
    const { pem, sha256, sha1 } = await aCertificate();
    network.certificate = { pem, sha256, sha1 };
    network.manifest = manifestFiles().get('plugin.zip') ?? new Error('no zip');
    await run('register', ...LOGIN, '-pu', MANIFEST_URL, '--yes');
  }

  test('shows the record and finds nothing wrong', async () => {
    await registerServed();
    assert.equal(await run('status', ...LOGIN, '--json'), EXIT.done);
    const said = (terminal.printed.at(-1) ?? '').replaceAll(/\s+/g, ' ');
    assert.match(said, /"ok": true, "guid": "guid-1"/);
    assert.match(said, /registered one.*can be fetched.*plugin-70.json is valid.*plugin.json is valid.*"faults": \[\]/);
  });

  test('tells that the plug-in server shows another certificate', async () => {
    await registerServed();
    const { pem, sha256, sha1 } = await aCertificate();
    network.certificate = { pem, sha256, sha1 };
    assert.equal(await run('-action', 'isPluginRegistered', ...LOGIN), EXIT.connection);
    assert.match(terminal.printed.join('\n'), /shows a certificate with the thumbprint .* not the registered/);
  });

  test('tells that the manifest is invalid or cannot be fetched', async () => {
    await registerServed();
    network.manifest = Buffer.from('{"manifestVersion":"1.0.0"}');
    assert.equal(await run('status', ...LOGIN), EXIT.connection);
    assert.match(terminal.printed.join('\n'), /plugin.json: manifest: must have required property/);
    network.manifest = new Error('127.0.0.1:9443 refuses connections.');
    assert.equal(await run('status', ...LOGIN), EXIT.connection);
    assert.match(terminal.printed.join('\n'), /refuses connections/);
  });

  test('of an unknown key is an error', async () => {
    assert.equal(await run('status', ...LOGIN), EXIT.registration);
  });
});

describe('bad input', () => {
  useFakes();

  const cases: readonly [string, readonly string[], RegExp][] = [
    ['no command', [], /Name a command/],
    ['an unknown command', ['frob'], /Unknown command 'frob'/],
    ['an unknown option', ['status', '--frob'], /Unknown option '--frob'/],
    ['an option without value', ['status', '-u'], /argument missing/],
    ['no vCenter', ['status', '-u', 'a', '-p', 'geheim'], /-url is missing/],
    ['no account', ['status', '-url', VC1, '-p', 'geheim'], /-u is missing/],
    ['no password and nobody to ask', ['status', '-url', VC1, '-u', 'a'], /No password/],
    ['an http vCenter', ['status', '-url', 'http://vc', '-u', 'a'], /must be reached by https/],
    ['an address that is none', ['status', '-url', 'vc1', '-u', 'a'], /no URL/],
    ['one vCenter twice', ['status', ...LOGIN, '-url', 'https://vc1.example.com'], /given twice/],
    ['a malformed thumbprint', ['status', ...LOGIN, '-vct', 'AB:CD'], /64 hexadecimal digits/],
    ['fewer thumbprints than vCenters', ['status', ...LOGIN, '-url', VC2, '-vct', AB], /1 times for 2 vCenters/],
    ['an upper-case key', ['status', ...LOGIN, '-k', 'com.Acme'], /lower case/],
    ['a malformed version', ['register', ...NEW, '-v', '2.x'], /one to four numbers/],
    ['no manifest URL', ['register', ...LOGIN], /-pu is missing/],
    ['a manifest URL of another kind', ['register', ...LOGIN, '-pu', 'ftp://x/y', '-st', AB], /only http and https/],
    ['a certificate file that is missing', ['register', ...NEW, '-scf', '/nowhere/c.pem'], /does not exist/],
    ['auxiliaries that are no JSON', ['register', ...NEW, '-ps', '{'], /-ps: this is not valid JSON/],
    ['an auxiliary without URL', ['register', ...NEW, '-ps', '[{}]'], /lacks the text "url"/],
    [
      'an auxiliary without thumbprint',
      ['register', ...NEW, '-ps', '[{"url":"https://a/"}]'],
      /needs a serverThumbprint/,
    ],
    ['a missing authority file', ['status', ...LOGIN, '--ca-file', '/nowhere'], /--ca-file: \/nowhere cannot be read/],
    ['a local plug-in', ['register', ...NEW, '-local'], /remote plug-ins only/],
    ['a word for -show', ['register', ...NEW, '-show=maybe'], /"true" or "false"/],
    ['a certificate server that is down', ['register', ...LOGIN, '-pu', MANIFEST_URL], /could not be fetched/],
  ];
  for (const [name, argv, expected] of cases) {
    test(`${name} is told in one sentence, without secrets`, async () => {
      const code = await run(...argv);
      assert.ok(code === EXIT.usage || code === EXIT.connection);
      assert.equal(terminal.reported.length, 1);
      assert.match(terminal.all, expected);
      assert.doesNotMatch(terminal.all, /geheim|\n\s+at /);
      assert.equal(network.targets.length, 0);
    });
  }

  test('a URL with a password is refused without repeating it', async () => {
    assert.equal(await run('status', '-url', 'https://admin:geheim@vc1', '-u', 'a'), EXIT.usage);
    assert.doesNotMatch(terminal.all, /geheim/);
  });

  test('a mistyped option does not repeat its value', async () => {
    assert.equal(await run('status', '--passwrd=geheim'), EXIT.usage);
    assert.doesNotMatch(terminal.all, /geheim/);
  });

  test('a file of the wrong shape names option, file and field', async (context) => {
    const file = aFile(context, 'tasks.json', '[{"task":"a"}]');
    assert.equal(await run('register', ...NEW, '--taskList', file), EXIT.usage);
    assert.deepEqual(terminal.reported, [`--taskList ${file}: an entry lacks the text "taskId".`]);
  });

  test("a thumbprint that is not the certificate file's is refused", async (context) => {
    const { pem } = await aCertificate();
    assert.equal(await run('register', ...NEW, '-scf', aFile(context, 'c.pem', pem)), EXIT.usage);
    assert.match(terminal.all, /not the thumbprint of the certificate/);
  });

  test('-insecure shows the thumbprint to compare and the option to pin it', async () => {
    network.certificate = { pem: '', sha256: AB, sha1: '' };
    assert.equal(await run('register', ...NEW, '-insecure'), EXIT.usage);
    assert.match(terminal.all, new RegExp(`-vct ${AB}`));
    assert.equal(network.targets.length, 0);
  });
});

describe('the password', () => {
  useFakes();

  test('comes from the environment when the option is absent', async () => {
    const environment = { password: 'from-environment' };
    await runVicPlugin(['status', '-url', VC1, '-u', 'a'], { network, terminal, environment, now: () => NOW });
    assert.equal(network.credentials[0]?.password, 'from-environment');
  });

  test('is asked for in a terminal as the last resort', async () => {
    terminal.secret = 'typed';
    await run('status', '-url', VC1, '-u', 'a');
    assert.equal(network.credentials[0]?.password, 'typed');
    assert.deepEqual(terminal.asked, ['Password of a: ']);
  });
});

describe('help', () => {
  useFakes();

  test('lists the commands and is no failure', async () => {
    assert.equal(await run('--help'), EXIT.done);
    assert.match(terminal.all, /register.*update.*unregister.*status/s);
    assert.equal(await run('register', '-h'), EXIT.done);
  });
});
