/** Roles that every vCenter has, and the accounts of the lab. */
import type { Role, User } from './inventory.ts';

export const ROLE_ADMIN = -1;
export const ROLE_READ_ONLY = -2;
export const ROLE_NO_ACCESS = -5;

export const STANDARD_ROLES: readonly Role[] = [
  { roleId: ROLE_ADMIN, name: 'Admin', label: 'Administrator', privileges: ['*'] },
  {
    roleId: ROLE_READ_ONLY,
    name: 'ReadOnly',
    label: 'Read-only',
    privileges: ['System.Anonymous', 'System.Read', 'System.View'],
  },
  { roleId: -3, name: 'View', label: 'View', privileges: ['System.Anonymous', 'System.View'] },
  { roleId: -4, name: 'Anonymous', label: 'Anonymous', privileges: ['System.Anonymous'] },
  { roleId: ROLE_NO_ACCESS, name: 'NoAccess', label: 'No access', privileges: [] },
];

const LAB_PASSWORD = 'VMware1!';

export const STANDARD_USERS: readonly User[] = [
  {
    name: 'administrator@vsphere.local',
    password: LAB_PASSWORD,
    fullName: 'Administrator vsphere.local',
    groups: ['administrators@vsphere.local'],
  },
  { name: 'reader@vsphere.local', password: LAB_PASSWORD, fullName: 'Reader vsphere.local', groups: [] },
  { name: 'dc2-admin@vsphere.local', password: LAB_PASSWORD, fullName: 'Datacenter 2 Admin', groups: [] },
];
