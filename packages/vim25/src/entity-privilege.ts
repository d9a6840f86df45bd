import { boolean, field, list, objects, reference, text } from './fields.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';

/** Which of the privileges asked for a session has on an entity. */
export interface EntityPrivilege {
  readonly entity: ManagedObjectReference;
  readonly granted: ReadonlyMap<string, boolean>;
}

/** Reads the answer of `HasPrivilegeOnEntities`. What vCenter does not say is not granted. */
export function decodeEntityPrivileges(value: VimValue | undefined): EntityPrivilege[] {
  return list(value).flatMap((entry) => {
    const entity = reference(field(entry, 'entity'));
    if (entity === undefined) return [];
    const granted = objects(field(entry, 'privAvailability')).map((privilege): [string, boolean] => [
      text(field(privilege, 'privId')) ?? '',
      boolean(field(privilege, 'isGranted')) ?? false,
    ]);
    return [{ entity, granted: new Map(granted) }];
  });
}
