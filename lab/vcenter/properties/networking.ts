/** Properties of networks, port groups and distributed switches. */
import type { DistributedVirtualPortgroup, DistributedVirtualSwitch, Network, Vlan } from '../inventory.ts';
import type { Properties, ReadContext } from '../model/property.ts';
import { encodeName } from '../soap/escape.ts';
import type { Value } from '../soap/value.ts';
import { array, boolean, int, object, reference, subtype, text, texts } from '../soap/value.ts';
import { managedEntity, refTo, refsTo } from './entity.ts';

type AnyNetwork = Network | DistributedVirtualPortgroup;

const shared: Properties<AnyNetwork> = {
  ...managedEntity,
  host: (target, context) => refsTo(target.hosts, context),
  vm: (target, context) => refsTo(target.vms, context),
};

const networkSummary: Properties<AnyNetwork> = {
  network: (target) => reference(target.type, target.moid),
  name: (target) => text(encodeName(target.name)),
  accessible: (target) => boolean(target.accessible),
  ipPoolName: () => text(''),
};

export const network: Properties<Network> = {
  ...shared,
  summary: { type: 'NetworkSummary', isSubtype: true, fields: networkSummary },
};

export const opaqueNetwork: Properties<Network> = {
  ...shared,
  summary: {
    type: 'OpaqueNetworkSummary',
    isSubtype: true,
    fields: {
      ...networkSummary,
      opaqueNetworkId: (target) => text(target.opaqueNetworkId ?? ''),
      opaqueNetworkType: (target) => text(target.opaqueNetworkType ?? ''),
    },
  },
  extraConfig: () => array('OptionValue', []),
};

const UPLINK_TAG = 'SYSTEM/DVS.UPLINKPG';

export const distributedVirtualPortgroup: Properties<DistributedVirtualPortgroup> = {
  ...shared,
  tag: (target) => array('Tag', target.uplink ? [object('Tag', { key: text(UPLINK_TAG) })] : []),
  summary: { type: 'NetworkSummary', isSubtype: true, fields: networkSummary },
  key: (target) => text(target.key),
  config: {
    type: 'DVPortgroupConfigInfo',
    fields: {
      key: (target) => text(target.key),
      name: (target) => text(encodeName(target.name)),
      numPorts: (target) => int(target.numPorts),
      distributedVirtualSwitch: (target, context) => refTo(target.distributedSwitch, context),
      defaultPortConfig: {
        type: 'VMwareDVSPortSetting',
        isSubtype: true,
        fields: {
          blocked: () => object('BoolPolicy', { inherited: boolean(false), value: boolean(false) }),
          vlan: (target) => vlanSpec(target.vlan),
        },
      },
      type: (target) => text(target.portgroupType),
      policy: () =>
        subtype('VMwareDVSPortgroupPolicy', {
          blockOverrideAllowed: boolean(true),
          shapingOverrideAllowed: boolean(false),
          vendorConfigOverrideAllowed: boolean(false),
          livePortMovingAllowed: boolean(false),
          portConfigResetAtDisconnect: boolean(true),
          vlanOverrideAllowed: boolean(false),
          uplinkTeamingOverrideAllowed: boolean(false),
          securityPolicyOverrideAllowed: boolean(false),
        }),
      configVersion: () => text('0'),
      autoExpand: () => boolean(true),
      uplink: (target) => boolean(target.uplink),
    },
  },
  portKeys: (target) => texts(Array.from({ length: target.numPorts }, (_, port) => String(port))),
};

function vlanSpec(vlan: Vlan): Value {
  const inherited = boolean(false);
  switch (vlan.kind) {
    case 'id':
      return subtype('VmwareDistributedVirtualSwitchVlanIdSpec', { inherited, vlanId: int(vlan.vlanId) });
    case 'trunk':
      return subtype('VmwareDistributedVirtualSwitchTrunkVlanSpec', {
        inherited,
        vlanId: array(
          'NumericRange',
          vlan.ranges.map(({ start, end }) => object('NumericRange', { start: int(start), end: int(end) })),
        ),
      });
    case 'private':
      return subtype('VmwareDistributedVirtualSwitchPvlanSpec', { inherited, pvlanId: int(vlan.pvlanId) });
  }
}

function productInfo(target: DistributedVirtualSwitch): Value {
  return object('DistributedVirtualSwitchProductSpec', {
    name: text('DVS'),
    vendor: text('VMware, Inc.'),
    version: text(target.version),
    forwardingClass: text('etherswitch'),
  });
}

function portCount(target: DistributedVirtualSwitch, { world }: ReadContext): number {
  let count = 0;
  for (const moid of target.portgroups) {
    const portgroup = world.inventory.objects.get(moid);
    if (portgroup?.type === 'DistributedVirtualPortgroup') count += portgroup.numPorts;
  }
  return count;
}

export const distributedVirtualSwitch: Properties<DistributedVirtualSwitch> = {
  ...managedEntity,
  uuid: (target) => text(target.uuid),
  summary: {
    type: 'DVSSummary',
    fields: {
      name: (target) => text(encodeName(target.name)),
      uuid: (target) => text(target.uuid),
      numPorts: (target, context) => int(portCount(target, context)),
      productInfo,
      hostMember: (target, context) => refsTo(target.hosts, context),
      host: (target, context) => refsTo(target.hosts, context),
      portgroupName: (target, { world }) =>
        texts([...target.portgroups].map((moid) => encodeName(world.inventory.objects.get(moid)?.name ?? ''))),
      numHosts: (target) => int(target.hosts.size),
    },
  },
  config: {
    type: 'VMwareDVSConfigInfo',
    isSubtype: true,
    fields: {
      uuid: (target) => text(target.uuid),
      name: (target) => text(encodeName(target.name)),
      numStandalonePorts: () => int(0),
      numPorts: (target, context) => int(portCount(target, context)),
      maxPorts: () => int(2147483647),
      uplinkPortPolicy: () =>
        subtype('DVSNameArrayUplinkPortPolicy', { uplinkPortName: texts(['Uplink 1', 'Uplink 2']) }),
      uplinkPortgroup: (target, context) => refsTo(target.uplinkPortgroups, context),
      defaultPortConfig: () => subtype('VMwareDVSPortSetting', { vlan: vlanSpec({ kind: 'id', vlanId: 0 }) }),
      host: (target, { world, session }) =>
        array(
          'DistributedVirtualSwitchHostMember',
          [...target.hosts]
            .filter((moid) => world.canView(session, moid))
            .map((moid) =>
              object('DistributedVirtualSwitchHostMember', {
                config: object('DistributedVirtualSwitchHostMemberConfigInfo', {
                  host: reference('HostSystem', moid),
                  maxProxySwitchPorts: int(2048),
                  backing: subtype('DistributedVirtualSwitchHostMemberPnicBacking', {}),
                }),
                productInfo: productInfo(target),
                status: text('up'),
              }),
            ),
        ),
      productInfo,
      configVersion: () => text('1'),
      contact: () => object('DVSContactInfo', {}),
      createTime: () => undefined,
      networkResourceManagementEnabled: () => boolean(true),
      maxMtu: () => int(1500),
    },
  },
  portgroup: (target, context) => refsTo(target.portgroups, context),
  runtime: () => object('DVSRuntimeInfo', {}),
};
