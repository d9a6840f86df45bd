/** Roles that every vCenter has, and the accounts of the lab. */
import { ADMINISTRATOR, LAB_PASSWORD, NEWCOMER, ONE_DATACENTER_ADMINISTRATOR, OPERATORS, READER } from '../accounts.ts';
import type { Role, User } from './inventory.ts';

export const ROLE_ADMIN = -1;
export const ROLE_READ_ONLY = -2;
export const ROLE_VIEW = -3;
const ROLE_NO_ACCESS = -5;

/** With the ids that they have everywhere. */
export const STANDARD_ROLES: readonly Role[] = [
  { roleId: ROLE_ADMIN, name: 'Admin', label: 'Administrator', privileges: ['*'] },
  {
    roleId: ROLE_READ_ONLY,
    name: 'ReadOnly',
    label: 'Read-only',
    privileges: ['System.Anonymous', 'System.Read', 'System.View'],
  },
  { roleId: ROLE_VIEW, name: 'View', label: 'View', privileges: ['System.Anonymous', 'System.View'] },
  { roleId: -4, name: 'Anonymous', label: 'Anonymous', privileges: ['System.Anonymous'] },
  { roleId: ROLE_NO_ACCESS, name: 'NoAccess', label: 'No access', privileges: [] },
];

const ADMINISTRATORS = ['administrators@vsphere.local'];

const user = (name: string, fullName: string, groups: readonly string[] = []): User => ({
  name,
  password: LAB_PASSWORD,
  fullName,
  groups: [...groups],
});

/** All with the password of the lab. */
export const STANDARD_USERS: readonly User[] = [
  user(ADMINISTRATOR, 'Administrator vsphere.local', ADMINISTRATORS),
  ...OPERATORS.map((name) => user(name, 'Operator vsphere.local', ADMINISTRATORS)),
  user(READER, 'Reader vsphere.local'),
  user(ONE_DATACENTER_ADMINISTRATOR, 'Datacenter 2 Admin'),
  user(NEWCOMER, 'Newcomer vsphere.local'),
];
