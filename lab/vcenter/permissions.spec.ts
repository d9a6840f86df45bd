import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAB_PASSWORD, NEWCOMER } from '../accounts.ts';
import { grant } from './builders.ts';
import { ROLE_READ_ONLY } from './standard-accounts.ts';
import { collectorCall, containerView, count, makeLab, objectSpec, ref, viewSpec } from './testing/calls.ts';

const power = (moid: string): string => `<PowerOffVM_Task>${ref('_this', 'VirtualMachine', moid)}</PowerOffVM_Task>`;

test('a user of one datacenter sees its VMs only', async () => {
  const lab = makeLab();
  const session = lab.login('dc2-admin@vsphere.local');
  const view = await containerView(lab, session, 'VirtualMachine');
  const spec = `<specSet>${viewSpec(view, 'VirtualMachine', ['name'])}</specSet>`;
  const { xml } = await lab.call(session, collectorCall('RetrieveProperties', spec));
  assert.equal(count(xml, '<returnval>'), 1);
  assert.match(xml, />z</);
});

test('what is above a visible object shows its name but no more', async () => {
  const lab = makeLab();
  const session = lab.login('dc2-admin@vsphere.local');
  const spec = `<specSet>${objectSpec('Folder', 'group-d1', ['name', 'overallStatus', 'childEntity'])}</specSet>`;
  const { xml } = await lab.call(session, collectorCall('RetrieveProperties', spec));
  assert.match(xml, />Datacenters</);
  assert.match(xml, /<path>overallStatus<\/path><fault><fault xsi:type="NoPermission">/);
  assert.equal(count(xml, 'type="Datacenter"'), 1);
});

test('an object that the user may not see has no readable property', async () => {
  const lab = makeLab();
  const session = lab.login('dc2-admin@vsphere.local');
  const spec = `<specSet>${objectSpec('VirtualMachine', lab.vms[0].moid, ['name'])}</specSet>`;
  const { xml } = await lab.call(session, collectorCall('RetrieveProperties', spec));
  assert.match(xml, /<privilegeId>System.View<\/privilegeId>/);
  assert.doesNotMatch(xml, /<propSet>/);
});

test('a reader reads everything and changes nothing', async () => {
  const lab = makeLab();
  const session = lab.login('reader@vsphere.local');
  const view = await containerView(lab, session, 'VirtualMachine');
  const spec = `<specSet>${viewSpec(view, 'VirtualMachine', ['name'])}</specSet>`;
  assert.equal(count((await lab.call(session, collectorCall('RetrieveProperties', spec))).xml, '<propSet>'), 4);
  const reply = await lab.call(session, power(lab.vms[0].moid));
  assert.equal(reply.fault, 'NoPermission');
  assert.match(reply.xml, /<privilegeId>VirtualMachine.Interact.PowerOff</);
});

test('HasPrivilegeOnEntities tells per entity and privilege', async () => {
  const lab = makeLab();
  const session = lab.login('dc2-admin@vsphere.local');
  const { xml } = await lab.call(
    session,
    `<HasPrivilegeOnEntities>${ref('_this', 'AuthorizationManager', 'AuthorizationManager')}${ref('entity', 'VirtualMachine', lab.vms[0].moid)}${ref('entity', 'VirtualMachine', lab.vms[3].moid)}<sessionId>${session.key}</sessionId><privId>VirtualMachine.Interact.PowerOn</privId></HasPrivilegeOnEntities>`,
  );
  assert.deepEqual(
    [...xml.matchAll(/<isGranted>(\w+)</g)].map((match) => match[1]),
    ['false', 'true'],
  );
});

const login = (user: string, password: string): string =>
  `<Login>${ref('_this', 'SessionManager', 'SessionManager')}<userName>${user}</userName><password>${password}</password></Login>`;

test('a user without any permission cannot log in, and is told so for the right password only', async () => {
  const lab = makeLab();
  const withRight = await lab.call(null, login(NEWCOMER, LAB_PASSWORD));
  const withWrong = await lab.call(null, login(NEWCOMER, 'wrong'));
  assert.deepEqual([withRight.fault, withWrong.fault], ['NoPermission', 'InvalidLogin']);
  assert.match(withRight.xml, /<privilegeId>System.View</);
});

test('a user who may see one object can log in', async () => {
  const lab = makeLab();
  grant(lab.inventory, lab.first, NEWCOMER, ROLE_READ_ONLY, false);
  assert.equal((await lab.call(null, login(NEWCOMER, LAB_PASSWORD))).fault, null);
});

test('a denied privilege is gone for that user and that entity', () => {
  const { world, vms } = makeLab();
  const user = 'administrator@vsphere.local';
  world.authorization.deny([{ user, privilege: 'VirtualMachine.Interact.PowerOn', entity: vms[0].moid }]);
  assert.equal(world.authorization.hasPrivilege(user, vms[0].moid, 'VirtualMachine.Interact.PowerOn'), false);
  assert.equal(world.authorization.hasPrivilege(user, vms[1].moid, 'VirtualMachine.Interact.PowerOn'), true);
});

test('a permission taken away makes objects leave a filter', async () => {
  const lab = makeLab();
  const admin = lab.login();
  const session = lab.login('dc2-admin@vsphere.local');
  const view = await containerView(lab, session, 'VirtualMachine');
  await lab.call(
    session,
    collectorCall(
      'CreateFilter',
      `<spec>${viewSpec(view, 'VirtualMachine', ['name'])}</spec><partialUpdates>false</partialUpdates>`,
    ),
  );
  const first = await lab.call(session, collectorCall('CheckForUpdates', ''));
  assert.equal(count(first.xml, '<kind>enter</kind>'), 1);
  await lab.call(
    admin,
    `<RemoveEntityPermission>${ref('_this', 'AuthorizationManager', 'AuthorizationManager')}${ref('entity', 'Datacenter', lab.second.moid)}<user>dc2-admin@vsphere.local</user><isGroup>false</isGroup></RemoveEntityPermission>`,
  );
  const next = await lab.call(session, collectorCall('CheckForUpdates', '<version>1</version>'));
  assert.equal(count(next.xml, '<kind>leave</kind>'), 1);
});
