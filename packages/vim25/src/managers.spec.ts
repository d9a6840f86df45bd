import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import { isFault } from './errors.ts';
import { latestEvents, queryEvents } from './events.ts';
import type { Extension } from './extension-record.ts';
import {
  findExtension,
  queryManagedBy,
  registerExtension,
  unregisterExtension,
  updateExtension,
} from './extensions.ts';
import { requiredManager } from './managers.ts';
import { hasPrivilegeOnEntities } from './permissions.ts';
import { rename, shutdownGuest } from './power.ts';
import { findByInventoryPath, findChild, findVmByUuid } from './search-index.ts';
import { ScriptedServer, SESSION, VERSIONS_XML } from './testing/scripted-server.ts';

const VM = { type: 'VirtualMachine', value: 'vm-1' };
const DESCRIPTION = { label: 'VIC', summary: 'containers' };

function anExtension(): Extension {
  return {
    description: DESCRIPTION,
    key: 'com.vmware.vic',
    company: 'VMware',
    version: '2.0.0.0',
    server: [
      {
        url: 'https://plug.example.com:9443/vic/plugin.zip',
        description: DESCRIPTION,
        company: 'VMware',
        type: 'MANIFEST_SERVER',
        adminEmail: ['noreply@example.com'],
        serverThumbprint: 'AA:BB',
        serverCertificate: 'PEM',
      },
    ],
    lastHeartbeatTime: new Date('2026-01-01T00:00:00Z'),
  };
}

let server: ScriptedServer;
let client: VimClient;

/** Gives each test of a describe a server and a client of its own. Hooks of the file itself would run for all files of the process. */
function useClient(): void {
  beforeEach(async () => {
    server = await ScriptedServer.start();
    client = await server.connect();
  });
  afterEach(async () => {
    await client.close();
    await server.stop();
  });
}

describe('extensions', () => {
  useClient();

  it('are read as they were written', async () => {
    server.script = () => ({ returns: '' });
    const { server: servers, ...rest } = anExtension();
    const given: Extension = {
      ...rest,
      server: servers,
      type: 't',
      subjectName: 's',
      client: [{ version: '2', description: DESCRIPTION, company: 'VMware', type: 'vsphere-client-remote', url: 'u' }],
      taskList: [{ taskID: 'a' }, { taskID: 'b' }],
      eventList: [{ eventID: 'e', eventTypeSchema: 'x' }],
      faultList: [{ faultID: 'f' }],
      privilegeList: [{ privID: 'g.p', privGroupName: 'g' }],
      resourceList: [{ locale: 'en', module: 'resources', data: [{ key: 'k', value: 'v' }] }],
      healthInfo: { url: 'h' },
      extendedProductInfo: { companyUrl: 'c', productUrl: 'p', managementUrl: 'm', self: VM },
      managedEntityInfo: [{ type: 'VicApplianceVM', smallIconUrl: 'a', iconUrl: 'b', description: 'd' }],
      shownInSolutionManager: true,
    };
    await updateExtension(client, given);
    const record = /<extension>(.*)<\/extension>/s.exec(server.bodyOf('UpdateExtension'))?.[1] ?? '';
    server.script = () => ({ returns: `<returnval>${record}</returnval>` });
    assert.deepEqual(await findExtension(client, 'com.vmware.vic'), given);
  });

  for (const returns of ['', '<returnval></returnval>']) {
    it(`that are not there are null (${returns === '' ? 'no' : 'an empty'} value)`, async () => {
      server.script = () => ({ returns });
      assert.equal(await findExtension(client, 'com.vmware.vic'), null);
    });
  }

  it('with a certificate go with the API that knows it', async () => {
    server.script = () => ({ returns: '' });
    await registerExtension(client, anExtension());
    assert.equal(server.calls.at(-1)?.soapAction, '"urn:vim25/8.0.2.0"');
    assert.match(server.bodyOf('RegisterExtension'), /<serverCertificate>PEM</);
  });

  it('go without the certificate where it is not known but the thumbprint is there', async () => {
    server.versions = { status: 200, text: VERSIONS_XML.replace('8.0.2.0', '8.0.1.0') };
    server.script = () => ({ returns: '' });
    const older = await server.connect();
    await registerExtension(older, anExtension());
    assert.equal(server.calls.at(-1)?.soapAction, '"urn:vim25/7.0.0.0"');
    assert.doesNotMatch(server.bodyOf('RegisterExtension'), /serverCertificate/);
    await older.close();
  });

  it('are refused by what is wrong with them', async () => {
    server.script = () => ({ fault: 'InvalidArgument', content: '<invalidProperty>extension.key</invalidProperty>' });
    await assert.rejects(registerExtension(client, anExtension()), (error) => {
      return isFault(error, 'InvalidArgument') && error.invalidProperty === 'extension.key';
    });
  });

  it('are unregistered and asked for what they manage', async () => {
    server.script = (call) => ({
      returns: call.method === 'QueryManagedBy' ? '<returnval type="VirtualMachine">vm-1</returnval>' : '',
    });
    assert.deepEqual(await queryManagedBy(client, 'com.vmware.vic'), [VM]);
    await unregisterExtension(client, 'com.vmware.vic');
    assert.equal(
      server.bodyOf('UnregisterExtension'),
      '<UnregisterExtension xmlns="urn:vim25"><_this type="ExtensionManager">extensions</_this><extensionKey>com.vmware.vic</extensionKey></UnregisterExtension>',
    );
  });

  it('need a server that has them', () => {
    const { extensionManager, ...without } = client.content;
    assert.ok(extensionManager);
    assert.throws(
      () => requiredManager({ ...client, content: without }, 'extensionManager'),
      (error) => isFault(error, 'NotSupported'),
    );
  });
});

