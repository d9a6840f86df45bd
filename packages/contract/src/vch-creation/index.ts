/** Making a VCH: checks beforehand, the request, and the work that follows. */
export * from './preflight.ts';
export * from './activity.ts';
export * from './copy.ts';
