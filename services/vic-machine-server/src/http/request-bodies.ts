import { composed, definition, flag, integer, listOf, oneOf, structure, text, typedText } from './request-shape.ts';

const OCTET = '([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])';
const ADDRESS = `(${OCTET}\\.){3}${OCTET}`;
const PREFIX = '/([0-9]|[1-2][0-9]|3[0-2])';

/** Form of PEM texts in messages; what checks it is `isPemForm`, in time that grows with the text only. */
export const PEM_PATTERN = '^(.*-----BEGIN [A-Z ]+-----\\s+[A-Za-z0-9+/\\s]+={0,2}\\s+-----END [A-Z ]+-----\\s*)+$';

const cidr = typedText('models.CIDR', `^${ADDRESS}(${PREFIX})$`);
const ipRange = typedText('models.IPRange', `^${ADDRESS}(${PREFIX}|\\-${ADDRESS})$`);
const ipAddress = typedText('models.IPAddress');
const version = typedText('models.Version', '^v[0-9]+.[0-9]+.[0-9]+-[a-z0-9]+-[0-9]+-[a-f0-9]{7,40}$');

const managedObject = definition('ManagedObject', { id: text, name: text });
const gateway = definition('Gateway', { address: ipAddress, routing_destinations: listOf(cidr) });
const x509 = definition('X509Data', { pem: typedText('models.PEM', PEM_PATTERN) });
const shares = definition('Shares', { level: oneOf('high', 'normal', 'low'), number: integer });
/** As answers tell them. */
const anyShares = definition('Shares', { level: oneOf('high', 'normal', 'low', 'custom'), number: integer });
const roleNetwork = {
  port_group: managedObject,
  gateway,
  nameservers: listOf(ipAddress),
  static: cidr,
};
const network = definition('Network', roleNetwork);

/** A number with units. Which units there are is for the checks of a specification to say, with the field's name. */
const value = composed('Value', { value: integer, units: text });

const computeWith = (sharesOfPool: typeof shares) =>
  structure('VCHCompute', {
    cpu: structure('VCHComputeCPU', { limit: value, reservation: value, shares: sharesOfPool }),
    memory: structure('VCHComputeMemory', { limit: value, reservation: value, shares: sharesOfPool }),
    resource: managedObject,
    affinity: structure('VCHComputeAffinity', { use_vm_group: flag }),
  });

const containerNetwork = composed('ContainerNetwork', {
  alias: text,
  port_group: managedObject,
  gateway,
  nameservers: listOf(ipAddress),
  ip_ranges: listOf(ipRange),
  firewall: oneOf('closed', 'outbound', 'peers', 'published', 'open'),
});

const networks = structure('VCHNetwork', {
  bridge: structure('VCHNetworkBridge', {
    ip_range: cidr,
    network_width: { kind: 'integer', minimum: 1, maximum: 30 },
    port_group: managedObject,
  }),
  client: network,
  management: network,
  public: network,
  container: listOf(containerNetwork),
});

const storage = structure('VCHStorage', {
  image_stores: listOf(text),
  volume_stores: listOf(structure('VCHStorageVolumeStoresItems0', { datastore: text, label: text })),
  base_image_size: value,
});

const auth = structure('VCHAuth', {
  no_tls: flag,
  client: structure('VCHAuthClient', { no_tls_verify: flag, certificate_authorities: listOf(x509) }),
  server: structure('VCHAuthServer', {
    certificate: x509,
    private_key: x509,
    generate: structure('VCHAuthServerGenerate', { size: value, organization: listOf(text), cname: text }),
  }),
});

const endpoint = structure('VCHEndpoint', {
  memory: value,
  cpu: structure('VCHEndpointCPU', { sockets: integer }),
  operations_credentials: structure('VCHEndpointOperationsCredentials', {
    user: text,
    password: text,
    grant_permissions: flag,
  }),
});

const registry = structure('VCHRegistry', {
  insecure: listOf(text),
  whitelist: listOf(text),
  certificate_authorities: listOf(x509),
  image_fetch_proxy: structure('VCHRegistryImageFetchProxy', { http: text, https: text, no_proxy: listOf(text) }),
});

const vchFields = {
  version,
  name: text,
  debug: integer,
  compute: computeWith(shares),
  network: networks,
  storage,
  auth,
  endpoint,
  registry,
  runtime: structure('VCHRuntime', { power_state: text, upgrade_status: text, admin_portal: text, docker_host: text }),
  syslog_addr: typedText('string', '^(tc|ud)p://.*'),
  container: structure('VCHContainer', { name_convention: typedText('string', '^.*(\\{id\\}|\\{name\\}).*') }),
};

/** Body of creation, validation and, as a merge patch, PATCH. */
export const VCH_SHAPE = definition('VCH', vchFields);

/** Body of PUT: what reading a VCH answers can be sent back, although creation would refuse its version and shares. */
export const WHOLE_VCH_SHAPE = definition('VCH', { ...vchFields, version: text, compute: computeWith(anyShares) });

export const DELETION_SHAPE = definition('DeletionSpecification', {
  containers: oneOf('off', 'all'),
  volume_stores: oneOf('none', 'all'),
});

export const DEBUG_SHAPE = definition('DebugSpecification', {
  enable_ssh: flag,
  authorized_key: text,
  root_password: text,
});
