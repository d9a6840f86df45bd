import { DEVICE_TYPES } from './device-types.ts';

/**
 * Data objects that requests may hold: fields in the order of the WSDL, as `name:type` with `?` optional, `*` any number, `+` one or more.
 * Types: string, int, long, boolean, dateTime, ref (managed object reference), any, or another data object of this table; a type
 * that is missing here is taken as it comes.
 */
export const DATA_TYPES: Readonly<Record<string, string>> = {
  PropertyFilterSpec: 'propSet:PropertySpec+ objectSet:ObjectSpec+ reportMissingObjectsInResults:boolean?',
  PropertySpec: 'type:string all:boolean? pathSet:string*',
  ObjectSpec: 'obj:ref skip:boolean? selectSet:SelectionSpec*',
  SelectionSpec: 'name:string?',
  TraversalSpec: 'name:string? type:string path:string skip:boolean? selectSet:SelectionSpec*',
  RetrieveOptions: 'maxObjects:int?',
  WaitOptions: 'maxWaitSeconds:int? maxObjectUpdates:int?',
  Extension:
    'description:Description key:string company:string? type:string? version:string subjectName:string? server:ExtensionServerInfo* client:ExtensionClientInfo* taskList:ExtensionTaskTypeInfo* eventList:ExtensionEventTypeInfo* faultList:ExtensionFaultTypeInfo* privilegeList:ExtensionPrivilegeInfo* resourceList:ExtensionResourceInfo* lastHeartbeatTime:dateTime healthInfo:ExtensionHealthInfo? ovfConsumerInfo:ExtensionOvfConsumerInfo? extendedProductInfo:ExtExtendedProductInfo? managedEntityInfo:ExtManagedEntityInfo* shownInSolutionManager:boolean? solutionManagerInfo:ExtSolutionManagerInfo?',
  Description: 'label:string summary:string',
  ExtensionServerInfo:
    'url:string description:Description company:string type:string adminEmail:string+ serverThumbprint:string? serverCertificate:string?',
  ExtensionClientInfo: 'version:string description:Description company:string type:string url:string',
  ExtensionTaskTypeInfo: 'taskID:string',
  ExtensionEventTypeInfo: 'eventID:string eventTypeSchema:string?',
  ExtensionFaultTypeInfo: 'faultID:string',
  ExtensionPrivilegeInfo: 'privID:string privGroupName:string',
  ExtensionResourceInfo: 'locale:string module:string data:KeyValue+',
  KeyValue: 'key:string value:string',
  ExtensionHealthInfo: 'url:string',
  ExtensionOvfConsumerInfo: 'callbackUrl:string sectionType:string+',
  ExtExtendedProductInfo: 'companyUrl:string? productUrl:string? managementUrl:string? self:ref?',
  ExtManagedEntityInfo: 'type:string smallIconUrl:string? iconUrl:string? description:string?',
  ExtSolutionManagerInfo: 'tab:ExtSolutionManagerInfoTabInfo* smallIconUrl:string?',
  ExtSolutionManagerInfoTabInfo: 'label:string url:string',
  EventFilterSpec:
    'entity:EventFilterSpecByEntity? time:EventFilterSpecByTime? userName:EventFilterSpecByUsername? eventChainId:int? alarm:ref? scheduledTask:ref? disableFullMessage:boolean? category:string* type:string* tag:string* eventTypeId:string* maxCount:int? delayedInit:boolean?',
  EventFilterSpecByEntity: 'entity:ref recursion:string',
  EventFilterSpecByTime: 'beginTime:dateTime? endTime:dateTime?',
  EventFilterSpecByUsername: 'systemUser:boolean userList:string*',
  Permission: 'entity:ref? principal:string group:boolean roleId:int propagate:boolean',
  LocalizableMessage: 'key:string arg:KeyAnyValue* message:string?',
  LocalizedMethodFault: 'fault:MethodFault localizedMessage:string?',
  ResourceConfigSpec:
    'entity:ref? changeVersion:string? lastModified:dateTime? cpuAllocation:ResourceAllocationInfo memoryAllocation:ResourceAllocationInfo scaleDescendantsShares:string?',
  ResourceAllocationInfo:
    'reservation:long? expandableReservation:boolean? limit:long? shares:SharesInfo? overheadLimit:long?',
  SharesInfo: 'shares:int level:string',
  HostDatastoreBrowserSearchSpec:
    'query:FileQuery* details:FileQueryFlags? searchCaseInsensitive:boolean? matchPattern:string* sortFoldersFirst:boolean?',
  OptionValue: 'key:string value:any',
  VirtualMachineConfigSpec:
    'changeVersion:string? name:string? version:string? createDate:dateTime? uuid:string? instanceUuid:string? npivNodeWorldWideName:long* npivPortWorldWideName:long* npivWorldWideNameType:string? npivDesiredNodeWwns:short? npivDesiredPortWwns:short? npivTemporaryDisabled:boolean? npivOnNonRdmDisks:boolean? npivWorldWideNameOp:string? locationId:string? guestId:string? alternateGuestName:string? annotation:string? files:VirtualMachineFileInfo? tools:ToolsConfigInfo? flags:VirtualMachineFlagInfo? consolePreferences:VirtualMachineConsolePreferences? powerOpInfo:VirtualMachineDefaultPowerOpInfo? rebootPowerOff:boolean? numCPUs:int? vcpuConfig:VirtualMachineVcpuConfig* numCoresPerSocket:int? memoryMB:long? memoryHotAddEnabled:boolean? cpuHotAddEnabled:boolean? cpuHotRemoveEnabled:boolean? virtualICH7MPresent:boolean? virtualSMCPresent:boolean? deviceChange:VirtualDeviceConfigSpec* cpuAllocation:ResourceAllocationInfo? memoryAllocation:ResourceAllocationInfo? latencySensitivity:LatencySensitivity? cpuAffinity:VirtualMachineAffinityInfo? memoryAffinity:VirtualMachineAffinityInfo? networkShaper:VirtualMachineNetworkShaperInfo? cpuFeatureMask:VirtualMachineCpuIdInfoSpec* extraConfig:OptionValue* swapPlacement:string? bootOptions:VirtualMachineBootOptions? vAppConfig:VmConfigSpec? ftInfo:FaultToleranceConfigInfo? repConfig:ReplicationConfigSpec? vAppConfigRemoved:boolean? vAssertsEnabled:boolean? changeTrackingEnabled:boolean? firmware:string? maxMksConnections:int? guestAutoLockEnabled:boolean? managedBy:ManagedByInfo? memoryReservationLockedToMax:boolean? nestedHVEnabled:boolean? vPMCEnabled:boolean? scheduledHardwareUpgradeInfo:ScheduledHardwareUpgradeInfo? vmProfile:VirtualMachineProfileSpec* messageBusTunnelEnabled:boolean? crypto:CryptoSpec? migrateEncryption:string? sgxInfo:VirtualMachineSgxInfo? ftEncryptionMode:string? guestMonitoringModeInfo:VirtualMachineGuestMonitoringModeInfo? sevEnabled:boolean? virtualNuma:VirtualMachineVirtualNuma? motherboardLayout:string? pmemFailoverEnabled:boolean? vmxStatsCollectionEnabled:boolean? vmOpNotificationToAppEnabled:boolean? vmOpNotificationTimeout:long? deviceSwap:VirtualMachineVirtualDeviceSwap? simultaneousThreads:int? pmem:VirtualMachineVirtualPMem? deviceGroups:VirtualMachineVirtualDeviceGroups? fixedPassthruHotPlugEnabled:boolean? metroFtEnabled:boolean? metroFtHostGroup:string?',
  VirtualDeviceConfigSpec:
    'operation:string? fileOperation:string? device:VirtualDevice profile:VirtualMachineProfileSpec* backing:VirtualDeviceConfigSpecBackingSpec? filterSpec:VirtualMachineBaseIndependentFilterSpec* changeMode:string?',
  ...DEVICE_TYPES,
  VirtualMachineFileInfo:
    'vmPathName:string? snapshotDirectory:string? suspendDirectory:string? logDirectory:string? ftMetadataDirectory:string?',
  ManagedByInfo: 'extensionKey:string type:string',
  FileQueryFlags: 'fileType:boolean fileSize:boolean modification:boolean fileOwner:boolean?',
  AuthorizationRole: 'roleId:int system:boolean name:string info:Description privilege:string*',
  ClusterConfigSpecEx:
    'vmSwapPlacement:string? spbmEnabled:boolean? defaultHardwareVersionKey:string? maximumHardwareVersionKey:string? dasConfig:ClusterDasConfigInfo? dasVmConfigSpec:ClusterDasVmConfigSpec* drsConfig:ClusterDrsConfigInfo? drsVmConfigSpec:ClusterDrsVmConfigSpec* rulesSpec:ClusterRuleSpec* orchestration:ClusterOrchestrationInfo? vmOrchestrationSpec:ClusterVmOrchestrationSpec* dpmConfig:ClusterDpmConfigInfo? dpmHostConfigSpec:ClusterDpmHostConfigSpec* vsanConfig:VsanClusterConfigInfo? vsanHostConfigSpec:VsanHostConfigInfo* groupSpec:ClusterGroupSpec* infraUpdateHaConfig:ClusterInfraUpdateHaConfigInfo? proactiveDrsConfig:ClusterProactiveDrsConfigInfo? inHciWorkflow:boolean? cryptoConfig:ClusterCryptoConfigInfo?',
  ComputeResourceConfigSpec:
    'vmSwapPlacement:string? spbmEnabled:boolean? defaultHardwareVersionKey:string? maximumHardwareVersionKey:string?',
  ClusterDrsConfigInfo:
    'enabled:boolean? enableVmBehaviorOverrides:boolean? defaultVmBehavior:string? vmotionRate:int? scaleDescendantsShares:string? option:OptionValue*',
  ClusterGroupSpec: 'operation:string removeKey:any? info:ClusterGroupInfo?',
  ClusterGroupInfo: 'name:string userCreated:boolean? uniqueID:string?',
  ClusterVmGroup: 'name:string userCreated:boolean? uniqueID:string? vm:ref*',
  ClusterHostGroup: 'name:string userCreated:boolean? uniqueID:string? host:ref*',
  GuestAuthentication: 'interactiveSession:boolean',
  NamePasswordAuthentication: 'interactiveSession:boolean username:string password:string',
  TicketedSessionAuthentication: 'interactiveSession:boolean ticket:string',
  SSPIAuthentication: 'interactiveSession:boolean sspiToken:string',
  SAMLTokenAuthentication: 'interactiveSession:boolean token:string username:string?',
  GuestProgramSpec: 'programPath:string arguments:string workingDirectory:string? envVariables:string*',
  DisabledMethodRequest: 'method:string reasonId:string',
  KeyAnyValue: 'key:string value:any',
  TaskFilterSpec:
    'entity:TaskFilterSpecByEntity? time:TaskFilterSpecByTime? userName:TaskFilterSpecByUsername? activationId:string* state:string* alarm:ref? scheduledTask:ref? eventChainId:int* tag:string* parentTaskKey:string* rootTaskKey:string*',
  TaskFilterSpecByEntity: 'entity:ref recursion:string',
  TaskFilterSpecByTime: 'timeType:string beginTime:dateTime? endTime:dateTime?',
  TaskFilterSpecByUsername: 'systemUser:boolean userList:string*',
};
