/** Accounts that every simulated vCenter knows. They exist in the lab only. */
export const LAB_PASSWORD = 'VMware1!';
export const ADMINISTRATOR = 'administrator@vsphere.local';
export const READER = 'reader@vsphere.local';
/** Administrator of the second datacenter of vCenter 1, who sees nothing else. */
export const ONE_DATACENTER_ADMINISTRATOR = 'dc2-admin@vsphere.local';
/** Who has no permission anywhere yet, as an operations user before its first VCH. */
export const NEWCOMER = 'newcomer@vsphere.local';
/** Administrators like the first, for tests with many users. */
export const OPERATORS = ['operator-1@vsphere.local', 'operator-2@vsphere.local'] as const;
/** The account that the VCHs of the scenarios work with: it reads everything. */
export const OPERATIONS_USER = 'vic-ops@vsphere.local';
/** Accounts of the scenario `recorded`: those that the exchanges with the original vic-machine-server were recorded with. */
export const RECORDED_ADMINISTRATOR_PASSWORD = 'Admin!23';
export const RECORDED_OPERATIONS_USER = 'vch-ops@vsphere.local';
export const RECORDED_OPERATIONS_PASSWORD = 'Ops!23';
