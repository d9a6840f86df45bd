import * as Type from 'typebox';
import { ContainerVm } from './container-vm.ts';
import { VcenterHealth } from './vcenter-health.ts';
import { Vch } from './vch.ts';

const page = {
  /** matches of the filter over all linked vCenters */
  total: Type.Integer({ minimum: 0 }),
  /** rows before filtering, to tell "nothing exists" from "nothing matches" */
  totalUnfiltered: Type.Integer({ minimum: 0 }),
  page: Type.Integer({ minimum: 1 }),
  pageSize: Type.Integer({ minimum: 1 }),
  /** revision of this user's store when the page was cut; compare with the stream's */
  revision: Type.Integer({ minimum: 0 }),
  vcenters: Type.Array(VcenterHealth),
};

/** Answer of `GET /vic/api/vchs`. */
export const VchPage = Type.Object({ items: Type.Array(Vch), ...page });
export type VchPage = Type.Static<typeof VchPage>;

/** Answer of `GET /vic/api/containers`. */
export const ContainerPage = Type.Object({ items: Type.Array(ContainerVm), ...page });
export type ContainerPage = Type.Static<typeof ContainerPage>;
