import {
  findExtension,
  object,
  objects,
  queryManagedBy,
  retrieveObjects,
  text,
  type ObjectContent,
  type VimClient,
} from '@vic/vim25';

/** The key under which the VIC appliance's VM is managed and its extension registered. */
const EXTENSION_KEY = 'com.vmware.vic';
/** `config.managedBy.type` of the appliance's VM. */
const APPLIANCE_TYPE = 'VicApplianceVM';
const PATHS = [
  'name',
  'config.managedBy',
  'config.vAppConfig.product',
  'guest.ipAddress',
  'guest.hostName',
  'runtime.powerState',
];

/** A VM that vCenter knows as a VIC appliance. */
export interface Appliance {
  readonly vmName: string;
  /** such as `v1.5.7-7206-92ebfaf5`; null if the VM does not tell */
  readonly version: string | null;
  readonly isPoweredOn: boolean;
  /** where it can be reached; null while it has no address */
  readonly address: string | null;
  /** its name for itself; null if it does not tell */
  readonly hostName: string | null;
}

/** The appliances that the session may see, the one to use first: reachable ones, then the highest build. */
export async function readAppliances(client: VimClient): Promise<Appliance[]> {
  const managed = await queryManagedBy(client, EXTENSION_KEY);
  const vms = managed.filter(({ type }) => type === 'VirtualMachine');
  if (vms.length === 0) return [];
  const found = await retrieveObjects(client, vms, PATHS);
  return found
    .map(toAppliance)
    .filter((appliance) => appliance !== null)
    .sort((a, b) => rank(b) - rank(a));
}

/**
 * The thumbprint that vCenter keeps of the server at one of these addresses, from the appliance's extension record;
 * null if there is none.
 */
export async function registeredThumbprint(client: VimClient, addresses: readonly string[]): Promise<string | null> {
  const extension = await findExtension(client, EXTENSION_KEY);
  const isThere = (url: string) => addresses.includes(URL.parse(url)?.hostname.toLowerCase() ?? '');
  return extension?.server?.find(({ url }) => isThere(url))?.serverThumbprint ?? null;
}

function toAppliance({ props }: ObjectContent): Appliance | null {
  if (text(object(props.get('config.managedBy'))?.['type']) !== APPLIANCE_TYPE) return null;
  const versions = objects(props.get('config.vAppConfig.product')).map((product) => text(product['version']) ?? '');
  return {
    vmName: text(props.get('name')) ?? '',
    version: versions.find((version) => version !== '') ?? null,
    isPoweredOn: text(props.get('runtime.powerState')) === 'poweredOn',
    address: orNull(text(props.get('guest.ipAddress'))),
    hostName: orNull(text(props.get('guest.hostName'))),
  };
}

const orNull = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

/** `<version>-<build>-<commit>`: the build decides; what has none comes last. */
function rank({ version, isPoweredOn, address }: Appliance): number {
  const build = Number(/-(\d+)-[0-9a-f]+$/.exec(version ?? '')?.[1] ?? -1);
  const isReachable = isPoweredOn && address !== null;
  return (isReachable ? 1e12 : 0) + build;
}
