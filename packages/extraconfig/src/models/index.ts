/** All declared types of the engine. */
export * from './build.ts';
export * from './common.ts';
export * from './diagnostics.ts';
export * from './executor.ts';
export * from './mount.ts';
export * from './network.ts';
export * from './session.ts';
export * from './url.ts';
export * from './vch.ts';
