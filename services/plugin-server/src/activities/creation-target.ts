import type { VicMachineServer, VicMachineTarget } from '@vic/vic-machine-api/server';
import type { Vcenter } from '../config/vcenter.ts';

/** What a creation asks of a vic-machine-server. */
export type CreationTarget = Pick<VicMachineTarget, 'createVch' | 'getLog' | 'listVchs' | 'validateVch' | 'followTask'>;

/** Where a user's creations are sent to. */
export interface CreationAccess {
  readonly server: Pick<VicMachineServer, 'capabilities'>;
  target(datacenter: string | null): CreationTarget;
}

/** Finds the vic-machine-server of a vCenter, for the holder of a token. */
export interface CreationServers {
  of(vcenter: Vcenter, token: string): Promise<CreationAccess>;
}
