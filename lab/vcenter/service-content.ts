/** What the service instance tells every client: who it is and which managers it has. */
import type { Manager } from './model/managed-object.ts';
import type { DataObject } from './soap/value.ts';
import { object, reference, text } from './soap/value.ts';
import type { World } from './world.ts';

/** Managers by their field in the service content, in WSDL order. */
const MANAGERS: readonly (readonly [field: string, type: Manager['type'], moid: string])[] = [
  ['setting', 'OptionManager', 'VpxSettings'],
  ['userDirectory', 'UserDirectory', 'UserDirectory'],
  ['sessionManager', 'SessionManager', 'SessionManager'],
  ['authorizationManager', 'AuthorizationManager', 'AuthorizationManager'],
  ['perfManager', 'PerformanceManager', 'PerfMgr'],
  ['eventManager', 'EventManager', 'EventManager'],
  ['taskManager', 'TaskManager', 'TaskManager'],
  ['extensionManager', 'ExtensionManager', 'ExtensionManager'],
  ['licenseManager', 'LicenseManager', 'LicenseManager'],
  ['searchIndex', 'SearchIndex', 'SearchIndex'],
  ['fileManager', 'FileManager', 'FileManager'],
  ['virtualDiskManager', 'VirtualDiskManager', 'virtualDiskManager'],
  ['guestOperationsManager', 'GuestOperationsManager', 'guestOperationsManager'],
];

export const PROPERTY_COLLECTOR = 'propertyCollector';

export const managers: ReadonlyMap<string, Manager> = new Map<string, Manager>([
  ['ServiceInstance', { type: 'ServiceInstance', moid: 'ServiceInstance' }],
  ['ViewManager', { type: 'ViewManager', moid: 'ViewManager' }],
  ['LicenseAssignmentManager', { type: 'LicenseAssignmentManager', moid: 'LicenseAssignmentManager' }],
  ['guestOperationsProcessManager', { type: 'GuestProcessManager', moid: 'guestOperationsProcessManager' }],
  ...MANAGERS.map(([, type, moid]): [string, Manager] => [moid, { type, moid }]),
]);

function aboutInfo(world: World): DataObject {
  const { about } = world.inventory;
  return object('AboutInfo', {
    name: text('VMware vCenter Server'),
    fullName: text(`VMware vCenter Server ${about.version} build-${about.build} (simulated)`),
    vendor: text('VMware, Inc.'),
    version: text(about.version),
    build: text(about.build),
    localeVersion: text('INTL'),
    localeBuild: text('000'),
    osType: text('linux-x64'),
    productLineId: text('vpx'),
    apiType: text('VirtualCenter'),
    apiVersion: text(about.apiVersion),
    instanceUuid: text(about.instanceUuid),
    licenseProductName: text('VMware VirtualCenter Server'),
    licenseProductVersion: text(`${about.version.split('.')[0] ?? '8'}.0`),
  });
}

export function serviceContent(world: World): DataObject {
  return object('ServiceContent', {
    rootFolder: reference('Folder', world.inventory.rootFolder),
    propertyCollector: reference('PropertyCollector', PROPERTY_COLLECTOR),
    viewManager: reference('ViewManager', 'ViewManager'),
    about: aboutInfo(world),
    ...Object.fromEntries(MANAGERS.map(([field, type, moid]) => [field, reference(type, moid)])),
  });
}
