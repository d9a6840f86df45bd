import * as Type from 'typebox';
import { recordOf } from './record-of.ts';
import { VcenterHealth } from './vcenter-health.ts';

const counts = recordOf(Type.Integer({ minimum: 0 }));

/** Answer of `GET /vic/api/summary`. */
export const Summary = Type.Object({
  /** version of the plug-in server, `2.0.0.0` */
  pluginVersion: Type.String(),
  build: Type.String(),
  vchCount: Type.Integer({ minimum: 0 }),
  /** VCHs by `VchState`; states without a VCH are left out */
  vchStates: counts,
  containerCount: Type.Integer({ minimum: 0 }),
  /** containerVMs by `ContainerState` */
  containerStates: counts,
  /** VCHs by version text; unknown versions under the empty text */
  vchVersions: counts,
  revision: Type.Integer({ minimum: 0 }),
  vcenters: Type.Array(VcenterHealth),
});
export type Summary = Type.Static<typeof Summary>;
