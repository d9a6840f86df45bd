import { hostsOf } from './compute.ts';
import type { DatastoreFacts, InventoryFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { plainName } from './find.ts';
import { quotedNames, type Placement } from './placement.ts';
import type { ResolvedVolumeStore } from './volume-stores.ts';

interface Used {
  readonly datastore: DatastoreFacts;
  readonly path: string;
}

/** Stage 2: the hosts of the compute resource reach the datastores, and one of them reaches all. */
export function checkDatastoreReach(
  placement: Placement,
  volumeStores: readonly ResolvedVolumeStore[],
  facts: InventoryFacts,
): readonly Fault[] {
  const { resource } = placement.compute;
  const hosts = hostsOf(resource, facts).filter(({ connection }) => connection === 'connected');
  const used: readonly Used[] = [
    { datastore: placement.imageDatastore, path: '/storage/image_stores/0' },
    ...ofVolumes(volumeStores),
  ];
  const unreached = used.flatMap(({ datastore, path }) => checkReach(datastore, path, resource.name, hosts));
  if (unreached.some(({ severity }) => severity === 'error')) return unreached;
  const hasCommonHost = hosts.some(({ ref }) => used.every(({ datastore }) => datastore.hosts.includes(ref.value)));
  if (hosts.length === 0 || hasCommonHost) return unreached;
  const message = `No host of "${resource.name}" reaches all datastores of the VCH: ${quotedNames(used.map(({ datastore }) => datastore))}`;
  return [...unreached, refusal('datastores-apart', '/storage', message)];
}

function checkReach(
  datastore: DatastoreFacts,
  path: string,
  compute: string,
  hosts: readonly { readonly ref: { readonly value: string }; readonly name: string }[],
): readonly Fault[] {
  const name = plainName(datastore.name);
  if (!datastore.isAccessible) return [refusal('datastore-unreachable', path, `Datastore "${name}" is not accessible`)];
  const without = hosts.filter(({ ref }) => !datastore.hosts.includes(ref.value));
  if (without.length === 0) return [];
  if (without.length === hosts.length) {
    return [
      refusal('datastore-unreachable', path, `Datastore "${name}" is not accessible by compute resource "${compute}"`),
    ];
  }
  const message = `Datastore "${name}" is not on every host of "${compute}": ${quotedNames(without)}`;
  return [
    warning('datastore-unreachable', path, message, 'The VCH and its containers run only where their datastores are.'),
  ];
}

function ofVolumes(stores: readonly ResolvedVolumeStore[]): readonly Used[] {
  return stores.flatMap((store) =>
    store.kind === 'datastore' && store.datastore.kind === 'found'
      ? [{ datastore: store.datastore.object, path: `/storage/volume_stores/${store.index}/datastore` }]
      : [],
  );
}
