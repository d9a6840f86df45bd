/** Accounts that every simulated vCenter knows. They exist in the lab only. */
export const LAB_PASSWORD = 'VMware1!';
export const ADMINISTRATOR = 'administrator@vsphere.local';
export const READER = 'reader@vsphere.local';
/** Administrator of the second datacenter of vCenter 1, who sees nothing else. */
export const ONE_DATACENTER_ADMINISTRATOR = 'dc2-admin@vsphere.local';
/** Administrators like the first, for tests with many users. */
export const OPERATORS = ['operator-1@vsphere.local', 'operator-2@vsphere.local'] as const;
