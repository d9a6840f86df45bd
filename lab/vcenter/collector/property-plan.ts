/** What a set of property specs asks of an object, worked out once per type. */
import type { ManagedObject } from '../model/managed-object.ts';
import { securedEntity } from '../model/managed-object.ts';
import { isKindOf } from '../model/managed-types.ts';
import type { PathReader } from '../model/property.ts';
import { VIEW_PROPERTIES } from '../properties/entity.ts';
import { propertyNames, readerOf } from '../properties/registry.ts';
import type { Session } from '../sessions.ts';
import { escapeXml } from '../soap/escape.ts';
import { invalidProperty, noPermission } from '../soap/fault.ts';
import type { RequestElement } from '../soap/request-element.ts';
import { elementXml } from '../soap/value.ts';
import type { World } from '../world.ts';

export interface PlannedPath {
  readonly path: string;
  /** The path as XML text. */
  readonly xmlPath: string;
  /** null: the type has no such property. */
  readonly read: PathReader<ManagedObject> | null;
  /** Readable without System.Read. */
  readonly isPublic: boolean;
}

interface PropertySpec {
  readonly type: string;
  readonly all: boolean;
  readonly paths: readonly string[];
}

export class PropertyPlan {
  readonly #specs: readonly PropertySpec[];
  readonly #byType = new Map<string, readonly PlannedPath[] | null>();

  constructor(propSets: readonly RequestElement[]) {
    this.#specs = propSets.map((set) => ({
      type: set.string('type'),
      all: set.boolean('all'),
      paths: set.strings('pathSet'),
    }));
  }

  /** The union of all specs that apply to a type; null if none does, and then objects of the type are left out. */
  of(type: ManagedObject['type']): readonly PlannedPath[] | null {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const specs = this.#specs.filter((spec) => isKindOf(type, spec.type));
    const paths = new Set(specs.flatMap((spec) => (spec.all ? propertyNames(type) : spec.paths)));
    const plan = specs.length === 0 ? null : [...paths].map((path) => plannedPath(type, path));
    this.#byType.set(type, plan);
    return plan;
  }
}

function plannedPath(type: ManagedObject['type'], path: string): PlannedPath {
  const [first = ''] = /^\w+/.exec(path) ?? [];
  return { path, xmlPath: escapeXml(path), read: readerOf(type, path), isPublic: VIEW_PROPERTIES.has(first) };
}

/** Writes the values of planned paths with one function per value and one for what cannot be read. */
export function writePaths(
  target: ManagedObject,
  plan: readonly PlannedPath[],
  world: World,
  session: Session | null,
  valueXml: (xmlPath: string, val: string) => string,
): string {
  const context = { world, session };
  const secured = securedEntity(target, world.inventory.objects)?.moid;
  const mayRead = secured === undefined || (session !== null && world.authorization.canRead(session.user, secured));
  const mayView = mayRead || world.canView(session, secured);
  let values = '';
  let missing = '';
  for (const { xmlPath, read, isPublic } of plan) {
    if (read === null) {
      missing += missingXml(xmlPath, elementXml('fault', invalidProperty(xmlPath).localized(), false));
    } else if (!mayRead && !(isPublic && mayView)) {
      const fault = noPermission({ type: target.type, value: target.moid }, mayView ? 'System.Read' : 'System.View');
      missing += missingXml(xmlPath, elementXml('fault', fault.localized(), false));
    } else {
      const value = read(target, context);
      values += value === undefined ? valueXml(xmlPath, '') : valueXml(xmlPath, elementXml('val', value, true));
    }
  }
  return values + missing;
}

const missingXml = (xmlPath: string, fault: string): string =>
  `<missingSet><path>${xmlPath}</path>${fault}</missingSet>`;
