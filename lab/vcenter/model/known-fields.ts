/**
 * Names of all properties and data object fields that a vCenter 8.0 has for the types we model, so that a path we hold no value for is
 * unset and only a path nobody knows is invalid.
 */
export const KNOWN_FIELDS: Readonly<Record<string, string>> = {
  Folder:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag childType childEntity namespace',
  Datacenter:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag vmFolder hostFolder datastoreFolder networkFolder datastore network configuration',
  ComputeResource:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag resourcePool host datastore network summary environmentBrowser configurationEx lifecycleManaged',
  ClusterComputeResource:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag resourcePool host datastore network summary environmentBrowser configurationEx lifecycleManaged configuration recommendation drsRecommendation hciConfig migrationHistory actionHistory drsFault',
  HostSystem:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag runtime summary hardware capability licensableResource remediationState precheckRemediationResult remediationResult complianceCheckState complianceCheckResult configManager config vm datastore network datastoreBrowser systemResources answerFileValidationState answerFileValidationResult',
  ResourcePool:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag summary runtime owner resourcePool vm config namespace childConfiguration',
  VirtualApp:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag summary runtime owner resourcePool vm config namespace childConfiguration parentFolder datastore network vAppConfig parentVApp childLink',
  VirtualMachine:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag capability config layout layoutEx storage environmentBrowser resourcePool parentVApp resourceConfig runtime guest summary datastore network snapshot rootSnapshot guestHeartbeatStatus',
  Datastore:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag info summary host vm browser capability iormConfiguration',
  StoragePod:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag childType childEntity namespace summary podStorageDrsEntry',
  Network:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag summary host vm',
  OpaqueNetwork:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag summary host vm capability extraConfig',
  DistributedVirtualPortgroup:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag summary host vm key config portKeys',
  VmwareDistributedVirtualSwitch:
    'value availableField parent customValue overallStatus configStatus configIssue effectiveRole permission name disabledMethod recentTask declaredAlarmState triggeredAlarmState alarmActionsEnabled tag uuid capability summary config networkResourcePool portgroup runtime',
  Task: 'value availableField info',
  TaskManager: 'recentTask description maxCollector',
  EventManager: 'description latestEvent maxCollector',
  EventHistoryCollector: 'filter latestPage',
  SessionManager: 'sessionList currentSession message messageLocaleList supportedLocaleList defaultLocale',
  ExtensionManager: 'extensionList',
  AuthorizationManager: 'privilegeList roleList description',
  ViewManager: 'viewList',
  ContainerView: 'view container type recursive',
  ListView: 'view',
  PropertyCollector: 'filter',
  PropertyFilter: 'spec partialUpdates',
  OptionManager: 'supportedOption setting',
  ServiceInstance: 'serverClock capability content',
  HostDatastoreBrowser: 'datastore supportedType',
  SearchIndex: '',
  FileManager: '',
  PerformanceManager: 'description historicalInterval perfCounter',
  LicenseManager:
    'source sourceAvailable diagnostics featureInfo licensedEdition licenses licenseAssignmentManager evaluation',
  UserDirectory: 'domainList',
  LicenseAssignmentManager: '',
  GuestOperationsManager: 'authManager fileManager processManager guestWindowsRegistryManager aliasManager',
  GuestProcessManager: '',
  HostFirewallSystem: 'value availableField firewallInfo',
  VirtualMachineSnapshot: 'value availableField config childSnapshot vm',
  HostConfigManager:
    'cpuScheduler datastoreSystem memoryManager storageSystem networkSystem vmotionSystem virtualNicManager serviceSystem firewallSystem advancedOption diagnosticSystem autoStartManager snmpSystem dateTimeSystem patchManager imageConfigManager bootDeviceSystem firmwareSystem healthStatusSystem pciPassthruSystem licenseManager kernelModuleSystem authenticationManager powerSystem cacheConfigurationManager esxAgentHostManager iscsiManager vFlashManager vsanSystem messageBusProxy userDirectory accountManager hostAccessManager graphicsManager vsanInternalSystem certificateManager cryptoManager nvdimmSystem assignableHardwareManager',
  VirtualMachineRuntimeInfo:
    'device host connectionState powerState vmFailoverInProgress faultToleranceState dasVmProtection toolsInstallerMounted suspendTime bootTime suspendInterval question memoryOverhead maxCpuUsage maxMemoryUsage numMksConnections recordReplayState cleanPowerOff needSecondaryReason onlineStandby minRequiredEVCModeKey consolidationNeeded offlineFeatureRequirement featureRequirement featureMask vFlashCacheAllocation paused snapshotInBackground quiescedForkParent instantCloneFrozen cryptoState suspendedToMemory opNotificationTimeout iommuActive',
  VirtualMachineConfigInfo:
    'changeVersion modified name guestFullName version uuid createDate instanceUuid npivNodeWorldWideName npivPortWorldWideName npivWorldWideNameType npivDesiredNodeWwns npivDesiredPortWwns npivTemporaryDisabled npivOnNonRdmDisks locationId template guestId alternateGuestName annotation files tools flags consolePreferences defaultPowerOps rebootPowerOff hardware vcpuConfig cpuAllocation memoryAllocation latencySensitivity memoryHotAddEnabled cpuHotAddEnabled cpuHotRemoveEnabled hotPlugMemoryLimit hotPlugMemoryIncrementSize cpuAffinity memoryAffinity networkShaper extraConfig cpuFeatureMask datastoreUrl swapPlacement bootOptions ftInfo repConfig vAppConfig vAssertsEnabled changeTrackingEnabled firmware maxMksConnections guestAutoLockEnabled managedBy memoryReservationLockedToMax initialOverhead nestedHVEnabled vPMCEnabled scheduledHardwareUpgradeInfo forkConfigInfo vFlashCacheReservation vmxConfigChecksum messageBusTunnelEnabled vmStorageObjectId swapStorageObjectId keyId guestIntegrityInfo migrateEncryption sgxInfo contentLibItemInfo ftEncryptionMode guestMonitoringModeInfo sevEnabled numaInfo pmemFailoverEnabled vmxStatsCollectionEnabled vmOpNotificationToAppEnabled vmOpNotificationTimeout deviceSwap pmem deviceGroups fixedPassthruHotPlugEnabled metroFtEnabled metroFtHostGroup',
  VirtualMachineConfigSummary:
    'name template vmPathName memorySizeMB cpuReservation memoryReservation numCpu numEthernetCards numVirtualDisks uuid instanceUuid guestId guestFullName annotation product installBootRequired ftInfo managedBy tpmPresent numVmiopBackings hwVersion',
  VirtualMachineSummary: 'vm runtime guest config storage quickStats overallStatus customValue',
  VirtualMachineQuickStats:
    'overallCpuUsage overallCpuDemand overallCpuReadiness guestMemoryUsage hostMemoryUsage guestHeartbeatStatus distributedCpuEntitlement distributedMemoryEntitlement staticCpuEntitlement staticMemoryEntitlement grantedMemory privateMemory sharedMemory swappedMemory balloonedMemory consumedOverheadMemory ftLogBandwidth ftSecondaryLatency ftLatencyStatus compressedMemory uptimeSeconds ssdSwappedMemory activeMemory memoryTierStats',
  VirtualMachineStorageSummary: 'committed uncommitted unshared timestamp',
  VirtualMachineGuestSummary:
    'guestId guestFullName toolsStatus toolsVersionStatus toolsVersionStatus2 toolsRunningStatus hostName ipAddress hwVersion',
  GuestInfo:
    'toolsStatus toolsVersionStatus toolsVersionStatus2 toolsRunningStatus toolsVersion toolsInstallType guestId guestFamily guestFullName guestDetailedData hostName ipAddress net ipStack disk screen guestState appHeartbeatStatus guestKernelCrashed appState guestOperationsReady interactiveGuestOperationsReady guestStateChangeSupported generationInfo hwVersion customizationInfo',
  VirtualHardware:
    'numCPU numCoresPerSocket autoCoresPerSocket memoryMB virtualICH7MPresent virtualSMCPresent device motherboardLayout simultaneousThreads',
  HostListSummary:
    'host hardware runtime config quickStats overallStatus rebootRequired customValue managementServerIp maxEVCModeKey currentEVCModeKey currentEVCGraphicsModeKey gateway tpmAttestation trustAuthorityAttestationInfos',
  HostRuntimeInfo:
    'connectionState powerState standbyMode inMaintenanceMode inQuarantineMode bootTime healthSystemRuntime dasHostState tpmPcrValues vsanRuntimeInfo networkRuntimeInfo vFlashResourceRuntimeInfo hostMaxVirtualDiskCapacity cryptoState cryptoKeyId statelessNvdsMigrationReady partialMaintenanceMode stateEncryption',
  HostListSummaryQuickStats:
    'overallCpuUsage overallMemoryUsage distributedCpuFairness distributedMemoryFairness availablePMemCapacity uptime',
  HostHardwareSummary:
    'vendor model uuid otherIdentifyingInfo memorySize cpuModel cpuMhz numCpuPkgs numCpuCores numCpuThreads numNics numHBAs',
  HostConfigSummary:
    'name port sslThumbprint product vmotionEnabled faultToleranceEnabled featureVersion agentVmDatastore agentVmNetwork',
  HostConfigInfo:
    'host product deploymentInfo hyperThread cpuScheduler consoleReservation virtualMachineReservation storageDevice multipathState fileSystemVolume systemFile network vmotion virtualNicManagerInfo capabilities datastoreCapabilities offloadCapabilities service firewall autoStart activeDiagnosticPartition option optionDef datastorePrincipal localSwapDatastore systemSwapConfiguration systemResources dateTimeInfo flags adminDisabled lockdownMode ipmi sslThumbprintInfo sslThumbprintData certificate pciPassthruInfo authenticationManagerInfo featureVersion powerSystemCapability powerSystemInfo cacheConfigurationInfo wakeOnLanCapable featureCapability maskedFeatureCapability vFlashConfigInfo vsanHostConfig domainList scriptCheckSum hostConfigCheckSum descriptionTreeCheckSum graphicsInfo sharedPassthruGpuTypes graphicsConfig sharedGpuCapabilities ioFilterInfo sriovDevicePool assignableHardwareBinding assignableHardwareConfig',
  HostNetworkInfo:
    'vswitch proxySwitch portgroup pnic rdmaDevice vnic consoleVnic dnsConfig ipRouteConfig consoleIpRouteConfig routeTableInfo dhcp nat ipV6Enabled atBootIpV6Enabled netStackInstance opaqueSwitch opaqueNetwork nsxTransportNodeId nvdsToVdsMigrationRequired migrationStatus',
  HostFirewallInfo: 'defaultPolicy ruleset',
  AboutInfo:
    'name fullName vendor version patchLevel build localeVersion localeBuild osType productLineId apiType apiVersion instanceUuid licenseProductName licenseProductVersion',
  DatastoreSummary:
    'datastore name url capacity freeSpace uncommitted accessible multipleHostAccess type maintenanceMode',
  VmfsDatastoreInfo:
    'name url freeSpace maxFileSize maxVirtualDiskCapacity maxMemoryFileSize timestamp containerId aliasOf maxPhysicalRDMFileSize maxVirtualRDMFileSize vmfs',
  NasDatastoreInfo:
    'name url freeSpace maxFileSize maxVirtualDiskCapacity maxMemoryFileSize timestamp containerId aliasOf nas',
  NetworkSummary: 'network name accessible ipPoolName ipPoolId',
  OpaqueNetworkSummary: 'network name accessible ipPoolName ipPoolId opaqueNetworkId opaqueNetworkType',
  DVPortgroupConfigInfo:
    'key name numPorts distributedVirtualSwitch defaultPortConfig description type backingType policy portNameFormat scope vendorSpecificConfig configVersion autoExpand vmVnicNetworkResourcePoolKey uplink transportZoneUuid transportZoneName logicalSwitchUuid segmentId',
  VMwareDVSPortSetting:
    'blocked vmDirectPathGen2Allowed inShapingPolicy outShapingPolicy vendorSpecificConfig networkResourcePoolKey filterPolicy vlan qosTag uplinkTeamingPolicy securityPolicy ipfixEnabled txUplink lacpPolicy macManagementPolicy VNI',
  DVSSummary: 'name uuid numPorts productInfo hostMember vm host portgroupName description contact numHosts',
  VMwareDVSConfigInfo:
    'uuid name numStandalonePorts numPorts maxPorts uplinkPortPolicy uplinkPortgroup defaultPortConfig host productInfo targetInfo extensionKey vendorSpecificConfig policy description configVersion contact switchIpAddress createTime networkResourceManagementEnabled defaultProxySwitchMaxNumPorts healthCheckConfig infrastructureTrafficResourceConfig netResourcePoolTrafficResourceConfig networkResourceControlVersion vmVnicNetworkResourcePool pnicCapacityRatioForReservation vspanSession pvlanConfig maxMtu linkDiscoveryProtocolConfig ipfixConfig lacpGroupConfig lacpApiVersion multicastFilteringMode networkOffloadSpecId networkOffloadConfig',
  ClusterComputeResourceSummary:
    'totalCpu totalMemory numCpuCores numCpuThreads effectiveCpu effectiveMemory numHosts numEffectiveHosts overallStatus currentFailoverLevel admissionControlInfo numVmotions targetBalance currentBalance drsScore numVmsPerDrsScoreBucket usageSummary currentEVCModeKey currentEVCGraphicsModeKey dasData clusterMaintenanceModeStatus vcsHealthStatus vcsSlots',
  ComputeResourceSummary:
    'totalCpu totalMemory numCpuCores numCpuThreads effectiveCpu effectiveMemory numHosts numEffectiveHosts overallStatus',
  ClusterConfigInfoEx:
    'vmSwapPlacement spbmEnabled defaultHardwareVersionKey maximumHardwareVersionKey systemVMsConfig dasConfig dasVmConfig drsConfig drsVmConfig rule orchestration vmOrchestration dpmConfigInfo dpmHostConfig vsanConfigInfo vsanHostConfig group infraUpdateHaConfig proactiveDrsConfig cryptoConfig',
  ComputeResourceConfigInfo: 'vmSwapPlacement spbmEnabled defaultHardwareVersionKey maximumHardwareVersionKey',
  ClusterDrsConfigInfo: 'enabled enableVmBehaviorOverrides defaultVmBehavior vmotionRate scaleDescendantsShares option',
  ClusterDasConfigInfo:
    'enabled vmMonitoring hostMonitoring vmComponentProtecting failoverLevel admissionControlPolicy admissionControlEnabled defaultVmSettings option heartbeatDatastore hBDatastoreCandidatePolicy',
  ResourcePoolSummary: 'name config runtime quickStats configuredMemoryMB',
  VirtualAppSummary:
    'name config runtime quickStats configuredMemoryMB product vAppState suspended installBootRequired instanceUuid',
  ResourcePoolRuntimeInfo: 'memory cpu overallStatus sharesScalable',
  ResourcePoolResourceUsage:
    'reservationUsed reservationUsedForVm unreservedForPool unreservedForVm overallUsage maxUsage',
  ResourcePoolQuickStats:
    'overallCpuUsage overallCpuDemand guestMemoryUsage hostMemoryUsage distributedCpuEntitlement distributedMemoryEntitlement staticCpuEntitlement staticMemoryEntitlement privateMemory sharedMemory swappedMemory balloonedMemory overheadMemory consumedOverheadMemory compressedMemory',
  ResourceConfigSpec: 'entity changeVersion lastModified cpuAllocation memoryAllocation scaleDescendantsShares',
  ResourceAllocationInfo: 'reservation expandableReservation limit shares overheadLimit',
  SharesInfo: 'shares level',
  StoragePodSummary: 'name capacity freeSpace',
  DatastoreCapability:
    'directoryHierarchySupported rawDiskMappingsSupported perFileThinProvisioningSupported storageIORMSupported nativeSnapshotSupported topLevelDirectoryCreateSupported seSparseSupported vmfsSparseSupported vsanSparseSupported upitSupported vmdkExpandSupported clusteredVmdkSupported',
  ServiceContent:
    'rootFolder propertyCollector viewManager about setting userDirectory sessionManager authorizationManager serviceManager perfManager scheduledTaskManager alarmManager eventManager taskManager extensionManager customizationSpecManager guestCustomizationManager customFieldsManager accountManager diagnosticManager licenseManager searchIndex fileManager datastoreNamespaceManager virtualDiskManager virtualizationManager snmpSystem vmProvisioningChecker vmCompatibilityChecker ovfManager ipPoolManager dvSwitchManager hostProfileManager clusterProfileManager complianceManager localizationManager storageResourceManager guestOperationsManager overheadMemoryManager certificateManager ioFilterManager vStorageObjectManager hostSpecManager cryptoManager healthUpdateManager failoverClusterConfigurator failoverClusterManager tenantManager siteInfoManager storageQueryManager',
  TaskInfo:
    'key task description name descriptionId entity entityName locked state cancelled cancelable error result progress progressDetails reason queueTime startTime completeTime eventChainId changeTag parentTaskKey rootTaskKey activationId',
  ManagedByInfo: 'extensionKey type',
  VirtualMachineFileInfo: 'vmPathName snapshotDirectory suspendDirectory logDirectory ftMetadataDirectory',
  VirtualMachineFlagInfo:
    'disableAcceleration enableLogging useToe runWithDebugInfo monitorType htSharing snapshotDisabled snapshotLocked diskUuidEnabled virtualMmuUsage virtualExecUsage snapshotPowerOffBehavior recordReplayEnabled faultToleranceType cbrcCacheEnabled vvtdEnabled vbsEnabled',
  VirtualMachineDefaultPowerOpInfo:
    'powerOffType suspendType resetType defaultPowerOffType defaultSuspendType defaultResetType standbyAction',
};
