import * as Type from 'typebox';
import { computeDefaults } from './compute/defaults.ts';
import { Compute } from './compute/schema.ts';
import { generalDefaults } from './general/defaults.ts';
import { General } from './general/schema.ts';
import { networksDefaults } from './networks/defaults.ts';
import { Networks } from './networks/schema.ts';
import { operationsUserDefaults } from './operations-user/defaults.ts';
import { OperationsUser } from './operations-user/schema.ts';
import { registryDefaults } from './registry/defaults.ts';
import { Registry } from './registry/schema.ts';
import { securityDefaults } from './security/defaults.ts';
import { Security } from './security/schema.ts';
import { storageDefaults } from './storage/defaults.ts';
import { Storage } from './storage/schema.ts';

/** Everything that a VCH is to be: one slice for each step of the wizard. */
export const VchSpec = Type.Object({
  general: General,
  compute: Compute,
  storage: Storage,
  networks: Networks,
  security: Security,
  registry: Registry,
  operationsUser: OperationsUser,
});
export type VchSpec = Type.Static<typeof VchSpec>;

export type SliceName = keyof VchSpec;
/** In the order in which they are asked for. */
export const SLICE_NAMES = [
  'general',
  'compute',
  'storage',
  'networks',
  'security',
  'registry',
  'operationsUser',
] as const satisfies readonly SliceName[];

/** A VCH as it is before anything was chosen. */
export const vchSpecDefaults: VchSpec = {
  general: generalDefaults,
  compute: computeDefaults,
  storage: storageDefaults,
  networks: networksDefaults,
  security: securityDefaults,
  registry: registryDefaults,
  operationsUser: operationsUserDefaults,
};
