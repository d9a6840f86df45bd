/** Properties that every managed entity has. */
import { permissionValue } from '../authorization/permission-value.ts';
import type { Entity } from '../inventory.ts';
import type { Properties, ReadContext } from '../model/property.ts';
import { encodeName } from '../soap/escape.ts';
import type { Value } from '../soap/value.ts';
import { array, boolean, enumeration, int, reference, text, texts } from '../soap/value.ts';

/** Readable with System.View alone; everything else of an entity needs System.Read. */
export const VIEW_PROPERTIES: ReadonlySet<string> = new Set([
  'name',
  'parent',
  'childEntity',
  'childType',
  'vmFolder',
  'hostFolder',
  'datastoreFolder',
  'networkFolder',
  'effectiveRole',
]);

/** A reference to an object by its moid; absent if it is not there. */
export function refTo(moid: string | null | undefined, { world }: ReadContext): Value | undefined {
  const target = moid === null || moid === undefined ? undefined : world.inventory.objects.get(moid);
  return target === undefined ? undefined : reference(target.type, target.moid);
}

/** References to those of the objects that the session's user may see. */
export function refsTo(moids: Iterable<string>, context: ReadContext): Value {
  const items: Value[] = [];
  for (const moid of moids) {
    const ref = refTo(moid, context);
    if (ref !== undefined && context.world.canView(context.session, moid)) items.push(ref);
  }
  return array('ManagedObjectReference', items);
}

export const managedEntity: Properties<Entity> = {
  value: () => array('CustomFieldValue', []),
  availableField: () => array('CustomFieldDef', []),
  parent: (entity, context) => refTo(entity.parent, context),
  customValue: () => array('CustomFieldValue', []),
  overallStatus: (entity) => enumeration('ManagedEntityStatus', entity.overallStatus),
  configStatus: (entity) => enumeration('ManagedEntityStatus', entity.overallStatus),
  configIssue: () => array('Event', []),
  effectiveRole: (entity, { world, session }) => {
    const roles = session === null ? [] : world.authorization.rolesOn(session.user, entity.moid);
    return array('int', roles.map(int));
  },
  permission: (entity, { world }) =>
    array(
      'Permission',
      world.inventory.permissions
        .filter((permission) => permission.entity === entity.moid)
        .map((permission) => permissionValue(permission, world)),
    ),
  name: (entity) => text(encodeName(entity.name)),
  disabledMethod: (entity) =>
    texts(
      entity.type === 'VirtualMachine'
        ? [...new Set([...disabledVmMethods(entity.powerState), ...entity.disabledMethods.keys()])]
        : [],
    ),
  recentTask: (entity, { world }) =>
    array(
      'ManagedObjectReference',
      world.tasks.recentOf(entity.moid).map((task) => reference('Task', task.moid)),
    ),
  declaredAlarmState: () => array('AlarmState', []),
  triggeredAlarmState: () => array('AlarmState', []),
  alarmActionsEnabled: () => boolean(true),
  tag: () => array('Tag', []),
};

function disabledVmMethods(powerState: string): string[] {
  if (powerState === 'poweredOn') return ['PowerOnVM_Task', 'Destroy_Task', 'UnregisterVM', 'MarkAsTemplate'];
  if (powerState === 'suspended') return ['SuspendVM_Task', 'ResetVM_Task', 'Destroy_Task', 'MarkAsTemplate'];
  return ['PowerOffVM_Task', 'ResetVM_Task', 'SuspendVM_Task', 'ShutdownGuest', 'RebootGuest', 'StandbyGuest'];
}
