/** The privileges of a vCenter, by group, and those that extensions bring along. */
import type { Value } from '../soap/value.ts';
import { boolean, object, text } from '../soap/value.ts';
import type { World } from '../world.ts';

const GROUPS: Readonly<Record<string, string>> = {
  System: 'Anonymous View Read',
  Global:
    'CancelTask Diagnostics DisableMethods EnableMethods Health Licenses LogEvent ManageCustomFields Proxy ScriptAction ServiceManagers SetCustomField Settings SystemTag GlobalTag VCServer CapacityPlanning',
  Alarm: 'Acknowledge Create Delete DisableActions Edit SetStatus ToggleEnableOnEntity',
  Authorization: 'ModifyPermissions ModifyPrivileges ModifyRoles ReassignRolePermissions',
  Datacenter: 'Create Delete IpPoolConfig IpPoolQueryAllocations Move Reconfigure Rename',
  Datastore:
    'AllocateSpace Browse Config Delete DeleteFile FileManagement Move Rename UpdateVirtualMachineFiles UpdateVirtualMachineMetadata',
  DVPortgroup: 'Create Delete Modify PolicyOp ScopeOp',
  DVSwitch: 'Create Delete HostOp Modify Move PolicyOp PortConfig PortSetting Vspan',
  Extension: 'Register Unregister Update',
  Folder: 'Create Delete Move Rename',
  'Host.Config':
    'AdvancedConfig AuthenticationStore AutoStart Connection DateTime Firmware HyperThreading Image Maintenance Memory NetService Network Patch PciPassthru Power Quarantine Resources Settings Snmp Storage SystemManagement',
  'Host.Inventory':
    'AddHostToCluster AddStandaloneHost CreateCluster DeleteCluster EditCluster MoveCluster MoveHost RemoveHostFromCluster RenameCluster',
  Network: 'Assign Config Delete Move',
  Performance: 'ModifyIntervals',
  Resource:
    'ApplyRecommendation AssignVAppToPool AssignVMToPool ColdMigrate CreatePool DeletePool EditPool HotMigrate MovePool QueryVMotion RenamePool',
  ScheduledTask: 'Create Delete Edit Run',
  Sessions: 'GlobalMessage ImpersonateUser TerminateSession ValidateSession',
  StoragePod: 'Config',
  Task: 'Create Update',
  VApp: 'ApplicationConfig AssignResourcePool AssignVApp AssignVM Clone Create Delete Export ExtractOvfEnvironment Import InstanceConfig ManagedByConfig Move PowerOff PowerOn Rename ResourceConfig Suspend Unregister',
  'VirtualMachine.Config':
    'AddExistingDisk AddNewDisk AddRemoveDevice AdvancedConfig Annotation ChangeTracking CPUCount DiskExtend DiskLease EditDevice HostUSBDevice ManagedBy Memory MksControl QueryFTCompatibility QueryUnownedFiles RawDevice ReloadFromPath RemoveDisk Rename ResetGuestInfo Resource Settings SwapPlacement ToggleForkParent UpgradeVirtualHardware',
  'VirtualMachine.GuestOperations': 'Execute Modify ModifyAliases Query QueryAliases',
  'VirtualMachine.Interact':
    'AnswerQuestion Backup ConsoleInteract CreateScreenshot DefragmentAllDisks DeviceConnection DisableSecondary DnD EnableSecondary GuestControl MakePrimary Pause PowerOff PowerOn PutUsbScanCodes Record Replay Reset SESparseMaintenance SetCDMedia SetFloppyMedia Suspend TerminateFaultTolerantVM ToolsInstall TurnOffFaultTolerance',
  'VirtualMachine.Inventory': 'Create CreateFromExisting Delete Move Register Unregister',
  'VirtualMachine.Provisioning':
    'Clone CloneTemplate CreateTemplateFromVM Customize DeployTemplate DiskRandomAccess DiskRandomRead FileRandomAccess GetVmFiles MarkAsTemplate MarkAsVM ModifyCustSpecs PromoteDisks PutVmFiles ReadCustSpecs',
  'VirtualMachine.State': 'CreateSnapshot RemoveSnapshot RenameSnapshot RevertToSnapshot',
};

const STANDARD: readonly string[] = Object.entries(GROUPS).flatMap(([group, names]) =>
  names.split(' ').map((name) => `${group}.${name}`),
);

/** Every privilege id: the standard ones and those of registered extensions. */
export const privilegesWith = (fromExtensions: readonly string[]): readonly string[] => [
  ...STANDARD,
  ...fromExtensions,
];

/** For `AuthorizationManager.privilegeList`. */
export function describedPrivileges(world: World): Value[] {
  return privilegesWith(world.extensions.privileges()).map((id) => {
    const cut = id.lastIndexOf('.');
    return object('AuthorizationPrivilege', {
      privId: text(id),
      onParent: boolean(/\.(Create|CreatePool)$/.test(id)),
      name: text(id.slice(cut + 1)),
      privGroupName: text(id.slice(0, cut)),
    });
  });
}
