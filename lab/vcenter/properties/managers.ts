/** Properties of the managers and of the objects that sessions make. */
import { describedPrivileges } from '../authorization/privileges.ts';
import type { PropertyCollector } from '../collector/property-collector.ts';
import type { PropertyFilter } from '../collector/property-filter.ts';
import type { EventCollector } from '../events/event-collector.ts';
import { eventValue } from '../events/event-value.ts';
import { assignments, licenseValue } from '../license-values.ts';
import type { Manager } from '../model/managed-object.ts';
import type { Properties } from '../model/property.ts';
import { serviceContent } from '../service-content.ts';
import { userSessionValue } from '../sessions.ts';
import { settingValue } from '../settings.ts';
import { array, boolean, dateTime, int, object, reference, text, texts } from '../soap/value.ts';
import type { Task } from '../tasks.ts';
import { taskInfoValue } from '../tasks.ts';
import type { View } from '../views.ts';

export const serviceInstance: Properties<Manager> = {
  serverClock: (_, { world }) => dateTime(world.now()),
  capability: () =>
    object('Capability', {
      provisioningSupported: boolean(true),
      multiHostSupported: boolean(true),
      userShellAccessSupported: boolean(false),
    }),
  content: (_, { world }) => serviceContent(world),
};

export const sessionManager: Properties<Manager> = {
  sessionList: (_, { world, session }) =>
    array(
      'UserSession',
      session !== null &&
        world.authorization.hasPrivilege(session.user, world.inventory.rootFolder, 'Sessions.ValidateSession')
        ? world.sessions.all().map(userSessionValue)
        : [],
    ),
  currentSession: (_, { session }) => (session === null ? undefined : userSessionValue(session)),
  message: () => text(''),
  messageLocaleList: () => texts(['en']),
  supportedLocaleList: () => texts(['en', 'en_US']),
  defaultLocale: () => text('en'),
};

export const extensionManager: Properties<Manager> = {
  extensionList: (_, { world }) => array('Extension', world.extensions.list()),
};

export const taskManager: Properties<Manager> = {
  recentTask: (_, { world }) =>
    array(
      'ManagedObjectReference',
      world.tasks.recent().map((task) => reference('Task', task.moid)),
    ),
  maxCollector: () => int(32),
};

export const eventManager: Properties<Manager> = {
  latestEvent: (_, { world }) => {
    const latest = world.events.latest();
    return latest === undefined ? undefined : eventValue(latest);
  },
  maxCollector: (_, { world }) => int(world.options.maxEventCollectors),
};

export const authorizationManager: Properties<Manager> = {
  privilegeList: (_, { world }) => array('AuthorizationPrivilege', describedPrivileges(world)),
  roleList: (_, { world }) =>
    array(
      'AuthorizationRole',
      world.inventory.roles.map((role) =>
        object('AuthorizationRole', {
          roleId: int(role.roleId),
          system: boolean(role.roleId < 0),
          name: text(role.name),
          info: object('Description', { label: text(role.label), summary: text(role.label) }),
          privilege: texts(world.authorization.privilegesOfRole(role.roleId)),
        }),
      ),
    ),
};

export const viewManager: Properties<Manager> = {
  viewList: (_, { world, session }) =>
    array(
      'ManagedObjectReference',
      session === null ? [] : world.ownedViews(session).map((view) => reference(view.type, view.moid)),
    ),
};

export const optionManager: Properties<Manager> = {
  supportedOption: () => array('OptionDef', []),
  setting: (_, { world }) =>
    array(
      'OptionValue',
      [...world.inventory.settings].map(([key, value]) => settingValue(key, value)),
    ),
};

export const licenseManager: Properties<Manager> = {
  licenses: (_, { world }) =>
    array(
      'LicenseManagerLicenseInfo',
      world.inventory.licenses.map((license) =>
        licenseValue(license, assignments(world).filter((each) => each.license === license).length),
      ),
    ),
  licenseAssignmentManager: () => reference('LicenseAssignmentManager', 'LicenseAssignmentManager'),
};

export const guestOperationsManager: Properties<Manager> = {
  processManager: () => reference('GuestProcessManager', 'guestOperationsProcessManager'),
};

export const userDirectory: Properties<Manager> = {
  domainList: (_, { world }) =>
    texts([...new Set(world.inventory.users.map((user) => (user.name.split('@')[1] ?? '').toUpperCase()))]),
};

export const plainManager: Properties<Manager> = {};

export const view: Properties<View> = {
  view: (target, { world }) => array('ManagedObjectReference', target.references(world)),
  container: (target) =>
    target.type === 'ContainerView' ? reference(target.container.type, target.container.value) : undefined,
  type: (target) => (target.type === 'ContainerView' ? texts(target.types) : undefined),
  recursive: (target) => (target.type === 'ContainerView' ? boolean(target.isRecursive) : undefined),
};

export const propertyCollector: Properties<PropertyCollector> = {
  filter: (target) =>
    array(
      'ManagedObjectReference',
      target.filters.map((filter) => reference('PropertyFilter', filter.moid)),
    ),
};

export const propertyFilter: Properties<PropertyFilter> = {
  partialUpdates: (target) => boolean(target.isPartial),
};

export const task: Properties<Task> = {
  value: () => array('CustomFieldValue', []),
  availableField: () => array('CustomFieldDef', []),
  info: (target) => taskInfoValue(target),
};

export const eventHistoryCollector: Properties<EventCollector> = {
  latestPage: (target, { world }) => array('Event', target.latestPage(world).map(eventValue)),
};
