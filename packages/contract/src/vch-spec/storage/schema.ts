import * as Type from 'typebox';
import { nullable } from '../nullable.ts';

export const DatastoreChoice = Type.Object({ moid: Type.String({ minLength: 1 }), name: Type.String() });
export type DatastoreChoice = Type.Static<typeof DatastoreChoice>;

/** Decimal units: vic-machine-server knows no binary ones here. */
export const ImageSizeUnits = Type.Enum(['MB', 'GB', 'TB']);
export type ImageSizeUnits = Type.Static<typeof ImageSizeUnits>;

export const DatastoreVolumeStore = Type.Object({
  kind: Type.Literal('datastore'),
  label: Type.String(),
  datastore: nullable(DatastoreChoice),
  /** without leading slash; empty: the datastore's root */
  folder: Type.String(),
});
export type DatastoreVolumeStore = Type.Static<typeof DatastoreVolumeStore>;

export const NfsVolumeStore = Type.Object({
  kind: Type.Literal('nfs'),
  label: Type.String(),
  /** address or name of the server */
  host: Type.String(),
  /** exported path, with leading slash */
  path: Type.String(),
  /** null: 1000 */
  uid: nullable(Type.Integer({ minimum: 0 })),
  gid: nullable(Type.Integer({ minimum: 0 })),
});
export type NfsVolumeStore = Type.Static<typeof NfsVolumeStore>;

export const VolumeStore = Type.Union([DatastoreVolumeStore, NfsVolumeStore]);
export type VolumeStore = Type.Static<typeof VolumeStore>;

/** The volume store that takes volumes without a name of their own. */
export const ANONYMOUS_VOLUME_STORE = 'default';

/** Where images and volumes are kept. */
export const Storage = Type.Object({
  imageStore: Type.Object({
    datastore: nullable(DatastoreChoice),
    /** without leading slash; empty: the server's own folder */
    folder: Type.String(),
  }),
  baseImageSize: Type.Object({ value: Type.Integer({ minimum: 1 }), units: ImageSizeUnits }),
  volumeStores: Type.Array(VolumeStore),
});
export type Storage = Type.Static<typeof Storage>;
