import type { PayloadContainerNetwork, PayloadNetwork, VchPayload } from '../payload-type.ts';

/** Options without a value. */
const SWITCHES = ['affinity-vm-group', 'no-tls', 'no-tlsverify', 'ops-grant-perms'];

/** What a command line says, as vic-machine understands it: the payload that the API would have to be sent for the same VCH. */
interface ParsedLine {
  readonly target: string;
  readonly user: string | null;
  readonly thumbprint: string | null;
  readonly payload: VchPayload;
}

/**
 * Reads the arguments after `create`.
 *
 * @param files contents of the files that are named
 * @throws if an option is unknown, or has no value
 */
export function parseArgv(argv: readonly string[], files: ReadonlyMap<string, string>): ParsedLine {
  const given = optionsOf(argv);
  const one = (option: string): string | undefined => given.get(option)?.at(-1);
  const all = (option: string): string[] => [...(given.get(option) ?? [])];
  const file = (name: string): { pem: string } => ({ pem: files.get(name) ?? fail(`There is no file ${name}`) });
  const number = (option: string): number | undefined => (given.has(option) ? Number(one(option)) : undefined);
  const amount = <Units extends string>(option: string, units: Units) =>
    given.has(option) ? { value: Number(one(option)), units } : undefined;
  const certificate = one('tls-server-cert');
  const payload: VchPayload = {
    name: one('name'),
    debug: number('debug') ?? 0,
    syslog_addr: one('syslog-address'),
    container: given.has('container-name-convention')
      ? { name_convention: one('container-name-convention') }
      : undefined,
    compute: {
      resource: { name: one('compute-resource') },
      cpu: {
        limit: amount('cpu', 'MHz'),
        reservation: amount('cpu-reservation', 'MHz'),
        shares: sharesOf(one('cpu-shares')),
      },
      memory: {
        limit: amount('memory', 'MiB'),
        reservation: amount('memory-reservation', 'MiB'),
        shares: sharesOf(one('memory-shares')),
      },
      affinity: { use_vm_group: given.has('affinity-vm-group') },
    },
    endpoint: {
      cpu: { sockets: number('endpoint-cpu') },
      memory: amount('endpoint-memory', 'MiB'),
      operations_credentials: { user: one('ops-user'), grant_permissions: given.has('ops-grant-perms') },
    },
    storage: {
      image_stores: all('image-store'),
      volume_stores: all('volume-store').map((text) => {
        const colon = text.lastIndexOf(':');
        return { datastore: text.slice(0, colon), label: text.slice(colon + 1) };
      }),
      base_image_size: sizeOf(one('base-image-size') ?? ''),
    },
    network: {
      bridge: {
        port_group: { name: one('bridge-network') },
        ip_range: one('bridge-network-range'),
        network_width: number('bridge-network-width'),
      },
      public: { ...roleOf(given, 'public'), nameservers: all('dns-server') },
      client: given.has('client-network') ? roleOf(given, 'client') : undefined,
      management: given.has('management-network') ? roleOf(given, 'management') : undefined,
      container: all('container-network').map((text) => containerNetworkOf(given, text)),
    },
    auth: {
      client: {
        no_tls_verify: given.has('no-tlsverify'),
        certificate_authorities: all('tls-ca').map(file),
      },
      server: given.has('no-tls')
        ? undefined
        : certificate === undefined
          ? {
              generate: {
                cname: one('tls-cname'),
                organization: all('organization'),
                size: { value: number('certificate-key-size'), units: 'bit' },
              },
            }
          : { certificate: file(certificate), private_key: file(one('tls-server-key') ?? '') },
    },
    registry: {
      insecure: all('insecure-registry'),
      whitelist: all('whitelist-registry'),
      certificate_authorities: all('registry-ca').map(file),
      image_fetch_proxy: { http: one('http-proxy'), https: one('https-proxy'), no_proxy: one('no-proxy')?.split(',') },
    },
  };
  return { target: one('target') ?? '', user: one('user') ?? null, thumbprint: one('thumbprint') ?? null, payload };
}

type Options = ReadonlyMap<string, readonly string[]>;

function optionsOf(argv: readonly string[]): Options {
  const options = new Map<string, string[]>();
  const rest = [...argv];
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    if (!/^--[a-z-]+$/.test(token)) fail(`${token} is no option`);
    const option = token.slice(2);
    const value = SWITCHES.includes(option) ? '' : (rest.shift() ?? fail(`${token} has no value`));
    options.set(option, [...(options.get(option) ?? []), value]);
  }
  return options;
}

function sharesOf(text: string | undefined) {
  if (text === undefined) return { level: 'normal' as const };
  return /^\d+$/.test(text) ? { number: Number(text) } : { level: text as 'low' | 'high' };
}

function sizeOf(text: string) {
  const [, value = '', units = ''] = /^(\d+)([A-Z]+)$/.exec(text) ?? [];
  return { value: Number(value), units: units as 'MB' | 'GB' | 'TB' };
}

/** `destination,destination:gateway`, or a gateway alone. */
function roleOf(given: Options, role: string): PayloadNetwork {
  const option = `${role}-network`;
  const [address, destinations] = (given.get(`${option}-gateway`)?.[0] ?? '').split(':').reverse();
  return {
    port_group: { name: given.get(option)?.[0] },
    static: given.get(`${option}-ip`)?.[0],
    gateway: address ? { address, routing_destinations: destinations?.split(',') } : undefined,
  };
}

/** The options of a container network name its port group; there is exactly one colon. */
function containerNetworkOf(given: Options, text: string): PayloadContainerNetwork {
  const [portGroup = '', alias = '', ...more] = text.split(':');
  if (more.length > 0) fail(`${text} has more than one colon`);
  const of = (option: string): string[] =>
    (given.get(`container-network-${option}`) ?? [])
      .filter((value) => value.startsWith(`${portGroup}:`))
      .map((value) => value.slice(portGroup.length + 1));
  const [gateway] = of('gateway');
  return {
    alias,
    port_group: { name: portGroup },
    gateway: gateway === undefined ? undefined : { address: gateway.split('/')[0], routing_destinations: [gateway] },
    ip_ranges: of('ip-range'),
    nameservers: of('dns'),
    firewall: (of('firewall')[0] ?? 'published') as PayloadContainerNetwork['firewall'],
  };
}

function fail(message: string): never {
  throw new Error(message);
}
