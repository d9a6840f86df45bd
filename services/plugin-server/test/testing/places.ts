import type { VimValue } from '@vic/vim25';
import type { FakeVcenter } from './fake-vcenter.ts';
import { vchPairs } from './pairs.ts';

const ref = (type: string, value: string): VimValue => ({ type, value });
const usage = (maxUsage: number): VimValue => ({
  maxUsage: String(maxUsage),
  overallUsage: String(maxUsage / 4),
  reservationUsed: '0',
  unreservedForPool: String(maxUsage / 2),
});

/**
 * A datacenter with a cluster of two hosts, its pools (one of a VCH), datastores and networks. The VCH `vch-1` has the
 * bridge `net-bridge`.
 */
export function putPlaces(vcenter: FakeVcenter): void {
  const root = ref('Folder', 'group-d1');
  const cluster = ref('ClusterComputeResource', 'domain-c1');
  const rootPool = ref('ResourcePool', 'resgroup-root');
  vcenter.put('Folder', 'group-d1', { name: 'Datacenters', childEntity: [ref('Datacenter', 'datacenter-1')] });
  vcenter.put('Datacenter', 'datacenter-1', {
    name: 'DC %2f 1',
    parent: root,
    hostFolder: ref('Folder', 'group-h1'),
    vmFolder: ref('Folder', 'group-v1'),
    effectiveRole: '-1',
  });
  vcenter.put('Folder', 'group-h1', {
    name: 'host',
    parent: ref('Datacenter', 'datacenter-1'),
    childEntity: [cluster],
  });
  vcenter.put('ClusterComputeResource', 'domain-c1', {
    name: 'cluster-1',
    parent: ref('Folder', 'group-h1'),
    host: [ref('HostSystem', 'host-1'), ref('HostSystem', 'host-2')],
    resourcePool: rootPool,
    datastore: [ref('Datastore', 'datastore-1')],
    network: [
      ref('DistributedVirtualPortgroup', 'net-bridge'),
      ref('DistributedVirtualPortgroup', 'net-free'),
      ref('Network', 'net-std'),
    ],
    'configurationEx.drsConfig.enabled': true,
    'configurationEx.group': [{ typeName: 'ClusterVmGroup', name: 'group-1' }],
  });
  for (const moid of ['host-1', 'host-2']) {
    vcenter.put('HostSystem', moid, {
      name: `esx-${moid}`,
      parent: cluster,
      'runtime.connectionState': 'connected',
      'runtime.inMaintenanceMode': moid === 'host-2',
    });
  }
  putPools(vcenter, cluster, rootPool);
  vcenter.put('Datastore', 'datastore-1', {
    name: 'ds-1',
    'summary.type': 'VMFS',
    'summary.accessible': true,
    'summary.capacity': '100',
    'summary.freeSpace': '40',
    'summary.maintenanceMode': 'normal',
    host: [{ key: ref('HostSystem', 'host-1'), mountInfo: { mounted: 'true', accessible: 'true' } }],
    browser: ref('HostDatastoreBrowser', 'browser-1'),
  });
  putNetworks(vcenter);
}

function putPools(vcenter: FakeVcenter, cluster: VimValue, rootPool: VimValue): void {
  vcenter.put('ResourcePool', 'resgroup-root', {
    name: 'Resources',
    parent: cluster,
    owner: cluster,
    resourcePool: [ref('ResourcePool', 'resgroup-vch'), ref('ResourcePool', 'resgroup-free')],
    'runtime.cpu': usage(8_000),
    'runtime.memory': usage(64 * 1024 * 1024),
  });
  const pool = { parent: rootPool, owner: cluster, 'runtime.cpu': usage(4_000), 'runtime.memory': usage(1024 * 1024) };
  vcenter.put('ResourcePool', 'resgroup-vch', { ...pool, name: 'vch-1', vm: [ref('VirtualMachine', 'vm-1')] });
  vcenter.put('ResourcePool', 'resgroup-free', { ...pool, name: 'a%2fb', vm: [] });
  vcenter.putVm({
    moid: 'vm-1',
    pool: 'resgroup-vch',
    extraConfig: vchPairs({
      moid: 'vm-1',
      pool: 'resgroup-vch',
      more: {
        'guestinfo.vice./init/networks': 'bridge',
        'guestinfo.vice./init/networks|bridge/Common/name': 'bridge',
        'guestinfo.vice./init/networks|bridge/network/Common/id': 'DistributedVirtualPortgroup:net-bridge',
        'guestinfo.vice./network/bridge-ip-range/IP': Buffer.from([172, 16, 0, 0]).toString('base64'),
        'guestinfo.vice./network/bridge-ip-range/Mask': Buffer.from([255, 240, 0, 0]).toString('base64'),
      },
    }),
  });
}

function putNetworks(vcenter: FakeVcenter): void {
  const folder = ref('Folder', 'group-n1');
  const hosts = [ref('HostSystem', 'host-1'), ref('HostSystem', 'host-2')];
  vcenter.put('Folder', 'group-n1', { name: 'network', parent: ref('Datacenter', 'datacenter-1') });
  vcenter.put('DistributedVirtualSwitch', 'dvs-1', { name: 'dvs', parent: folder, 'summary.hostMember': hosts });
  for (const moid of ['net-bridge', 'net-free']) {
    vcenter.put('DistributedVirtualPortgroup', moid, {
      name: moid,
      parent: folder,
      host: hosts,
      'config.distributedVirtualSwitch': ref('DistributedVirtualSwitch', 'dvs-1'),
      'config.defaultPortConfig': { vlan: { vlanId: '120' } },
    });
  }
  vcenter.put('Network', 'net-std', { name: 'VM Network', parent: folder, host: [ref('HostSystem', 'host-1')] });
}
