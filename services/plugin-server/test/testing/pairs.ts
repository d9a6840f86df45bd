/** extraConfig pairs as the engine writes them, by their literal keys. */

const CONTAINER_ID = 'c'.repeat(64);

export interface ContainerPairs {
  readonly name?: string;
  readonly id?: string;
  readonly image?: string;
  /** `started` of the main session */
  readonly started?: string;
  readonly startTime?: number;
  readonly stopTime?: number;
  readonly exitStatus?: number;
  /** ports by network */
  readonly ports?: Readonly<Record<string, readonly string[]>>;
  /** address bytes by network */
  readonly addresses?: Readonly<Record<string, readonly number[]>>;
  readonly more?: Readonly<Record<string, string>>;
}

export function containerPairs(options: ContainerPairs = {}): Record<string, string> {
  const { name = 'web', id = CONTAINER_ID, image = 'library/nginx:latest', started = 'true', ports = {} } = options;
  const { startTime = 1_700_000_000, stopTime = 0, exitStatus = 0, addresses = {}, more = {} } = options;
  const networks = [...new Set([...Object.keys(ports), ...Object.keys(addresses)])];
  return {
    'common/name': name,
    'guestinfo.vice./common/id': id,
    'guestinfo.vice./version/Version': 'v1.5.6',
    'guestinfo.vice./version/BuildNumber': '21205',
    'guestinfo.vice./version/GitCommit': '2ca8b3e',
    'guestinfo.vice./repo': image,
    'guestinfo.vice..createtime': '1700000000000000000',
    'guestinfo.vice./sessions': id,
    [`guestinfo.vice./sessions|${id}/common/id`]: id,
    [`guestinfo.vice./sessions|${id}/cmd/Path`]: '/bin/sh',
    [`guestinfo.vice./sessions|${id}/cmd/Args`]: '1',
    [`guestinfo.vice./sessions|${id}/cmd/Args~`]: '/bin/sh|-c',
    [`guestinfo.vice..sessions|${id}.started`]: started,
    [`guestinfo.vice..sessions|${id}.status`]: String(exitStatus),
    [`guestinfo.vice..sessions|${id}.detail.starttime`]: String(startTime),
    [`guestinfo.vice..sessions|${id}.detail.stoptime`]: String(stopTime),
    ...(networks.length > 0 ? { 'guestinfo.vice./networks': networks.join('|') } : {}),
    ...Object.fromEntries(networks.flatMap((network) => networkPairs(network, ports[network], addresses[network]))),
    ...more,
  };
}

function networkPairs(
  network: string,
  ports: readonly string[] | undefined,
  address: readonly number[] | undefined,
): [string, string][] {
  const pairs: [string, string][] = [[`guestinfo.vice./networks|${network}/Common/name`, network]];
  if (ports) {
    pairs.push([`guestinfo.vice./networks|${network}/ports`, String(ports.length - 1)]);
    pairs.push([`guestinfo.vice./networks|${network}/ports~`, ports.join('|')]);
  }
  if (address) pairs.push([`guestinfo.vice..networks|${network}.assigned.IP`, base64(address)]);
  return pairs;
}

export interface VchPairs {
  readonly name?: string;
  readonly moid: string;
  readonly pool?: string;
  readonly address?: readonly number[] | null;
  /** `started` by component */
  readonly components?: Readonly<Record<string, string>>;
  readonly port?: number | null;
  readonly more?: Readonly<Record<string, string>>;
}

export function vchPairs(options: VchPairs): Record<string, string> {
  const { name = 'vch-1', moid, pool = 'resgroup-1', address = [10, 0, 0, 5], port = 2376, more = {} } = options;
  const { components = { 'docker-personality': 'true', 'port-layer': 'true', vicadmin: 'true' } } = options;
  const args = port === null ? [] : ['/sbin/docker-engine-server', `-port=${port}`, '-port-layer-port=2377'];
  return {
    'init/common/name': name,
    'guestinfo.vice./init/common/id': `VirtualMachine:${moid}`,
    'guestinfo.vice./init/version/Version': 'v1.5.6',
    'guestinfo.vice./init/version/BuildNumber': '21205',
    'guestinfo.vice./init/version/GitCommit': '2ca8b3e',
    'guestinfo.vice./init/sessions': Object.keys(components).join('|'),
    ...Object.fromEntries(
      Object.entries(components).map(([id, started]) => [`guestinfo.vice..init.sessions|${id}.started`, started]),
    ),
    ...(args.length > 0
      ? {
          'guestinfo.vice./init/sessions|docker-personality/cmd/Args': String(args.length - 1),
          'guestinfo.vice./init/sessions|docker-personality/cmd/Args~': args.join('|'),
        }
      : {}),
    'guestinfo.vice./init/networks': 'client',
    'guestinfo.vice./init/networks|client/Common/name': 'client',
    ...(address ? { 'guestinfo.vice..init.networks|client.assigned.IP': base64(address) } : {}),
    'guestinfo.vice./container/ComputeResources': '0',
    'guestinfo.vice./container/ComputeResources|0/Type': 'ResourcePool',
    'guestinfo.vice./container/ComputeResources|0/Value': pool,
    ...more,
  };
}

export function base64(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64');
}
