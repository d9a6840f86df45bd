import type { Type } from '@angular/core';
import type { SliceName } from '@vic/contract/vch-spec';

/** One page of the wizard. */
export interface Step {
  /** part of the address: `?step=operations-user` */
  readonly id: StepId;
  /** what of the draft is entered there; null: nothing */
  readonly slice: SliceName | null;
  readonly load: () => Promise<Type<unknown>>;
}

export type StepId =
  'general' | 'compute' | 'storage' | 'networks' | 'security' | 'registry' | 'operations-user' | 'summary';

/** In the order in which they are gone through. Each is loaded when it is opened. */
export const STEPS: readonly Step[] = [
  {
    id: 'general',
    slice: 'general',
    load: () => import('./steps/general/general-step.ts').then((file) => file.GeneralStep),
  },
  {
    id: 'compute',
    slice: 'compute',
    load: () => import('./steps/compute/compute-step.ts').then((file) => file.ComputeStep),
  },
  {
    id: 'storage',
    slice: 'storage',
    load: () => import('./steps/storage/storage-step.ts').then((file) => file.StorageStep),
  },
  {
    id: 'networks',
    slice: 'networks',
    load: () => import('./steps/networks/networks-step.ts').then((file) => file.NetworksStep),
  },
  {
    id: 'security',
    slice: 'security',
    load: () => import('./steps/security/security-step.ts').then((file) => file.SecurityStep),
  },
  {
    id: 'registry',
    slice: 'registry',
    load: () => import('./steps/registry/registry-step.ts').then((file) => file.RegistryStep),
  },
  {
    id: 'operations-user',
    slice: 'operationsUser',
    load: () => import('./steps/operations-user/operations-user-step.ts').then((file) => file.OperationsUserStep),
  },
  {
    id: 'summary',
    slice: null,
    load: () => import('./steps/summary/summary-step.ts').then((file) => file.SummaryStep),
  },
];

export function stepOf(slice: SliceName): StepId {
  return STEPS.find((step) => step.slice === slice)?.id ?? 'general';
}

/** The first step where the address names none that exists. */
export function stepById(id: string | null): Step {
  const found = STEPS.find((step) => step.id === id) ?? STEPS[0];
  if (!found) throw new Error('the wizard has no steps');
  return found;
}
