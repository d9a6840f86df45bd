import {
  findByInventoryPath,
  isReference,
  waitForTask,
  type ManagedObjectReference,
  type OptionValue,
  type VimClient,
} from '../src/index.ts';

const ALLOCATION = {
  reservation: 0,
  expandableReservation: true,
  limit: -1,
  shares: { shares: 0, level: 'normal' },
} as const;

/** A VCH with its containerVMs, as the engine would have made them. */
export interface SeededVch {
  readonly pool: ManagedObjectReference;
  readonly folder: ManagedObjectReference;
  readonly endpointVm: ManagedObjectReference;
  readonly containerVms: readonly ManagedObjectReference[];
}

async function required(client: VimClient, path: string): Promise<ManagedObjectReference> {
  const found = await findByInventoryPath(client, path);
  if (found === null) throw new Error(`vcsim has no ${path}.`);
  return found;
}

/** Makes a VM with these extraConfig pairs. `SET.<path>` keys set properties of the VM in vcsim. */
export async function createVm(
  client: VimClient,
  place: { readonly folder: ManagedObjectReference; readonly pool: ManagedObjectReference },
  name: string,
  pairs: Readonly<Record<string, OptionValue['value']>>,
): Promise<ManagedObjectReference> {
  const task = await client.invoke('CreateVM_Task', place.folder, {
    config: {
      name,
      guestId: 'otherGuest64',
      files: { vmPathName: '[LocalDS_0]' },
      numCPUs: 1,
      memoryMB: 2048,
      extraConfig: Object.entries(pairs).map(([key, value]) => ({ key, value })),
    },
    pool: place.pool,
  });
  const vm = await waitForTask(client, task);
  if (!isReference(vm)) throw new Error('The task that makes a VM answered no VM.');
  return vm;
}

/** Fills vcsim with a VCH: a pool, a folder, the endpoint VM and some containerVMs. */
export async function seedVch(client: VimClient, name: string, containers: number): Promise<SeededVch> {
  const root = await required(client, 'DC0/host/DC0_C0/Resources');
  const vmFolder = await required(client, 'DC0/vm');
  const spec = { cpuAllocation: ALLOCATION, memoryAllocation: ALLOCATION };
  const pool = await client.invoke('CreateResourcePool', root, { name, spec });
  const folder = await client.invoke('CreateFolder', vmFolder, { name });
  const endpointVm = await createVm(client, { pool, folder }, name, {
    'init/common/name': name,
    'guestinfo.vice./init/version/BuildNumber': '20000',
    'SET.guest.ipAddress': '10.17.109.15',
  });
  const containerVms: ManagedObjectReference[] = [];
  for (let index = 0; index < containers; index += 1) {
    containerVms.push(
      await createVm(client, { pool, folder }, `web-${name}-${index}`, {
        'common/name': `web-${index}`,
        'common/id': `1a2b3c4d5e6f${index}`,
        'guestinfo.vice./repo': 'library/nginx',
        'svga.present': 'true',
        'SET.summary.quickStats.overallCpuUsage': 12,
        'SET.overallStatus': { xsiType: 'ManagedEntityStatus', text: 'yellow' },
      }),
    );
  }
  return { pool, folder, endpointVm, containerVms };
}
