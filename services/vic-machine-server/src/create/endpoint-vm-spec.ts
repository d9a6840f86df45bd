/** The endpoint VM as it is made: its hardware and its first configuration. */
import { encodeVch } from '@vic/extraconfig';
import {
  entityName,
  field,
  reference,
  text,
  type OptionValue,
  type VimClient,
  type VirtualDevice,
  type VirtualDeviceBacking,
  type VirtualMachineConfigSpec,
} from '@vic/vim25';
import type { BuildVersion } from '../config/settings.ts';
import { foundationOf, type Creation } from './creation.ts';
import { nicsOf, type PlannedNic } from './network-slots.ts';
import { readObject } from './run-task.ts';
import { vchConfig } from './vch-config.ts';

const GUEST_ID = 'otherGuest64';
const PCI_CONTROLLER_KEY = 100;
/** Keys of new devices are negative and tell them apart in the request only. */
const FIRST_NEW_KEY = -200;

/** Pairs as vSphere takes them. */
export function optionValues(pairs: ReadonlyMap<string, string>): OptionValue[] {
  return Array.from(pairs, ([key, value]) => ({ key, value }));
}

/** What vSphere shows as the guest's operating system. */
export function alternateGuestName({ version, buildNumber, commit }: BuildVersion): string {
  return `Photon - VCH ${version}, ${buildNumber}, ${commit}`;
}

/** What the VM is made with. It is marked as half-made, so that it can be told from a VCH and from others' VMs. */
export async function endpointVmSpec(creation: Creation): Promise<VirtualMachineConfigSpec> {
  const { context, plan } = creation;
  const nics = nicsOf(plan);
  const backings = await Promise.all(nics.map((nic) => backingOf(context.session.client, nic, context.signal)));
  const devices = [
    ...controllers(),
    ...nics.map((nic, index) => ethernetCard(nic, backings[index], FIRST_NEW_KEY - 2 - index)),
  ];
  const config = vchConfig(plan, foundationOf(creation), null);
  return {
    name: plan.name,
    guestId: GUEST_ID,
    alternateGuestName: alternateGuestName(context.settings.build),
    files: { vmPathName: `[${plan.storage.imageStore.datastore.name}]` },
    numCPUs: plan.endpoint.sockets,
    memoryMB: plan.endpoint.memoryMiB,
    deviceChange: devices.map((device) => ({ operation: 'add', device })),
    // Without it a VM that starts again asks whether to overwrite the file of its serial port, and waits.
    extraConfig: [...optionValues(encodeVch(config)), { key: 'answer.msg.serial.file.open', value: 'Append' }],
  };
}

function controllers(): VirtualDevice[] {
  return [
    { typeName: 'VirtualIDEController', key: FIRST_NEW_KEY, busNumber: 0 },
    {
      typeName: 'ParaVirtualSCSIController',
      key: FIRST_NEW_KEY - 1,
      busNumber: 0,
      hotAddRemove: true,
      sharedBus: 'noSharing',
      scsiCtlrUnitNumber: 7,
    },
  ];
}

function ethernetCard({ slot }: PlannedNic, backing: VirtualDeviceBacking | undefined, key: number): VirtualDevice {
  return {
    typeName: 'VirtualVmxnet3',
    key,
    ...(backing !== undefined && { backing }),
    connectable: { startConnected: true, allowGuestControl: true, connected: true },
    slotInfo: { typeName: 'VirtualDevicePciBusSlotInfo', pciSlotNumber: slot },
    controllerKey: PCI_CONTROLLER_KEY,
    addressType: 'generated',
    wakeOnLanEnabled: true,
  };
}

async function backingOf(
  client: VimClient,
  { portGroup }: PlannedNic,
  signal: AbortSignal,
): Promise<VirtualDeviceBacking> {
  switch (portGroup.kind) {
    case 'distributed':
    case 'uplink':
      return distributedBacking(client, portGroup.ref, signal);
    case 'opaque': {
      const network = await readObject(client, portGroup.ref, ['summary'], signal);
      const summary = network?.props.get('summary');
      return {
        typeName: 'VirtualEthernetCardOpaqueNetworkBackingInfo',
        opaqueNetworkId: text(field(summary, 'opaqueNetworkId')) ?? '',
        opaqueNetworkType: text(field(summary, 'opaqueNetworkType')) ?? '',
      };
    }
    case 'standard':
      return {
        typeName: 'VirtualEthernetCardNetworkBackingInfo',
        deviceName: entityName(portGroup.name),
        network: portGroup.ref,
      };
  }
}

async function distributedBacking(
  client: VimClient,
  portGroup: PlannedNic['portGroup']['ref'],
  signal: AbortSignal,
): Promise<VirtualDeviceBacking> {
  const found = await readObject(client, portGroup, ['key', 'config.distributedVirtualSwitch'], signal);
  const itsSwitch = reference(found?.props.get('config.distributedVirtualSwitch'));
  const seen = itsSwitch === undefined ? null : await readObject(client, itsSwitch, ['uuid'], signal);
  const switchUuid = text(seen?.props.get('uuid'));
  if (switchUuid === undefined) {
    throw new Error(`the distributed switch of the port group ${portGroup.value} cannot be read`);
  }
  const portgroupKey = text(found?.props.get('key')) ?? portGroup.value;
  return {
    typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
    port: { switchUuid, portgroupKey },
  };
}
