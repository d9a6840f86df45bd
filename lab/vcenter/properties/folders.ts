/** Properties of folders, datastore clusters and datacenters. */
import type { Datacenter, Datastore, Folder, StoragePod } from '../inventory.ts';
import type { Properties, ReadContext } from '../model/property.ts';
import type { Value } from '../soap/value.ts';
import { array, long, object, text, texts } from '../soap/value.ts';
import { encodeName } from '../soap/escape.ts';
import { managedEntity, refTo, refsTo } from './entity.ts';

export const folder: Properties<Folder> = {
  ...managedEntity,
  childType: (target) => texts(target.childType),
  childEntity: (target, context) => refsTo(target.children, context),
};

export const storagePod: Properties<StoragePod> = {
  ...managedEntity,
  childType: (target) => texts(target.childType),
  childEntity: (target, context) => refsTo(target.children, context),
  summary: {
    type: 'StoragePodSummary',
    fields: {
      name: (target) => text(encodeName(target.name)),
      capacity: (target, context) => long(sum(target, context, (datastore) => datastore.capacity)),
      freeSpace: (target, context) => long(sum(target, context, (datastore) => datastore.freeSpace)),
    },
  },
};

export const datacenter: Properties<Datacenter> = {
  ...managedEntity,
  vmFolder: (target, context) => refTo(target.vmFolder, context),
  hostFolder: (target, context) => refTo(target.hostFolder, context),
  datastoreFolder: (target, context) => refTo(target.datastoreFolder, context),
  networkFolder: (target, context) => refTo(target.networkFolder, context),
  datastore: (target, context) => below(target, context, (type) => type === 'Datastore'),
  network: (target, context) =>
    below(
      target,
      context,
      (type) => type === 'Network' || type === 'OpaqueNetwork' || type === 'DistributedVirtualPortgroup',
    ),
  configuration: () => object('DatacenterConfigInfo', { defaultHardwareVersionKey: text('vmx-21') }),
};

function sum(pod: StoragePod, { world }: ReadContext, figure: (datastore: Datastore) => number): number {
  let total = 0;
  for (const moid of pod.children) {
    const child = world.inventory.objects.get(moid);
    if (child?.type === 'Datastore') total += figure(child);
  }
  return total;
}

function below(target: Datacenter, context: ReadContext, wanted: (type: string) => boolean): Value {
  const { world } = context;
  const moids: string[] = [];
  const visit = (moid: string) => {
    const entity = world.inventory.objects.get(moid);
    if (entity === undefined) return;
    if (wanted(entity.type)) moids.push(moid);
    if ('children' in entity) entity.children.forEach(visit);
  };
  visit(target.datastoreFolder);
  visit(target.networkFolder);
  return moids.length === 0 ? array('ManagedObjectReference', []) : refsTo(moids, context);
}
