import type { ContainerMount, ContainerNetwork, ContainerState, PortMapping, PowerState } from '@vic/contract';
import {
  addressText,
  containerState,
  decodeContainerVm,
  dockerLabels,
  mainSession,
  parsePort,
  prefixLength,
  startResult,
  type ExtraConfig,
  type NetworkEndpoint,
  type SessionConfig,
} from '@vic/extraconfig';
import { addressTexts, isBrokenAddress } from './address.ts';
import { formatLocation } from './location.ts';
import { fromNanoseconds, fromSeconds } from './moment.ts';
import { listedNames } from './pairs.ts';

/** What a containerVM's extraConfig says, free of the engine's way of writing it. */
export interface ContainerFacts {
  readonly kind: 'container';
  readonly name: string;
  readonly containerId: string;
  /** state while the VM is powered on, and while it is off */
  readonly stateWhenOn: ContainerState;
  readonly stateWhenOff: ContainerState;
  readonly startError: string | null;
  readonly exitStatus: number | null;
  readonly createdAt: string | null;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  readonly image: string | null;
  readonly imageId: string | null;
  readonly command: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly PortMapping[];
  readonly networks: readonly ContainerNetwork[];
  readonly mounts: readonly ContainerMount[];
  readonly isIncomplete: boolean;
}

/** Reads a containerVM's pairs. Never throws: what is absent or broken marks the facts incomplete. */
export function projectContainer(pairs: ExtraConfig): ContainerFacts {
  const config = decodeContainerVm(pairs);
  const main = mainSession(config);
  const sessions = present(config.sessions);
  const endpoints = present(config.networks);
  const ports = endpoints.flatMap(([network, { ports: texts }]) => texts.map((text) => portOf(network, text)));
  const labels = dockerLabels(config.annotations);
  const isUntold = sessions.length === 0;
  return {
    kind: 'container',
    name: config.common.name,
    containerId: config.common.id,
    stateWhenOn: isUntold ? 'unknown' : containerState(config, 'poweredOn'),
    stateWhenOff: isUntold ? 'unknown' : containerState(config, 'poweredOff'),
    startError: startErrorOf(sessions),
    exitStatus: main?.exitStatus ?? null,
    createdAt: fromNanoseconds(config.createTime),
    startedAt: main ? fromSeconds(main.detail.startTime) : null,
    stoppedAt: main ? fromSeconds(main.detail.stopTime) : null,
    image: config.repoName || null,
    imageId: config.imageId || null,
    command: main ? commandOf(main) : [],
    labels: Object.fromEntries(labels ?? []),
    ports: ports.filter((port) => port !== null),
    networks: endpoints.map(([name, endpoint]) => networkOf(name, endpoint)),
    mounts: [...config.mounts].map(([volume, { destination, mode, source }]) => ({
      volume,
      destination,
      mode,
      source: formatLocation(source),
    })),
    isIncomplete:
      config.common.id === '' ||
      main === null ||
      config.version === null ||
      labels === null ||
      ports.includes(null) ||
      sessions.length < listedNames(pairs, 'guestinfo.vice./sessions') ||
      endpoints.length < listedNames(pairs, 'guestinfo.vice./networks') ||
      endpoints.some(([, endpoint]) => isBrokenAddress(endpoint.assigned.ip)),
  };
}

/** State of a container whose VM is in this power state. */
export function stateOfContainer(powerState: PowerState, facts: ContainerFacts): ContainerState {
  switch (powerState) {
    case 'poweredOn':
      return facts.stateWhenOn;
    case 'poweredOff':
      return facts.stateWhenOff;
    case 'suspended':
    case 'unknown':
      return powerState;
  }
}

/** Exit status of the main process; null while it runs or if it never ran. */
export function exitCode(state: ContainerState, facts: ContainerFacts): number | null {
  return state === 'stopped' ? facts.exitStatus : null;
}

/** Entries of a map of pointers that point to something. */
export function present<T>(map: ReadonlyMap<string, T | null>): [string, T][] {
  return [...map].flatMap(([key, value]) => (value === null ? [] : [[key, value] satisfies [string, T]]));
}

/** Name servers that the network handed out, else those that were set. */
export function nameServers({ assigned, nameServers: set }: NetworkEndpoint['network']): string[] {
  const handedOut = addressTexts(assigned.nameServers);
  return handedOut.length > 0 ? handedOut : addressTexts(set);
}

function startErrorOf(sessions: readonly [string, SessionConfig][]): string | null {
  for (const [, session] of sessions) {
    const result = startResult(session);
    if (result.state === 'failed') return result.reason;
  }
  return null;
}

function portOf(network: string, text: string): PortMapping | null {
  const port = parsePort(text);
  return port === null ? null : { network, ...port };
}

function commandOf({ cmd }: SessionConfig): readonly string[] {
  if (cmd.args.length > 0) return cmd.args;
  return cmd.path === '' ? [] : [cmd.path];
}

/** A static address counts until another was handed out. */
function networkOf(name: string, { assigned, ip, network }: NetworkEndpoint): ContainerNetwork {
  const used = addressText(assigned.ip) === null && ip !== null ? ip : assigned;
  const address = addressText(used.ip);
  return {
    name,
    address,
    prefixLength: address === null ? null : prefixLength(used.mask),
    gateway: addressText(network.assigned.gateway.ip) ?? addressText(network.gateway.ip),
    nameServers: nameServers(network),
    aliases: [...new Set(network.aliases.map((alias) => alias.slice(alias.indexOf(':') + 1)).filter(Boolean))],
  };
}
