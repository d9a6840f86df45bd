/** The only description of a VCH to be made: schema, defaults, fields, rules and what is made of them. */
export * from './general/schema.ts';
export * from './compute/schema.ts';
export * from './storage/schema.ts';
export * from './networks/schema.ts';
export { containerNetworkDefaults } from './networks/defaults.ts';
export * from './security/schema.ts';
export * from './registry/schema.ts';
export * from './operations-user/schema.ts';
export * from './vch-spec.ts';
export type * from './fault.ts';
