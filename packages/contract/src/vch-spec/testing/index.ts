/** Specifications for tests. */
export * from './pem.ts';
export * from './specifications.ts';
export * from './resolver.ts';
