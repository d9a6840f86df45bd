import { field, integer, struct, text } from '../kinds.ts';

/** The build of the engine that made a VM. */
export const build = struct('Build', {
  version: field('Version', text),
  gitCommit: field('GitCommit', text),
  buildDate: field('BuildDate', text),
  buildNumber: field('BuildNumber', text),
  state: field('State', text),
  pluginVersion: field('PluginVersion', integer),
});
