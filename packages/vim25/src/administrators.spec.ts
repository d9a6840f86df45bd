import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSameAccount, makesAdministrator } from './administrators.ts';
import type { Permission } from './authorization-record.ts';

const permission = (changes: Partial<Permission>): Permission => ({
  entity: { type: 'Folder', value: 'group-d1' },
  principal: 'VSPHERE.LOCAL\\vch-ops',
  isGroup: false,
  roleId: -1,
  isPropagating: true,
  ...changes,
});
const USER = 'vch-ops@vsphere.local';
const SCOPE = ['group-d1', 'datacenter-2'];

describe('accounts', () => {
  it('are the same in both spellings, whatever the case', () => {
    assert.ok(isSameAccount('VSPHERE.LOCAL\\Vch-Ops', 'vch-ops@vsphere.local'));
    assert.ok(isSameAccount('vch-ops', 'vch-ops@vsphere.local'));
    assert.ok(!isSameAccount('vch-ops@example.com', 'vch-ops@vsphere.local'));
    assert.ok(!isSameAccount('ops@vsphere.local', 'vch-ops@vsphere.local'));
  });
});

describe('an administrator', () => {
  it('has the role at the root folder or on the datacenter', () => {
    assert.ok(makesAdministrator([permission({})], USER, [], SCOPE));
    assert.ok(!makesAdministrator([permission({ entity: { type: 'Folder', value: 'group-v3' } })], USER, [], SCOPE));
    assert.ok(!makesAdministrator([permission({ roleId: -2 })], USER, [], SCOPE));
    assert.ok(!makesAdministrator([permission({ principal: 'VSPHERE.LOCAL\\other' })], USER, [], SCOPE));
  });

  it('may be one through a group', () => {
    const byGroup = permission({ principal: 'VSPHERE.LOCAL\\Administrators', isGroup: true });
    const groups = [{ name: 'Administrators', fullName: '', isGroup: true }];
    assert.ok(makesAdministrator([byGroup], USER, groups, SCOPE));
    assert.ok(!makesAdministrator([byGroup], USER, [], SCOPE));
    assert.ok(!makesAdministrator([permission({ isGroup: true })], USER, [], SCOPE), 'a group of that name');
  });
});
