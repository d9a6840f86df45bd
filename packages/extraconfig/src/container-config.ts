/** The configuration of a containerVM as a typed model. */
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Value } from './kinds.ts';
import type { diagnostics, exitLog } from './models/diagnostics.ts';
import { executorConfig } from './models/executor.ts';
import type { build } from './models/build.ts';
import type { mountSpec } from './models/mount.ts';
import type { containerNetwork, ipNet, networkEndpoint } from './models/network.ts';
import type { cmd, detail, sessionConfig } from './models/session.ts';
import type { url } from './models/url.ts';
import { UNRENAMED_NAME_KEY } from './kind-of.ts';
import { EMPTY_VALUE, type ExtraConfig } from './pairs.ts';
import { zeroOf } from './zero.ts';

export type ContainerConfig = Value<typeof executorConfig>;
export type SessionConfig = Value<typeof sessionConfig>;
export type Cmd = Value<typeof cmd>;
export type Detail = Value<typeof detail>;
export type Diagnostics = Value<typeof diagnostics>;
export type ExitLog = Value<typeof exitLog>;
export type NetworkEndpoint = Value<typeof networkEndpoint>;
export type ContainerNetwork = Value<typeof containerNetwork>;
export type MountSpec = Value<typeof mountSpec>;
export type IpNet = Value<typeof ipNet>;
export type Url = Value<typeof url>;
export type Build = Value<typeof build>;

/**
 * Reads a containerVM's configuration; never throws. An engine that cannot rename containers keeps the name where the
 * guest sees it; it is found there too.
 */
export function decodeContainerVm(pairs: ExtraConfig): ContainerConfig {
  const config = decode(executorConfig, pairs);
  if (config.common.name !== '') return config;
  const name = pairs.get(UNRENAMED_NAME_KEY);
  if (name === undefined || name === EMPTY_VALUE) return config;
  return { ...config, common: { ...config.common, name } };
}

/** Writes a containerVM's configuration. */
export const encodeContainerVm = (config: ContainerConfig): Map<string, string> => encode(executorConfig, config);

/** A containerVM's configuration with nothing in it. */
export const emptyContainerConfig = (): ContainerConfig => zeroOf(executorConfig);
