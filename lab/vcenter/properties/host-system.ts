/** Properties of a host. */
import type { HostSystem } from '../inventory.ts';
import { firewallMoid } from '../model/host-systems.ts';
import type { Composite, Properties } from '../model/property.ts';
import { encodeName } from '../soap/escape.ts';
import { array, boolean, enumeration, int, long, object, reference, short, text } from '../soap/value.ts';
import { managedEntity, refsTo } from './entity.ts';
import { firewallOfHost } from './host-firewall.ts';

const product: Composite<HostSystem> = {
  type: 'AboutInfo',
  fields: {
    name: () => text('VMware ESXi'),
    fullName: (host) => text(`VMware ESXi ${host.version} build-${host.build}`),
    vendor: () => text('VMware, Inc.'),
    version: (host) => text(host.version),
    build: (host) => text(host.build),
    localeVersion: () => text('INTL'),
    localeBuild: () => text('000'),
    osType: () => text('vmnix-x86'),
    productLineId: () => text('embeddedEsx'),
    apiType: () => text('HostAgent'),
    apiVersion: (host) => text(`${host.version}.0`),
    licenseProductName: () => text('VMware ESX Server'),
    licenseProductVersion: (host) => text(`${host.version.split('.')[0] ?? '8'}.0`),
  },
};

const runtime: Composite<HostSystem> = {
  type: 'HostRuntimeInfo',
  fields: {
    connectionState: (host) => enumeration('HostSystemConnectionState', host.connectionState),
    powerState: (host) => enumeration('HostSystemPowerState', host.powerState),
    standbyMode: () => text('none'),
    inMaintenanceMode: (host) => boolean(host.inMaintenanceMode),
    inQuarantineMode: () => boolean(false),
  },
};

const networkPolicy = object('HostNetworkPolicy', {});

export const hostSystem: Properties<HostSystem> = {
  ...managedEntity,
  runtime,
  summary: {
    type: 'HostListSummary',
    fields: {
      host: (host) => reference('HostSystem', host.moid),
      hardware: {
        type: 'HostHardwareSummary',
        fields: {
          vendor: () => text('Lab'),
          model: () => text('Simulated host'),
          uuid: (host, { world }) => text(world.stableUuid(`hardware ${host.moid}`)),
          memorySize: (host) => long(host.memoryMiB * 1024 * 1024),
          cpuModel: () => text('Simulated CPU'),
          cpuMhz: (host) => int(host.cpuMHz),
          numCpuPkgs: () => short(2),
          numCpuCores: (host) => short(host.cpuCores),
          numCpuThreads: (host) => short(host.cpuCores * 2),
          numNics: () => int(4),
          numHBAs: () => int(1),
        },
      },
      runtime,
      config: {
        type: 'HostConfigSummary',
        fields: {
          name: (host) => text(encodeName(host.name)),
          port: () => int(443),
          product,
          vmotionEnabled: () => boolean(true),
          faultToleranceEnabled: () => boolean(false),
        },
      },
      quickStats: {
        type: 'HostListSummaryQuickStats',
        fields: {
          overallCpuUsage: (host) => int(host.cpuUsageMHz),
          overallMemoryUsage: (host) => int(host.memoryUsageMiB),
          uptime: () => int(864000),
        },
      },
      overallStatus: (host) => enumeration('ManagedEntityStatus', host.overallStatus),
      rebootRequired: () => boolean(false),
    },
  },
  configManager: {
    type: 'HostConfigManager',
    fields: { firewallSystem: (host) => reference('HostFirewallSystem', firewallMoid(host)) },
  },
  config: {
    type: 'HostConfigInfo',
    when: (host) => host.connectionState === 'connected',
    fields: {
      host: (host) => reference('HostSystem', host.moid),
      product,
      network: {
        type: 'HostNetworkInfo',
        fields: {
          portgroup: (host) =>
            array(
              'HostPortGroup',
              host.portgroups.map(({ name, vlanId, vswitch }) =>
                object('HostPortGroup', {
                  key: text(`key-vim.host.PortGroup-${name}`),
                  vswitch: text(`key-vim.host.VirtualSwitch-${vswitch}`),
                  computedPolicy: networkPolicy,
                  spec: object('HostPortGroupSpec', {
                    name: text(name),
                    vlanId: int(vlanId),
                    vswitchName: text(vswitch),
                    policy: networkPolicy,
                  }),
                }),
              ),
            ),
        },
      },
      firewall: firewallOfHost,
    },
  },
  vm: (host, context) => refsTo(host.vms, context),
  datastore: (host, context) => refsTo(host.datastores, context),
  network: (host, context) => refsTo(host.networks, context),
};
