import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLab, ref, textOf } from './testing/calls.ts';
import { managerCall, readObject } from './testing/vm-calls.ts';

const add = (name: string, ...privileges: readonly string[]): string =>
  managerCall(
    'AddAuthorizationRole',
    'AuthorizationManager',
    `<name>${name}</name>${privileges.map((each) => `<privIds>${each}</privIds>`).join('')}`,
  );

const permit = (entity: string, principal: string, roleId: string, propagate: boolean): string =>
  managerCall(
    'SetEntityPermissions',
    'AuthorizationManager',
    `${ref('entity', 'Datacenter', entity)}<permission><principal>${principal}</principal><group>false</group><roleId>${roleId}</roleId><propagate>${propagate}</propagate></permission>`,
  );

test('a new role has what was asked for and what every role has, and gives its privileges', async () => {
  const lab = makeLab();
  const session = lab.login();
  const roleId = textOf((await lab.call(session, add('vic-vch-test', 'Folder.Create'))).xml);
  await lab.call(session, permit(lab.first.moid, 'reader@vsphere.local', roleId, true));
  const { xml } = await readObject(lab, session, 'AuthorizationManager', 'AuthorizationManager', ['roleList']);
  assert.match(
    xml,
    /<name>vic-vch-test<\/name>.*?<privilege>System.Anonymous<\/privilege><privilege>System.Read<\/privilege><privilege>System.View<\/privilege><privilege>Folder.Create</,
  );
  const create = `<CreateFolder>${ref('_this', 'Folder', lab.first.vmFolder)}<name>x</name></CreateFolder>`;
  assert.equal((await lab.call(lab.login('reader@vsphere.local'), create)).fault, null);
});

test('a name that is taken, and a privilege that is none, are refused', async () => {
  const lab = makeLab();
  const session = lab.login();
  assert.equal((await lab.call(session, add('ReadOnly'))).fault, 'AlreadyExists');
  assert.equal((await lab.call(session, add('x', 'No.Such'))).fault, 'InvalidArgument');
  assert.equal((await lab.call(lab.login('reader@vsphere.local'), add('x'))).fault, 'NoPermission');
});

test('a role in use is removed only with its permissions', async () => {
  const lab = makeLab();
  const session = lab.login();
  const roleId = textOf((await lab.call(session, add('r'))).xml);
  await lab.call(session, permit(lab.first.moid, 'reader@vsphere.local', roleId, false));
  const remove = (failIfUsed: boolean): string =>
    managerCall(
      'RemoveAuthorizationRole',
      'AuthorizationManager',
      `<roleId>${roleId}</roleId><failIfUsed>${failIfUsed}</failIfUsed>`,
    );
  assert.equal((await lab.call(session, remove(true))).fault, 'RemoveFailed');
  assert.equal((await lab.call(session, remove(false))).fault, null);
  assert.ok(lab.inventory.permissions.every((permission) => String(permission.roleId) !== roleId));
});

test('a user is found by name, with or without the domain', async () => {
  const lab = makeLab();
  const search = (text: string, exact: boolean, domain = ''): string =>
    managerCall(
      'RetrieveUserGroups',
      'UserDirectory',
      `${domain === '' ? '' : `<domain>${domain}</domain>`}<searchStr>${text}</searchStr><exactMatch>${exact}</exactMatch><findUsers>true</findUsers><findGroups>false</findGroups>`,
    );
  const session = lab.login();
  const found = await lab.call(session, search('READER', true, 'VSPHERE.LOCAL'));
  assert.match(found.xml, /<principal>reader<\/principal><fullName>Reader vsphere.local<\/fullName><group>false/);
  assert.equal((await lab.call(session, search('read', true))).xml, '');
  assert.equal((await lab.call(session, search('read', true, 'nowhere'))).fault, 'NotFound');
});
