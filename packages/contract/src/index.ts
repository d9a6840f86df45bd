/** What the ui and the servers agree on: schemas of the plug-in's API, problem codes, stream messages. */
export * from './identity.ts';
export * from './isolated.ts';
export * from './problem.ts';
export * from './record-of.ts';
export * from './vcenter-health.ts';
export * from './vch.ts';
export * from './container-vm.ts';
export * from './list-query.ts';
export * from './lists.ts';
export * from './summary.ts';
export * from './vm-card.ts';
export * from './stream.ts';
export * from './session-header.ts';
