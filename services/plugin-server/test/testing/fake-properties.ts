import { references, type ManagedObjectReference, type PropertyFilterSpec, type VimValue } from '@vic/vim25';

/** An object of the inventory of a fake vCenter. */
export interface FakeObject {
  readonly ref: ManagedObjectReference;
  props: Record<string, VimValue>;
}

/** Where objects are read from, and what readers may know of them. */
export interface FakeObjects {
  readonly objects: ReadonlyMap<string, FakeObject>;
  readonly knowsKeyedPaths: boolean;
  /** VMs whose configuration a reader may not see */
  readonly hidden: ReadonlySet<string>;
}

type Ways = NonNullable<PropertyFilterSpec['objectSet'][number]['selectSet']>;
type Way = Ways[number];

const SUPERTYPES: Readonly<Record<string, string>> = {
  ClusterComputeResource: 'ComputeResource',
  VirtualApp: 'ResourcePool',
  DistributedVirtualPortgroup: 'Network',
  OpaqueNetwork: 'Network',
};

/** Whether a type is the wanted one or extends it. */
export function isOfType(type: string, wanted: string): boolean {
  return type === wanted || wanted === 'ManagedEntity' || SUPERTYPES[type] === wanted;
}

/** Named traversals, wherever they stand. */
function byName(ways: Ways): Map<string, Way> {
  const inner = ways.flatMap((way) => ('path' in way ? [...byName(way.selectSet ?? [])] : []));
  const own = ways.flatMap((way): [string, Way][] =>
    'path' in way && way.name !== undefined ? [[way.name, way]] : [],
  );
  return new Map([...inner, ...own]);
}

/** Adds an object, and all that its traversals lead to. */
export function walk(
  vcenter: FakeObjects,
  object: FakeObject,
  ways: Ways,
  found: Set<FakeObject>,
  named: ReadonlyMap<string, Way> = byName(ways),
): void {
  found.add(object);
  for (const way of ways) {
    const traversal = 'path' in way ? way : named.get(way.name);
    if (!traversal || !('path' in traversal) || !isOfType(object.ref.type, traversal.type)) continue;
    for (const next of references(object.props[traversal.path])) {
      const child = vcenter.objects.get(next.value);
      if (child) walk(vcenter, child, traversal.selectSet ?? [], found, named);
    }
  }
}

/** What is asked of objects of a type; default: of all. */
export function pathsOf(spec: PropertyFilterSpec, objectType?: string): readonly string[] {
  const sets = spec.propSet.filter(({ type }) => objectType === undefined || isOfType(objectType, type));
  return [...new Set(sets.flatMap(({ pathSet }) => pathSet ?? []))];
}

/** The properties that an object has, and those that it does not tell. */
export function propertiesOf(
  vcenter: FakeObjects,
  object: FakeObject,
  paths: readonly string[],
  keep: (key: string) => boolean = () => true,
): { set: VimValue[]; missing: VimValue[] } {
  const set: VimValue[] = [];
  const missing: VimValue[] = [];
  for (const path of paths) {
    const key = /^config\.extraConfig\["(.*)"\]$/.exec(path)?.[1];
    const isConfig = path.startsWith('config.');
    if (key !== undefined && !vcenter.knowsKeyedPaths) missing.push(missingOf(path, 'InvalidProperty'));
    else if (isConfig && vcenter.hidden.has(object.ref.value)) missing.push(missingOf(path, 'NoPermission'));
    else {
      const pairs = object.props['config.extraConfig'] as { key: string; value: string }[] | undefined;
      const val = key === undefined ? object.props[path] : pairs?.find((pair) => pair.key === key);
      const kept = path === 'config.extraConfig' ? (pairs ?? []).filter((pair) => keep(pair.key)) : val;
      if (val !== undefined && kept !== undefined) set.push({ name: path, val: kept });
    }
  }
  return { set, missing };
}

function missingOf(path: string, faultType: string): VimValue {
  return { path, fault: { fault: { typeName: faultType } } };
}

/** As the real client decodes them. */
export function valueMap(values: readonly VimValue[]): Map<string, VimValue> {
  return new Map((values as unknown as { name: string; val: VimValue }[]).map(({ name, val }) => [name, val]));
}

/** Types of faults, as the real client decodes them. */
export function missingMap(missing: readonly VimValue[]): Map<string, string> {
  return new Map(
    (missing as unknown as { path: string; fault: { fault: { typeName: string } } }[]).map((entry) => [
      entry.path,
      entry.fault.fault.typeName,
    ]),
  );
}