describe('hasPrivilegeOnEntities', () => {
  useClient();

  const script = (call: { method: string; body: string }): { returns: string } => ({
    returns:
      call.method === 'HasPrivilegeOnEntities'
        ? [...call.body.matchAll(/<entity type="VirtualMachine">(.*?)</g)]
            .map(
              (match) =>
                `<returnval><entity type="VirtualMachine">${match[1] ?? ''}</entity>` +
                '<privAvailability><privId>System.Read</privId><isGranted>true</isGranted></privAvailability>' +
                '<privAvailability><privId>VApp.Create</privId><isGranted>false</isGranted></privAvailability></returnval>',
            )
            .join('')
        : SESSION,
  });

  it('asks with the key of the own session, 50 entities a call', async () => {
    server.script = script;
    await client.login('alice', 'secret');
    const vms = Array.from({ length: 60 }, (_, index) => ({ type: 'VirtualMachine', value: `vm-${index}` }));
    const found = await hasPrivilegeOnEntities(client, vms, ['System.Read', 'VApp.Create']);
    assert.equal(found.length, 60);
    assert.deepEqual(found[59], {
      entity: { type: 'VirtualMachine', value: 'vm-59' },
      granted: new Map([
        ['System.Read', true],
        ['VApp.Create', false],
      ]),
    });
    assert.equal(server.methods.filter((method) => method === 'HasPrivilegeOnEntities').length, 2);
    assert.match(server.bodyOf('HasPrivilegeOnEntities'), /<sessionId>k1<\/sessionId>/);
  });

  it('needs a session', async () => {
    await assert.rejects(hasPrivilegeOnEntities(client, [VM], ['System.Read']), (error) => {
      return isFault(error, 'NotAuthenticated');
    });
  });
});

describe('events', () => {
  useClient();

  const event = (key: number, at: string): string =>
    `<returnval xsi:type="VmPoweredOnEvent"><key>${key}</key><createdTime>${at}</createdTime><userName>alice</userName>` +
    `<vm><name>web</name><vm type="VirtualMachine">vm-1</vm></vm><fullFormattedMessage>web on</fullFormattedMessage></returnval>`;

  it('come in order, whatever order vCenter has', async () => {
    server.script = () => ({
      returns: event(3, '2026-01-02T00:00:00Z') + event(2, '2026-01-01T00:00:00Z') + event(1, '2026-01-01T00:00:00Z'),
    });
    const events = await queryEvents(client, { entity: { entity: VM, recursion: 'self' } });
    assert.deepEqual(
      events.map(({ key }) => key),
      [1, 2, 3],
    );
    assert.deepEqual(events[0], {
      key: 1,
      type: 'VmPoweredOnEvent',
      createdAt: new Date('2026-01-01T00:00:00Z'),
      userName: 'alice',
      message: 'web on',
      vm: VM,
    });
  });

  it('of an entity are collected, and the collector is destroyed', async () => {
    const pages = [event(2, '2026-01-02T00:00:00Z'), event(1, '2026-01-01T00:00:00Z'), ''];
    server.script = (call) => {
      if (call.method === 'ReadPreviousEvents') return { returns: pages.shift() ?? '' };
      return {
        returns: call.method.startsWith('Create') ? '<returnval type="EventHistoryCollector">c</returnval>' : '',
      };
    };
    const events = await latestEvents(client, VM, 10);
    assert.deepEqual(
      events.map(({ key }) => key),
      [1, 2],
    );
    assert.equal(server.methods.at(-1), 'DestroyCollector');
  });
});

describe('the search index', () => {
  useClient();

  it('finds by path, uuid and name, or says null', async () => {
    server.script = (call) => ({
      returns: call.method === 'FindByUuid' ? '' : '<returnval type="VirtualMachine">vm-1</returnval>',
    });
    assert.deepEqual(await findByInventoryPath(client, '/DC0/vm/web'), VM);
    assert.match(server.bodyOf('FindByInventoryPath'), /<inventoryPath>DC0\/vm\/web</);
    assert.deepEqual(await findChild(client, { type: 'Folder', value: 'f' }, 'a/b'), VM);
    assert.match(server.bodyOf('FindChild'), /<name>a%2fb</);
    assert.equal(await findVmByUuid(client, 'u'), null);
  });
});

describe('actions on VMs', () => {
  useClient();

  it('that have no task are over with the call', async () => {
    server.script = () => ({ returns: '' });
    await shutdownGuest(client, VM);
    assert.deepEqual(server.methods, ['ShutdownGuest']);
  });

  it('encode names', async () => {
    server.script = () => ({ returns: '<returnval type="Task">task-1</returnval>' });
    assert.deepEqual(await rename(client, VM, '50% a/b'), { type: 'Task', value: 'task-1' });
    assert.match(server.bodyOf('Rename_Task'), /<newName>50%25 a%2fb</);
  });
});
