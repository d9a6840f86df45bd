/** Accounts that every simulated vCenter knows. They exist in the lab only. */
export const LAB_PASSWORD = 'VMware1!';
export const ADMINISTRATOR = 'administrator@vsphere.local';
export const READER = 'reader@vsphere.local';
export const ONE_DATACENTER_ADMINISTRATOR = 'dc2-admin@vsphere.local';
