/** A simulated vCenter and users' sessions there, for the plug-in server's reads of places for VCHs. */
import type { VcenterPlace } from '@vic/plugin-server/placement';
import { connect } from '@vic/vim25';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import type { Entity, Inventory } from '../vcenter/inventory.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';

/** What is read from, and by whom. */
export interface PlacementLab {
  readonly vcenter: Vcenter;
  readonly inventory: Inventory;
  /** The vCenter as a user reads it whose inventory is not loaded. */
  placeOf(user?: string): Promise<VcenterPlace>;
  /** moid of the object of this type and name; throws if there is none */
  moid(type: Entity['type'], name: string): string;
  stop(): Promise<void>;
}

const TASK_MS = 2;

/** Starts the vCenter on a free port. */
export async function startPlacementLab(inventory: Inventory): Promise<PlacementLab> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-placement-'));
  const { certFile, keyFile, thumbprint } = await makeCertificate(folder, 'vcenter');
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
  const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: TASK_MS } });
  const sessions: VcenterPlace[] = [];
  return {
    vcenter,
    inventory,
    async placeOf(user = ADMINISTRATOR) {
      const client = await connect({ url: vcenter.url, trust: { thumbprint } });
      await client.login(user, LAB_PASSWORD);
      const { hostName: name, instanceUuid: guid } = inventory.about;
      const place = {
        client,
        vchs: null,
        vcenter: {
          guid,
          name,
          sdkUrl: vcenter.url,
          trust: { thumbprint },
          clientUrl: vcenter.url,
          isOwnClient: true,
          address: name,
          vicMachine: { origin: null, trust: null },
        },
      };
      sessions.push(place);
      return place;
    },
    moid: (type, name) => entityNamed(inventory, type, name).moid,
    async stop() {
      await Promise.all(sessions.map(({ client }) => client.close()));
      await vcenter.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
