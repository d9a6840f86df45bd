/** Who the plug-in is, unless options say otherwise. */
export const PLUGIN = {
  key: 'com.vmware.vic',
  name: 'vSphere Integrated Containers',
  summary: 'Manage virtual container hosts and containers',
  company: 'VMware',
  /** vCenter demands an address; there is no mailbox behind ours. */
  adminEmail: 'noreply@example.com',
  /** Type under which appliances name this extension in `managedBy`. */
  managedEntity: { type: 'VicApplianceVM', description: 'vSphere Integrated Containers appliance' },
} as const;

/** `ExtensionClientInfo.type` of a remote plug-in. */
export const REMOTE_CLIENT_TYPE = 'vsphere-client-remote';

/** `ExtensionServerInfo.type` of the server that has the manifest. */
export const MANIFEST_SERVER_TYPE = 'MANIFEST_SERVER';

/** `ExtensionServerInfo.type` of an auxiliary server that names none. */
export const AUXILIARY_SERVER_TYPE = 'PLUGIN_SERVER';

/**
 * Whether vCenter takes `text` as an extension key: lower case, no control characters, no white space but the space,
 * none of `, / \ # + > < = ; "`.
 */
export function isExtensionKey(text: string): boolean {
  return text.trim() !== '' && text === text.toLowerCase() && !/[,/\\#+><=;"\p{Cc}]|[^\S ]/u.test(text);
}

/** Whether `text` is a version of one to four numbers. */
export function isExtensionVersion(text: string): boolean {
  return /^\d+(\.\d+){0,3}$/.test(text);
}
