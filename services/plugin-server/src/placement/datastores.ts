import type { DatastoreList, DatastoreRow } from '@vic/contract/placement';
import {
  boolean,
  entityName,
  field,
  list,
  number,
  reference,
  references,
  text,
  type ObjectContent,
  type PropertySpec,
} from '@vic/vim25';
import { hostsOf, readCompute, WAY_TO_HOSTS, type PlaceHost } from './compute-resource.ts';
import type { VcenterPlace } from './vcenter-place.ts';

const PROPERTIES: readonly PropertySpec[] = [
  { type: 'ComputeResource', pathSet: ['datastore'] },
  {
    type: 'Datastore',
    pathSet: [
      'name',
      'summary.type',
      'summary.capacity',
      'summary.freeSpace',
      'summary.accessible',
      'summary.maintenanceMode',
      'host',
    ],
  },
];

const byName = new Intl.Collator('en', { numeric: true });

/** The datastores of the cluster or standalone host of a place, in one call. @throws ProblemError `not-found` */
export async function readDatastores({ client }: VcenterPlace, moid: string): Promise<DatastoreList> {
  const read = await readCompute(client, moid, {
    properties: PROPERTIES,
    waysFromCompute: [WAY_TO_HOSTS, { type: 'ComputeResource', path: 'datastore', skip: false }],
  });
  const hosts = hostsOf(read);
  const datastores = references(read.compute.props.get('datastore')).flatMap(({ value }) => {
    const object = read.objects.get(value);
    return object ? (datastoreRow(object, hosts) ?? []) : [];
  });
  return {
    hostCount: hosts.length,
    datastores: datastores.sort((left, right) => byName.compare(left.name, right.name)),
  };
}

/** Null for a datastore whose name may not be read. */
function datastoreRow({ ref, props }: ObjectContent, hosts: readonly PlaceHost[]): DatastoreRow | null {
  const name = text(props.get('name'));
  if (name === undefined) return null;
  const isAccessible = boolean(props.get('summary.accessible')) ?? false;
  const reaching = isAccessible ? reachingHosts(props.get('host')) : new Set<string>();
  const missing = hosts.filter((host) => !reaching.has(host.ref.value));
  return {
    moid: ref.value,
    name: entityName(name),
    kind: text(props.get('summary.type')) ?? '',
    capacityBytes: number(props.get('summary.capacity')) ?? 0,
    freeBytes: number(props.get('summary.freeSpace')) ?? 0,
    isAccessible,
    isInMaintenance: (text(props.get('summary.maintenanceMode')) ?? 'normal') !== 'normal',
    reachedBy: hosts.length - missing.length,
    missingOn: missing.map((host) => host.name),
  };
}

/** moids of the hosts on which a datastore is mounted and reachable. */
function reachingHosts(mounts: Parameters<typeof list>[0]): Set<string> {
  return new Set(
    list(mounts).flatMap((mount) => {
      const host = reference(field(mount, 'key'));
      const info = field(mount, 'mountInfo');
      const isReached = boolean(field(info, 'mounted')) !== false && boolean(field(info, 'accessible')) !== false;
      return host && isReached ? [host.value] : [];
    }),
  );
}
