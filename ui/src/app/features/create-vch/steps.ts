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

/** Names of the steps. */
export type StepId =
  'general' | 'compute' | 'storage' | 'networks' | 'security' | 'registry' | 'operations-user' | 'summary';

const laterSteps = () => import('./steps/later-steps.ts');

/** In the order in which they are gone through. The first comes with the wizard, the others together once it is shown. */
export const STEPS: readonly Step[] = [
  {
    id: 'general',
    slice: 'general',
    load: () => import('./steps/general/general-step.ts').then((file) => file.GeneralStep),
  },
  {
    id: 'compute',
    slice: 'compute',
    load: () => laterSteps().then((file) => file.ComputeStep),
  },
  {
    id: 'storage',
    slice: 'storage',
    load: () => laterSteps().then((file) => file.StorageStep),
  },
  {
    id: 'networks',
    slice: 'networks',
    load: () => laterSteps().then((file) => file.NetworksStep),
  },
  {
    id: 'security',
    slice: 'security',
    load: () => laterSteps().then((file) => file.SecurityStep),
  },
  {
    id: 'registry',
    slice: 'registry',
    load: () => laterSteps().then((file) => file.RegistryStep),
  },
  {
    id: 'operations-user',
    slice: 'operationsUser',
    load: () => laterSteps().then((file) => file.OperationsUserStep),
  },
  {
    id: 'summary',
    slice: null,
    load: () => laterSteps().then((file) => file.SummaryStep),
  },
];

/** Where a slice is entered. */
export function stepOf(slice: SliceName): StepId {
  return STEPS.find((step) => step.slice === slice)?.id ?? 'general';
}

/** The first step where the address names none that exists. */
export function stepById(id: string | null): Step {
  const found = STEPS.find((step) => step.id === id) ?? STEPS[0];
  if (!found) throw new Error('the wizard has no steps');
  return found;
}
