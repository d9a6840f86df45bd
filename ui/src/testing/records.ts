/** Records for tests. What comes out is parsed by the real schemas, so a builder cannot drift from the contract. */
import { ContainerPage, ContainerVm, Summary, toUrn, Vch, VcenterHealth, VchPage } from '@vic/contract';
import type { Static, TSchema } from 'typebox';
import { Assert } from 'typebox/value';

/** GUID of the first vCenter. */
export const VC1 = '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001';
/** GUID of the second vCenter. */
export const VC2 = '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00002';

const CREATED_AT = '2026-03-01T08:00:00Z';
const STARTED_AT = '2026-03-01T08:00:05Z';

function parsed<S extends TSchema>(schema: S, value: unknown): Static<S> {
  Assert(schema, value);
  return value;
}

/** Identity of a VM of the first vCenter. */
export function vmUrn(moid: string, vcGuid = VC1): string {
  return toUrn({ type: 'VirtualMachine', moid, vcGuid });
}

/** A vCenter that answers. */
export function aVcenter(facts: Partial<VcenterHealth> = {}): VcenterHealth {
  return parsed(VcenterHealth, {
    vcGuid: VC1,
    name: 'vc1.lab.local',
    state: 'live',
    version: '8.0.3',
    build: '24022515',
    lastContactAt: '2026-03-01T09:00:00Z',
    reason: null,
    vchCount: 1,
    containerCount: 1,
    ...facts,
  });
}

/** A running VCH with TLS. `moid` and `vcGuid` also make its id. */
export function aVch(facts: Partial<Vch> = {}): Vch {
  const { moid = 'vm-11', vcGuid = VC1, name = 'alpha' } = facts;
  return parsed(Vch, {
    id: vmUrn(moid, vcGuid),
    vcGuid,
    moid,
    name,
    vmName: name,
    powerState: 'poweredOn',
    overallStatus: 'green',
    state: 'running',
    components: [
      { name: 'docker-personality', state: 'started', reason: null },
      { name: 'port-layer', state: 'started', reason: null },
      { name: 'vicadmin', state: 'started', reason: null },
    ],
    version: 'v1.5.6-21205-2ca8b3e',
    address: '10.0.0.5',
    dockerHost: 'tcp://10.0.0.5:2376',
    usesTls: true,
    adminPortal: 'https://10.0.0.5:2378',
    networks: [
      { role: 'client', address: '10.0.0.5', prefixLength: 24, gateway: '10.0.0.1', nameServers: ['10.0.0.2'] },
      { role: 'bridge', address: '172.16.0.1', prefixLength: 16, gateway: null, nameServers: [] },
    ],
    containerNetworks: ['public-net'],
    resourcePool: { id: toUrn({ type: 'ResourcePool', moid: 'resgroup-9', vcGuid }), name },
    folder: { id: toUrn({ type: 'Folder', moid: 'group-v3', vcGuid }), name },
    host: { id: toUrn({ type: 'HostSystem', moid: 'host-21', vcGuid }), name: 'esx01.lab.local' },
    imageStore: 'ds://datastore1/images',
    volumeStores: [{ label: 'default', location: 'ds://datastore1/volumes' }],
    figures: {
      cpuMHz: 120,
      memoryMiB: 512,
      storageBytes: 2_147_483_648,
      configuredCpus: 1,
      configuredMemoryMiB: 2048,
    },
    containerCount: 3,
    runningContainerCount: 2,
    isIncomplete: false,
    ...facts,
  });
}

/** A running container with one published port. `moid` and `vcGuid` also make its id. */
export function aContainerVm(facts: Partial<ContainerVm> = {}): ContainerVm {
  const { moid = 'vm-101', vcGuid = VC1, name = 'web' } = facts;
  return parsed(ContainerVm, {
    id: vmUrn(moid, vcGuid),
    vcGuid,
    moid,
    name,
    vmName: `${name}-4f2a1c9d8e7b`,
    containerId: '4f2a1c9d8e7b'.repeat(5) + '4f2a',
    state: 'running',
    powerState: 'poweredOn',
    overallStatus: 'green',
    startError: null,
    exitCode: null,
    createdAt: CREATED_AT,
    startedAt: STARTED_AT,
    stoppedAt: null,
    image: 'library/nginx:1.27',
    imageId: 'sha256:9d3c1b',
    command: ['nginx', '-g', 'daemon off;'],
    labels: { tier: 'front' },
    ports: [{ network: 'bridge', hostPort: '8080', containerPort: '80', protocol: 'tcp' }],
    networks: [
      { name: 'bridge', address: '172.16.0.2', prefixLength: 16, gateway: '172.16.0.1', nameServers: [], aliases: [] },
    ],
    mounts: [{ volume: 'web-data', destination: '/data', mode: 'rw', source: 'ds://datastore1/volumes/web-data' }],
    figures: { cpuMHz: 35, memoryMiB: 256, storageBytes: 734_003_200, configuredCpus: 2, configuredMemoryMiB: 2048 },
    vch: { id: vmUrn('vm-11', vcGuid), name: 'alpha' },
    resourcePool: { id: toUrn({ type: 'ResourcePool', moid: 'resgroup-9', vcGuid }), name: 'alpha' },
    folder: { id: toUrn({ type: 'Folder', moid: 'group-v3', vcGuid }), name: 'alpha' },
    host: { id: toUrn({ type: 'HostSystem', moid: 'host-21', vcGuid }), name: 'esx01.lab.local' },
    isIncomplete: false,
    ...facts,
  });
}

/** One page with all the given VCHs on it. */
export function aVchPage(items: readonly Vch[], facts: Partial<Omit<VchPage, 'items'>> = {}): VchPage {
  return parsed(VchPage, { items, ...pageFacts(items.length), ...facts });
}

/** One page with all the given containers on it. */
export function aContainerPage(
  items: readonly ContainerVm[],
  facts: Partial<Omit<ContainerPage, 'items'>> = {},
): ContainerPage {
  return parsed(ContainerPage, { items, ...pageFacts(items.length), ...facts });
}

/** What the summary shows. */
export function aSummary(facts: Partial<Summary> = {}): Summary {
  return parsed(Summary, {
    pluginVersion: '2.0.0.0',
    build: '1',
    vchCount: 4,
    vchStates: { running: 3, stopped: 1 },
    containerCount: 40,
    containerStates: { running: 28, stopped: 9, created: 3 },
    vchVersions: { 'v1.5.6-21205-2ca8b3e': 3, '': 1 },
    revision: 1,
    vcenters: [aVcenter()],
    ...facts,
  });
}

function pageFacts(count: number) {
  return { total: count, totalUnfiltered: count, page: 1, pageSize: 50, revision: 1, vcenters: [aVcenter()] };
}
