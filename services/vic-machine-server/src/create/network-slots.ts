/** Which NICs an endpoint VM has, and where its guest finds them. */
import type { PlannedNetwork, VchPlan } from '@vic/vch-validation';

/** A NIC of the endpoint VM: roles on one port group share it. */
export interface PlannedNic {
  readonly portGroup: PlannedNetwork;
  /** PCI slot number, by which the guest tells NICs apart */
  readonly slot: number;
}

const FIRST_SLOT = 1184;
const SLOT_STEP = 32;

/** The NICs of a VCH, one per distinct port group. */
export function nicsOf(plan: VchPlan): readonly PlannedNic[] {
  const { client, management, public: publicRole, bridge } = plan.networks;
  const byId = new Map<string, PlannedNetwork>();
  for (const { portGroup } of [client, management, publicRole, bridge]) byId.set(portGroup.ref.value, portGroup);
  return [...byId.values()].map((portGroup, index) => ({ portGroup, slot: FIRST_SLOT + index * SLOT_STEP }));
}

/** PCI slot of the NIC on a port group, as the configuration names it. */
export function slotText(nics: readonly PlannedNic[], portGroup: PlannedNetwork): string {
  const nic = nics.find((each) => each.portGroup.ref.value === portGroup.ref.value);
  return nic === undefined ? '' : String(nic.slot);
}
