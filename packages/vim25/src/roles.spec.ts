import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import {
  addRole,
  disableMethods,
  enableMethods,
  findPrincipals,
  readAllPermissions,
  readPermissions,
  readRoles,
  setPermission,
  SYSTEM_ROLE,
} from './roles.ts';
import { objectText, ScriptedServer } from './testing/scripted-server.ts';

const VM = { type: 'VirtualMachine', value: 'vm-1' };
const DATACENTER = { type: 'Datacenter', value: 'datacenter-2' };

const ANSWERS: Record<string, string> = {
  RetrievePropertiesEx: objectText('AuthorizationManager', 'auth', {
    roleList:
      '<val xsi:type="ArrayOfAuthorizationRole">' +
      '<AuthorizationRole xsi:type="AuthorizationRole"><roleId>-2</roleId><system>true</system><name>ReadOnly</name><privilege>System.Read</privilege></AuthorizationRole>' +
      '<AuthorizationRole xsi:type="AuthorizationRole"><roleId>7</roleId><system>false</system><name>vic-vch-network</name><privilege>Network.Assign</privilege><privilege>System.View</privilege></AuthorizationRole></val>',
  }),
  AddAuthorizationRole: '12',
  RetrieveAllPermissions:
    '<returnval><entity type="Folder">group-d1</entity><principal>LAB\\ops</principal><group>false</group><roleId>-1</roleId><propagate>true</propagate></returnval>',
  RetrieveEntityPermissions: '',
  RetrieveUserGroups: '<returnval><principal>ops</principal><fullName>Ops</fullName><group>false</group></returnval>',
};

describe('roles and permissions', () => {
  let server: ScriptedServer;
  let client: VimClient;

  before(async () => {
    server = await ScriptedServer.start(({ method }) => ({ returns: ANSWERS[method] ?? '' }));
    client = await server.connect();
  });

  after(async () => {
    await client.close();
    await server.stop();
  });

  it('reads roles', async () => {
    assert.deepEqual(await readRoles(client), [
      { roleId: SYSTEM_ROLE.readOnly, name: 'ReadOnly', isSystem: true, privileges: ['System.Read'] },
      { roleId: 7, name: 'vic-vch-network', isSystem: false, privileges: ['Network.Assign', 'System.View'] },
    ]);
  });

  it('makes a role', async () => {
    assert.equal(await addRole(client, 'vic-vch-network', ['Network.Assign']), 12);
    assert.match(server.bodyOf('AddAuthorizationRole'), /<name>vic-vch-network<\/name><privIds>Network.Assign</);
  });

  it('reads permissions', async () => {
    assert.deepEqual(await readAllPermissions(client), [
      {
        entity: { type: 'Folder', value: 'group-d1' },
        principal: 'LAB\\ops',
        isGroup: false,
        roleId: SYSTEM_ROLE.administrator,
        isPropagating: true,
      },
    ]);
    assert.deepEqual(await readPermissions(client, DATACENTER, { inherited: true }), []);
    assert.match(server.bodyOf('RetrieveEntityPermissions'), /<inherited>true</);
  });

  it('sets a permission', async () => {
    await setPermission(client, DATACENTER, { principal: 'LAB\\ops', isGroup: false, roleId: 7, isPropagating: true });
    assert.match(
      server.bodyOf('SetEntityPermissions'),
      /<entity type="Datacenter">datacenter-2<\/entity><permission><principal>LAB\\ops<\/principal><group>false<\/group><roleId>7<\/roleId><propagate>true</,
    );
  });

  it('finds users', async () => {
    const found = await findPrincipals(client, { domain: 'LAB', text: 'ops', isExact: true, groups: false });
    assert.deepEqual(found, [{ name: 'ops', fullName: 'Ops', isGroup: false }]);
    assert.match(
      server.bodyOf('RetrieveUserGroups'),
      /<domain>LAB<\/domain><searchStr>ops<\/searchStr><exactMatch>true<\/exactMatch><findUsers>true<\/findUsers><findGroups>false</,
    );
  });

  it('locks and unlocks methods', async () => {
    await disableMethods(client, [VM], { methods: ['Destroy_Task'], source: 'VIC', reason: 'managed by VIC' });
    assert.match(
      server.bodyOf('DisableMethods'),
      /xmlns="urn:internalvim25">.*<entity type="VirtualMachine">vm-1<\/entity><method><method>Destroy_Task<\/method><reasonId>managed by VIC<\/reasonId><\/method><sourceId>VIC</,
    );
    await enableMethods(client, [VM], { methods: ['Destroy_Task'], source: 'VIC' });
    assert.match(server.bodyOf('EnableMethods'), /<method>Destroy_Task<\/method><sourceId>VIC</);
  });
});
