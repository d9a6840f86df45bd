import type { ManagedObjectReference } from './values.ts';
import {
  choice,
  integer,
  listOf,
  managedObject,
  many,
  optional,
  string,
  struct,
  truth,
  type Encoder,
} from './wire/encode.ts';

/** Which properties of which type. One per concrete type or one per supertype, not both: vCenter answers the union. */
export interface PropertySpec {
  readonly type: string;
  readonly all?: boolean | undefined;
  readonly pathSet?: readonly string[] | undefined;
}

/** Names a traversal that is defined elsewhere in the same specification. */
export interface SelectionSpec {
  readonly name: string;
}

/** Goes from objects of a type to those that one of their properties names. */
export interface TraversalSpec {
  readonly name?: string | undefined;
  readonly type: string;
  readonly path: string;
  readonly skip?: boolean | undefined;
  readonly selectSet?: readonly (TraversalSpec | SelectionSpec)[] | undefined;
}

/** Where to begin, and where to go from there. */
export interface ObjectSpec {
  readonly obj: ManagedObjectReference;
  readonly skip?: boolean | undefined;
  readonly selectSet?: readonly (TraversalSpec | SelectionSpec)[] | undefined;
}

/** What to read: of which objects, which properties. */
export interface PropertyFilterSpec {
  readonly propSet: readonly PropertySpec[];
  readonly objectSet: readonly ObjectSpec[];
  /** Objects named directly that are gone are then told instead of failing the call. */
  readonly reportMissingObjectsInResults?: boolean | undefined;
}

const propertySpec: Encoder<PropertySpec> = struct({ type: string, all: optional(truth), pathSet: many(string) });

const selection: Encoder<TraversalSpec | SelectionSpec> = choice((value) =>
  'path' in value ? traversalSpec : struct({ name: string }),
);

const traversalSpec: Encoder<TraversalSpec> = struct(
  { name: optional(string), type: string, path: string, skip: optional(truth), selectSet: many(selection) },
  'TraversalSpec',
);

const objectSpec: Encoder<ObjectSpec> = struct({
  obj: managedObject,
  skip: optional(truth),
  selectSet: many(selection),
});

/** Writes a property filter specification. */
export const propertyFilterSpec: Encoder<PropertyFilterSpec> = struct({
  propSet: listOf(propertySpec),
  objectSet: listOf(objectSpec),
  reportMissingObjectsInResults: optional(truth),
});

/** Writes the options of a paged read. */
export const retrieveOptions = struct({ maxObjects: optional(integer) });

/** Writes the options of a wait for updates. */
export const waitOptions = struct({ maxWaitSeconds: optional(integer), maxObjectUpdates: optional(integer) });

/** Reads properties of every object of a type (subtypes included) that a container or list view holds. */
export function viewSpec(view: ManagedObjectReference, type: string, paths: readonly string[]): PropertyFilterSpec {
  return {
    propSet: [{ type, all: false, pathSet: paths }],
    objectSet: [{ obj: view, skip: true, selectSet: [{ name: 'view', type: view.type, path: 'view', skip: false }] }],
  };
}

/** Reads properties of directly named objects. Those that are gone do not fail the read. */
export function objectsSpec(
  references: readonly ManagedObjectReference[],
  paths: readonly string[],
): PropertyFilterSpec {
  const types = [...new Set(references.map((reference) => reference.type))];
  return {
    propSet: types.map((type) => ({ type, all: false, pathSet: paths })),
    objectSet: references.map((obj) => ({ obj })),
    reportMissingObjectsInResults: true,
  };
}

/** The same specification without one path; null if it does not ask for it. */
export function withoutPath(spec: PropertyFilterSpec, path: string): PropertyFilterSpec | null {
  if (!spec.propSet.some((entry) => entry.pathSet?.includes(path) ?? false)) return null;
  return {
    ...spec,
    propSet: spec.propSet.map((entry) => ({ ...entry, pathSet: entry.pathSet?.filter((known) => known !== path) })),
  };
}
