/** `config.hardware.device` of a VM: controllers, disks and network cards, with the keys vSphere gives them. */
import type { VirtualMachine, VmNic } from '../inventory.ts';
import type { ReadContext } from '../model/property.ts';
import type { Value } from '../soap/value.ts';
import { array, boolean, int, long, object, reference, subtype, text } from '../soap/value.ts';

const PCI_CONTROLLER = 100;
const SCSI_CONTROLLER = 1000;
const FIRST_DISK = 2000;
const FIRST_NIC = 4000;

export function devicesOf(vm: VirtualMachine, context: ReadContext): Value {
  return array('VirtualDevice', [
    subtype('VirtualPCIController', {
      key: int(PCI_CONTROLLER),
      deviceInfo: info('PCI controller 0', ''),
      busNumber: int(0),
    }),
    subtype('ParaVirtualSCSIController', {
      key: int(SCSI_CONTROLLER),
      deviceInfo: info('SCSI controller 0', 'VMware paravirtual SCSI'),
      controllerKey: int(PCI_CONTROLLER),
      unitNumber: int(3),
      busNumber: int(0),
      device:
        vm.disks.length === 0
          ? undefined
          : array(
              'int',
              vm.disks.map((_, position) => int(FIRST_DISK + position)),
            ),
      hotAddRemove: boolean(true),
      sharedBus: text('noSharing'),
      scsiCtlrUnitNumber: int(7),
    }),
    ...vm.disks.map((disk, position) => {
      const unit = position >= 7 ? position + 1 : position;
      return subtype('VirtualDisk', {
        key: int(FIRST_DISK + position),
        deviceInfo: info(`Hard disk ${position + 1}`, `${disk.capacityKiB.toLocaleString('en-US')} KB`),
        backing: subtype('VirtualDiskFlatVer2BackingInfo', {
          fileName: text(disk.fileName),
          datastore: vm.datastores[0] === undefined ? undefined : reference('Datastore', vm.datastores[0]),
          diskMode: text('persistent'),
          thinProvisioned: boolean(true),
        }),
        controllerKey: int(SCSI_CONTROLLER),
        unitNumber: int(unit),
        capacityInKB: long(disk.capacityKiB),
        capacityInBytes: long(disk.capacityKiB * 1024),
      });
    }),
    ...vm.nics.map((nic, position) =>
      subtype('VirtualVmxnet3', {
        key: int(FIRST_NIC + position),
        deviceInfo: info(
          `Network adapter ${position + 1}`,
          context.world.inventory.objects.get(nic.network)?.name ?? '',
        ),
        backing: nicBacking(nic, context),
        connectable: object('VirtualDeviceConnectInfo', {
          startConnected: boolean(true),
          allowGuestControl: boolean(true),
          connected: boolean(nic.connected && vm.powerState === 'poweredOn'),
        }),
        controllerKey: int(PCI_CONTROLLER),
        unitNumber: int(7 + position),
        addressType: text('assigned'),
        macAddress: text(nic.macAddress),
        wakeOnLanEnabled: boolean(true),
      }),
    ),
  ]);
}

const info = (label: string, summary: string): Value =>
  object('Description', { label: text(label), summary: text(summary) });

function nicBacking(nic: VmNic, { world }: ReadContext): Value {
  const network = world.inventory.objects.get(nic.network);
  if (network?.type === 'DistributedVirtualPortgroup') {
    const distributedSwitch = world.inventory.objects.get(network.distributedSwitch);
    return subtype('VirtualEthernetCardDistributedVirtualPortBackingInfo', {
      port: object('DistributedVirtualSwitchPortConnection', {
        switchUuid: text(distributedSwitch && 'uuid' in distributedSwitch ? distributedSwitch.uuid : ''),
        portgroupKey: text(network.key),
      }),
    });
  }
  if (network?.type === 'OpaqueNetwork') {
    return subtype('VirtualEthernetCardOpaqueNetworkBackingInfo', {
      opaqueNetworkId: text(network.opaqueNetworkId ?? ''),
      opaqueNetworkType: text(network.opaqueNetworkType ?? ''),
    });
  }
  return subtype('VirtualEthernetCardNetworkBackingInfo', {
    deviceName: text(network?.name ?? ''),
    network: network === undefined ? undefined : reference(network.type, network.moid),
  });
}
