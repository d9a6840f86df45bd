import * as Type from 'typebox';
import { ContainerVm } from './container-vm.ts';
import { Vch } from './vch.ts';

/** Answer of `GET /vic/api/vc/{guid}/vms/{moid}/card`: what the VM summary card shows. */
export const VmCard = Type.Union([
  Type.Object({ kind: Type.Literal('vch'), vch: Vch }),
  Type.Object({ kind: Type.Literal('container'), container: ContainerVm }),
  Type.Object({ kind: Type.Literal('other'), vmName: Type.String() }),
]);
export type VmCard = Type.Static<typeof VmCard>;
