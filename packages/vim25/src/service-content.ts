import { field, reference, text } from './fields.ts';
import { requiredReference, requiredText } from './methods/returned.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';

/** What a vCenter says about itself. */
export interface AboutInfo {
  readonly name: string;
  readonly fullName: string;
  readonly version: string;
  readonly build: string;
  readonly apiType: string;
  readonly apiVersion: string;
  /** The vCenter's GUID: the last part of every object id in the vSphere Client. Empty if the server has none. */
  readonly instanceUuid: string;
}

/** The references of a vCenter's managers, which are never to be hard-coded. */
export interface ServiceContent {
  readonly about: AboutInfo;
  readonly rootFolder: ManagedObjectReference;
  readonly propertyCollector: ManagedObjectReference;
  readonly sessionManager: ManagedObjectReference;
  readonly viewManager: ManagedObjectReference;
  readonly extensionManager?: ManagedObjectReference;
  readonly authorizationManager?: ManagedObjectReference;
  readonly taskManager?: ManagedObjectReference;
  readonly searchIndex?: ManagedObjectReference;
  readonly eventManager?: ManagedObjectReference;
  readonly setting?: ManagedObjectReference;
  readonly fileManager?: ManagedObjectReference;
  readonly dvSwitchManager?: ManagedObjectReference;
  readonly perfManager?: ManagedObjectReference;
  readonly userDirectory?: ManagedObjectReference;
  readonly licenseManager?: ManagedObjectReference;
  readonly guestOperationsManager?: ManagedObjectReference;
}

const OPTIONAL_MANAGERS = [
  'extensionManager',
  'authorizationManager',
  'taskManager',
  'searchIndex',
  'eventManager',
  'setting',
  'fileManager',
  'dvSwitchManager',
  'perfManager',
  'userDirectory',
  'licenseManager',
  'guestOperationsManager',
] as const;

/** Reads the answer of `RetrieveServiceContent`. */
export function decodeServiceContent(value: VimValue | undefined): ServiceContent {
  const about = field(value, 'about');
  const managers: Partial<Record<(typeof OPTIONAL_MANAGERS)[number], ManagedObjectReference>> = {};
  for (const name of OPTIONAL_MANAGERS) {
    const manager = reference(field(value, name));
    if (manager !== undefined) managers[name] = manager;
  }
  return {
    about: {
      name: text(field(about, 'name')) ?? '',
      fullName: text(field(about, 'fullName')) ?? '',
      version: requiredText(about, 'version'),
      build: text(field(about, 'build')) ?? '',
      apiType: text(field(about, 'apiType')) ?? '',
      apiVersion: requiredText(about, 'apiVersion'),
      instanceUuid: text(field(about, 'instanceUuid')) ?? '',
    },
    rootFolder: requiredReference(value, 'rootFolder'),
    propertyCollector: requiredReference(value, 'propertyCollector'),
    sessionManager: requiredReference(value, 'sessionManager'),
    viewManager: requiredReference(value, 'viewManager'),
    ...managers,
  };
}
