import { bigInteger, boolean, bytes, field, integer, integer32, list, map, pointer, struct, text } from '../kinds.ts';
import { executorConfig } from './executor.ts';
import { vchNetwork } from './network.ts';
import { url } from './url.ts';

/** How the VCH reaches vSphere. */
export const connection = struct('Connection', {
  target: field('Target', text, { scope: 'read-only', key: 'target' }),
  /** operations user */
  username: field('Username', text, { scope: 'read-only', key: 'username' }),
  /** the operations user's password; secret */
  token: field('Token', text, { scope: 'secret', key: 'token' }),
  targetThumbprint: field('TargetThumbprint', text, { scope: 'read-only', key: 'target_thumbprint' }),
  /** nanoseconds */
  keepalive: field('Keepalive', bigInteger, { scope: 'read-only', key: 'keepalive' }),
});

const contactAddress = struct('Address', {
  name: field('Name', text),
  address: field('Address', text),
});

const contacts = struct('Contacts', {
  admin: field('Admin', list(contactAddress)),
  infrastructureAdmin: field('InfrastructureAdmin', list(contactAddress)),
});

/** A certificate with its private key. */
const rawCertificate = struct('RawCertificate', {
  /** holds PEM; secret */
  key: field('Key', bytes, { scope: 'secret' }),
  /** holds PEM */
  cert: field('Cert', bytes),
});

export const certificate = struct('Certificate', {
  userCertificates: field('UserCertificates', list(pointer(rawCertificate))),
  networkCertificates: field('NetworkCertificates', map(pointer(rawCertificate))),
  /** that of the Docker API; without it the API has no TLS */
  hostCertificate: field('HostCertificate', pointer(rawCertificate), { scope: 'read-only' }),
  /** PEM of those that sign client certificates */
  certificateAuthorities: field('CertificateAuthorities', bytes, { scope: 'read-only' }),
  registryCertificateAuthorities: field('RegistryCertificateAuthorities', bytes, { scope: 'read-only' }),
  hostCertificates: field('HostCertificates', map(pointer(rawCertificate))),
});

export const storage = struct('Storage', {
  /** scheme `ds`, host the datastore, path the folder */
  imageStores: field('ImageStores', list(url), { scope: 'read-only', key: 'image_stores' }),
  /** bytes; 0 none */
  storageQuota: field('StorageQuota', bigInteger, { scope: 'read-only', key: 'storage_quota' }),
  /** by label */
  volumeLocations: field('VolumeLocations', map(pointer(url)), { scope: 'read-only' }),
  /** KiB of a container's own disk */
  scratchSizeKiB: field('ScratchSize', bigInteger, { scope: 'read-only', key: 'scratch_size' }),
});

const managedObjectReference = struct('ManagedObjectReference', {
  type: field('Type', text),
  value: field('Value', text),
});

const none = struct('DynamicData', {});
const sharesInfo = struct('SharesInfo', {
  dynamicData: field('DynamicData', none, { embedded: true }),
  shares: field('Shares', integer32),
  level: field('Level', text),
});
const resourceAllocation = struct('ResourceAllocationInfo', {
  dynamicData: field('DynamicData', none, { embedded: true }),
  reservation: field('Reservation', pointer(bigInteger)),
  expandableReservation: field('ExpandableReservation', pointer(boolean)),
  limit: field('Limit', pointer(bigInteger)),
  shares: field('Shares', pointer(sharesInfo)),
  overheadLimit: field('OverheadLimit', pointer(bigInteger)),
});
const resources = struct('Resources', {
  cpu: field('CPU', resourceAllocation),
  memory: field('Memory', resourceAllocation),
  io: field('IO', resourceAllocation),
  storage: field('Storage', resourceAllocation),
});

/** How a VCH makes containerVMs. */
const containerDefaults = struct('Container', {
  containerVmSize: field('ContainerVMSize', resources, { scope: 'read-only', depth: 0 }),
  /** the last one is the pool that counts */
  computeResources: field('ComputeResources', list(managedObjectReference), { scope: 'read-only' }),
  bootstrapImagePath: field('BootstrapImagePath', text, { scope: 'read-only', key: 'bootstrap_image_path' }),
  /** `{name}` and `{id}` in it are replaced to name the VMs */
  containerNameConvention: field('ContainerNameConvention', text),
  usesVmGroup: field('UseVMGroup', boolean),
  vmGroupName: field('VMGroupName', text),
  containerStores: field('ContainerStores', list(url), { scope: 'read-only', depth: 0 }),
  /** most containers it may have; 0 no limit */
  containerLimit: field('ContainerCount', integer, { scope: 'read-only', key: 'container_count' }),
});

export const registry = struct('Registry', {
  whitelist: field('RegistryWhitelist', list(text), { scope: 'read-only', key: 'whitelist_registries' }),
  blacklist: field('RegistryBlacklist', list(text), { scope: 'read-only', depth: 0 }),
  insecure: field('InsecureRegistries', list(text), { scope: 'read-only', key: 'insecure_registries' }),
});

/** The configuration of a VCH, kept by its endpoint VM. */
export const virtualContainerHost = struct('VirtualContainerHostConfigSpec', {
  /** the endpoint VM itself: sessions are its components, networks its roles */
  init: field('ExecutorConfig', executorConfig, { embedded: true, scope: 'read-only', key: 'init' }),
  connection: field('Connection', connection, { embedded: true, scope: 'read-only', key: 'connect' }),
  contacts: field('Contacts', contacts, { embedded: true, scope: 'read-only', key: 'contact' }),
  certificate: field('Certificate', certificate, { embedded: true, scope: 'read-only', key: 'cert' }),
  storage: field('Storage', storage, { embedded: true, scope: 'read-only', key: 'storage' }),
  network: field('Network', vchNetwork, { embedded: true, scope: 'read-only', key: 'network' }),
  container: field('Container', containerDefaults, { embedded: true, scope: 'read-only', key: 'container' }),
  registry: field('Registry', registry, { embedded: true, scope: 'read-only', key: 'registry' }),
  createsBridgeNetwork: field('CreateBridgeNetwork', boolean, { scope: 'read-only', key: 'create_bridge_network' }),
  /** `ADD` or empty */
  grantPermissions: field('GrantPermsLevel', text, { scope: 'read-only', key: 'grant_permissions' }),
  createOptions: field('VicMachineCreateOptions', list(text), {
    scope: 'read-only',
    key: 'vic_machine_create_options',
  }),
});
