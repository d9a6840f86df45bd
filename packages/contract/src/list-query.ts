import * as Type from 'typebox';

/** Largest page a client may ask for (rows). */
export const MAX_PAGE_SIZE = 100;

/**
 * Fields by which each list can be filtered and sorted. The query string is
 * `page` (from 1), `pageSize`, `sort=<field>` or `sort=-<field>` (descending), and one parameter per filter:
 * text fields match case-insensitively anywhere (`name=web`), choices match one of a comma list (`state=running,starting`).
 */
export const VCH_SORT_FIELDS = [
  'name',
  'vcenter',
  'state',
  'overallStatus',
  'version',
  'address',
  'containerCount',
  'cpuMHz',
  'memoryMiB',
  'storageBytes',
] as const;
export const CONTAINER_SORT_FIELDS = [
  'name',
  'vcenter',
  'state',
  'image',
  'vch',
  'vmName',
  'ports',
  'address',
  'createdAt',
  'startedAt',
  'cpuMHz',
  'memoryMiB',
  'storageBytes',
] as const;
export type VchSortField = (typeof VCH_SORT_FIELDS)[number];
export type ContainerSortField = (typeof CONTAINER_SORT_FIELDS)[number];

const filterText = Type.Optional(Type.String({ maxLength: 500 }));

const sort = (fields: readonly string[], fallback: string) =>
  Type.String({ enum: fields.flatMap((field) => [field, `-${field}`]), default: fallback });

const paging = {
  page: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 1 }),
  pageSize: Type.Integer({ minimum: 1, maximum: MAX_PAGE_SIZE, default: 50 }),
};

/** Query of `GET /vic/api/vchs`. `vcenter` is one GUID or a comma list. */
export const VchListQuery = Type.Object(
  {
    ...paging,
    sort: sort(VCH_SORT_FIELDS, 'name'),
    name: filterText,
    state: filterText,
    overallStatus: filterText,
    version: filterText,
    address: filterText,
    vcenter: filterText,
  },
  { additionalProperties: false },
);
export type VchListQuery = Type.Static<typeof VchListQuery>;

/** Query of `GET /vic/api/containers`. `vch` matches the owner's name; `vchId` is its exact object id. */
export const ContainerListQuery = Type.Object(
  {
    ...paging,
    sort: sort(CONTAINER_SORT_FIELDS, 'name'),
    name: filterText,
    state: filterText,
    image: filterText,
    vch: filterText,
    vchId: filterText,
    vmName: filterText,
    ports: filterText,
    address: filterText,
    vcenter: filterText,
  },
  { additionalProperties: false },
);
export type ContainerListQuery = Type.Static<typeof ContainerListQuery>;
