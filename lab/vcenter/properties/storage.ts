/** Properties of datastores and their browsers. */
import type { Datastore } from '../inventory.ts';
import type { DatastoreBrowser } from '../model/managed-object.ts';
import type { Properties } from '../model/property.ts';
import { encodeName } from '../soap/escape.ts';
import { array, boolean, long, object, reference, subtype, text } from '../soap/value.ts';
import { managedEntity, refsTo } from './entity.ts';

const browserOf = (datastore: string): string => `datastoreBrowser-${datastore}`;

export const datastore: Properties<Datastore> = {
  ...managedEntity,
  info: (target) =>
    subtype(target.storageType === 'NFS' || target.storageType === 'NFS41' ? 'NasDatastoreInfo' : 'VmfsDatastoreInfo', {
      name: text(encodeName(target.name)),
      url: text(target.url),
      freeSpace: long(target.freeSpace),
      maxFileSize: long(64 * 1024 ** 4),
    }),
  summary: {
    type: 'DatastoreSummary',
    fields: {
      datastore: (target) => reference('Datastore', target.moid),
      name: (target) => text(encodeName(target.name)),
      url: (target) => text(target.url),
      capacity: (target) => long(target.capacity),
      freeSpace: (target) => long(target.freeSpace),
      accessible: (target) => boolean(target.accessible),
      multipleHostAccess: (target) => boolean(target.multipleHostAccess),
      type: (target) => text(target.storageType),
      maintenanceMode: (target) => text(target.maintenanceMode),
    },
  },
  host: (target, { world, session }) =>
    array(
      'DatastoreHostMount',
      [...target.hosts]
        .filter((moid) => world.canView(session, moid))
        .map((moid) =>
          object('DatastoreHostMount', {
            key: reference('HostSystem', moid),
            mountInfo: object('HostMountInfo', {
              path: text(target.url.replace('ds://', '')),
              accessMode: text('readWrite'),
              mounted: boolean(true),
              accessible: boolean(target.accessible),
            }),
          }),
        ),
    ),
  vm: (target, context) => refsTo(target.vms, context),
  browser: (target) => reference('HostDatastoreBrowser', browserOf(target.moid)),
  capability: () =>
    object('DatastoreCapability', {
      directoryHierarchySupported: boolean(true),
      rawDiskMappingsSupported: boolean(false),
      perFileThinProvisioningSupported: boolean(true),
      topLevelDirectoryCreateSupported: boolean(true),
    }),
};

export const hostDatastoreBrowser: Properties<DatastoreBrowser> = {
  datastore: (target, context) => refsTo([target.datastore], context),
  supportedType: () => array('FileQuery', []),
};
