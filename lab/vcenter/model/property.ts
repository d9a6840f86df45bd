/** How the properties of a managed type are declared, and how a property path is turned into a reader. */
import type { Session } from '../sessions.ts';
import type { DataObject, Value } from '../soap/value.ts';
import { object, subtype } from '../soap/value.ts';
import type { World } from '../world.ts';
import { KNOWN_FIELDS } from './known-fields.ts';

export interface ReadContext {
  readonly world: World;
  readonly session: Session | null;
}

/** Value of a property; undefined: unset. */
export type Read<T> = (target: T, context: ReadContext) => Value | undefined;

/** A data object whose fields can be read one by one, so that `runtime.powerState` does not cost a whole `runtime`. */
export interface Composite<T> {
  readonly type: string;
  readonly fields: Readonly<Record<string, Property<T>>>;
  /** The declared type is a supertype. */
  readonly isSubtype?: boolean;
  /** Absent as a whole unless this holds. */
  readonly when?: (target: T) => boolean;
}

/** An array whose elements can be named by key without making the whole array. */
export interface Keyed<T> {
  readonly all: Read<T>;
  readonly element: (target: T, key: string, context: ReadContext) => Value | undefined;
}

export type Property<T> = Read<T> | Composite<T> | Keyed<T>;
export type Properties<T> = Readonly<Record<string, Property<T>>>;

export type PathReader<T> = (target: T, context: ReadContext) => Value | undefined;

interface Segment {
  readonly name: string;
  readonly key: string | null;
}

const SEGMENT = /^([A-Za-z_]\w*)(?:\["([^"\]]*)"\]|\[([^"\]]*)\])?(?:\.|$)/;

/** Splits a path into names and keys; null if it is no property path at all. */
function parsePath(path: string): readonly Segment[] | null {
  const segments: Segment[] = [];
  let rest = path;
  while (rest !== '') {
    const match = SEGMENT.exec(rest);
    if (!match) return null;
    segments.push({ name: match[1] ?? '', key: match[2] ?? match[3] ?? null });
    rest = rest.slice(match[0].length);
  }
  return segments.length === 0 || path.endsWith('.') ? null : segments;
}

/** A reader for a path of a managed type; null if the type has no such property. */
export function compilePath<T>(type: string, properties: Properties<T>, path: string): PathReader<T> | null {
  const segments = parsePath(path);
  return segments === null ? null : compileIn(type, properties, segments, []);
}

function compileIn<T>(
  type: string,
  fields: Properties<T>,
  segments: readonly Segment[],
  conditions: readonly ((target: T) => boolean)[],
): PathReader<T> | null {
  const [segment, ...rest] = segments;
  if (segment === undefined) return null;
  const property = Object.hasOwn(fields, segment.name) ? fields[segment.name] : undefined;
  if (property === undefined) return isKnown(type, segment.name) ? () => undefined : null;
  if (typeof property === 'function') {
    const steps = [...(segment.key === null ? [] : [{ name: '', key: segment.key }]), ...rest];
    return guarded(conditions, (target, context) => descend(property(target, context), steps));
  }
  if ('all' in property) {
    const { key } = segment;
    if (key === null) return guarded(conditions, (target, context) => descend(property.all(target, context), rest));
    return guarded(conditions, (target, context) => descend(property.element(target, key, context), rest));
  }
  const inner = property.when ? [...conditions, property.when] : conditions;
  if (rest.length > 0) return compileIn(property.type, property.fields, rest, inner);
  return guarded(conditions, (target, context) => readProperty(property, target, context));
}

function isKnown(type: string, name: string): boolean {
  return (KNOWN_FIELDS[type] ?? '').split(' ').includes(name);
}

function guarded<T>(conditions: readonly ((target: T) => boolean)[], read: PathReader<T>): PathReader<T> {
  if (conditions.length === 0) return read;
  return (target, context) => (conditions.every((holds) => holds(target)) ? read(target, context) : undefined);
}

/** The whole value of a declared property. */
export function readProperty<T>(property: Property<T>, target: T, context: ReadContext): Value | undefined {
  if (typeof property === 'function') return property(target, context);
  if ('all' in property) return property.all(target, context);
  if (property.when && !property.when(target)) return undefined;
  const fields: Record<string, Value | undefined> = {};
  for (const [name, field] of Object.entries(property.fields)) fields[name] = readProperty(field, target, context);
  return (property.isSubtype === true ? subtype : object)(property.type, fields);
}

function descend(value: Value | undefined, segments: readonly Segment[]): Value | undefined {
  let current = value;
  for (const { name, key } of segments) {
    if (current === undefined) return undefined;
    if (name !== '') current = fieldOf(current, name);
    if (key !== null && current !== undefined) current = elementOf(current, key);
  }
  return current?.kind === 'any' ? current.value : current;
}

function fieldOf(value: Value, name: string): Value | undefined {
  const bare = value.kind === 'any' ? value.value : value;
  return bare.kind === 'object' ? bare.fields[name] : undefined;
}

function elementOf(value: Value, key: string): Value | undefined {
  if (value.kind !== 'array') return undefined;
  return value.items.find((item) => item.kind === 'object' && keyOf(item) === key);
}

function keyOf(item: DataObject): string | null {
  const { key } = item.fields;
  if (key?.kind === 'leaf') return key.text;
  return key?.kind === 'reference' ? key.value : null;
}
