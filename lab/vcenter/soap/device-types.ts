/** Virtual devices and their backings, in the form of `DATA_TYPES`. */
const DEVICE =
  'key:int deviceInfo:Description? backing:VirtualDeviceBackingInfo? connectable:VirtualDeviceConnectInfo? slotInfo:VirtualDeviceBusSlotInfo? controllerKey:int? unitNumber:int? numaNode:int? deviceGroupInfo:VirtualDeviceDeviceGroupInfo?';
const CONTROLLER = `${DEVICE} busNumber:int device:int*`;
const SCSI_CONTROLLER = `${CONTROLLER} hotAddRemove:boolean? sharedBus:string scsiCtlrUnitNumber:int?`;
const ETHERNET_CARD = `${DEVICE} subnetId:string? addressType:string? macAddress:string? wakeOnLanEnabled:boolean? resourceAllocation:VirtualEthernetCardResourceAllocation? externalId:string? uptCompatibilityEnabled:boolean?`;
const FILE_BACKING = 'fileName:string datastore:ref? backingObjectId:string?';
const DEVICE_BACKING = 'deviceName:string useAutoDetect:boolean?';
const REMOTE_BACKING = 'deviceName:string useAutoDetect:boolean?';
const URI_BACKING = 'serviceURI:string direction:string proxyURI:string?';

export const DEVICE_TYPES: Readonly<Record<string, string>> = {
  VirtualDevice: DEVICE,
  VirtualIDEController: CONTROLLER,
  VirtualPCIController: CONTROLLER,
  VirtualPS2Controller: CONTROLLER,
  VirtualSIOController: CONTROLLER,
  VirtualAHCIController: CONTROLLER,
  VirtualNVMEController: `${CONTROLLER} sharedBus:string?`,
  ParaVirtualSCSIController: SCSI_CONTROLLER,
  VirtualLsiLogicController: SCSI_CONTROLLER,
  VirtualLsiLogicSASController: SCSI_CONTROLLER,
  VirtualBusLogicController: SCSI_CONTROLLER,
  VirtualUSBController: `${CONTROLLER} autoConnectDevices:boolean? ehciEnabled:boolean?`,
  VirtualUSBXHCIController: `${CONTROLLER} autoConnectDevices:boolean?`,
  VirtualVmxnet: ETHERNET_CARD,
  VirtualVmxnet2: ETHERNET_CARD,
  VirtualVmxnet3: `${ETHERNET_CARD} uptv2Enabled:boolean? strictLatencyConfig:boolean?`,
  VirtualE1000: ETHERNET_CARD,
  VirtualE1000e: ETHERNET_CARD,
  VirtualPCNet32: ETHERNET_CARD,
  VirtualCdrom: DEVICE,
  VirtualSerialPort: `${DEVICE} yieldOnPoll:boolean`,
  VirtualDisk: `${DEVICE} capacityInKB:long capacityInBytes:long? shares:SharesInfo? storageIOAllocation:StorageIOAllocationInfo? diskObjectId:string? vFlashCacheConfigInfo:VirtualDiskVFlashCacheConfigInfo? iofilter:string* vDiskId:ID? vDiskVersion:int? virtualDiskFormat:string? nativeUnmanagedLinkedClone:boolean? independentFilters:VirtualMachineBaseIndependentFilterSpec* guestReadOnly:boolean?`,
  VirtualDeviceConnectInfo:
    'migrateConnect:string? startConnected:boolean allowGuestControl:boolean connected:boolean status:string?',
  VirtualDevicePciBusSlotInfo: 'pciSlotNumber:int',
  VirtualDeviceFileBackingInfo: FILE_BACKING,
  VirtualCdromIsoBackingInfo: FILE_BACKING,
  VirtualSerialPortFileBackingInfo: FILE_BACKING,
  VirtualSerialPortDeviceBackingInfo: DEVICE_BACKING,
  VirtualSerialPortURIBackingInfo: URI_BACKING,
  VirtualCdromAtapiBackingInfo: DEVICE_BACKING,
  VirtualCdromPassthroughBackingInfo: `${DEVICE_BACKING} exclusive:boolean`,
  VirtualCdromRemoteAtapiBackingInfo: REMOTE_BACKING,
  VirtualCdromRemotePassthroughBackingInfo: `${REMOTE_BACKING} exclusive:boolean`,
  VirtualDiskFlatVer2BackingInfo: `${FILE_BACKING} diskMode:string split:boolean? writeThrough:boolean? thinProvisioned:boolean? eagerlyScrub:boolean? uuid:string? contentId:string? changeId:string? parent:VirtualDiskFlatVer2BackingInfo? deltaDiskFormat:string? digestEnabled:boolean? deltaGrainSize:int? deltaDiskFormatVariant:string? sharing:string? keyId:CryptoKeyId? cryptoIntegrityProtectionType:string?`,
  VirtualEthernetCardNetworkBackingInfo: `${DEVICE_BACKING} network:ref? inPassthroughMode:boolean?`,
  VirtualEthernetCardDistributedVirtualPortBackingInfo: 'port:DistributedVirtualSwitchPortConnection',
  DistributedVirtualSwitchPortConnection:
    'switchUuid:string? portgroupKey:string? portKey:string? connectionCookie:int?',
  VirtualEthernetCardOpaqueNetworkBackingInfo: 'opaqueNetworkId:string opaqueNetworkType:string',
};
