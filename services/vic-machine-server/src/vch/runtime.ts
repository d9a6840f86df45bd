import type { VchConfig } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import type { BuildVersion } from '../config/settings.ts';
import { upgradeStatus } from './upgrade-status.ts';
import type { VchVm } from './vch-vm.ts';

const ADMIN_PORT = 2378;
const TLS_PORT = 2376;
const PLAIN_PORT = 2375;

/** Longest that addresses wait for a name server, for one VCH or a list of them. */
export const NAME_PATIENCE_MS = 1_000;

/** How an endpoint VM fares, and where its clients find it. */
export interface VchRuntime {
  readonly power_state: NonNullable<Schemas['Power_State']>;
  readonly upgrade_status: string;
  readonly admin_portal?: string;
  readonly docker_host?: string;
}

/** @param host name or address for clients; null while there is none */
export function vchRuntime(vm: VchVm, config: VchConfig, host: string | null, build: BuildVersion): VchRuntime {
  const state = { power_state: vm.powerState, upgrade_status: upgradeStatus(config.init.version, vm.pairs, build) };
  if (host === null) return state;
  const authority = host.includes(':') ? `[${host}]` : host;
  const usesTls = (config.certificate.hostCertificate?.cert?.length ?? 0) > 0;
  return {
    ...state,
    admin_portal: `https://${authority}:${ADMIN_PORT}`,
    docker_host: `${authority}:${usesTls ? TLS_PORT : PLAIN_PORT}`,
  };
}
