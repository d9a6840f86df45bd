/** What a VCH can be made of: places, datastores, networks and the right to use them. */
export * from './compute-tree.ts';
export * from './datastores.ts';
export * from './networks.ts';
export * from './creation-rights.ts';
