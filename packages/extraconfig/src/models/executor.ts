import { bigInteger, boolean, bytes, field, map, pointer, struct, text } from '../kinds.ts';
import { build } from './build.ts';
import { common, executorCommon } from './common.ts';
import { diagnostics } from './diagnostics.ts';
import { mountSpec } from './mount.ts';
import { networkEndpoint } from './network.ts';
import { sessionConfig } from './session.ts';
import { url } from './url.ts';

/** What runs inside a VM: the configuration of a containerVM, and under `init` that of an endpoint VM. */
export const executorConfig = struct('ExecutorConfig', {
  common: field('ExecutorConfigCommon', executorCommon, { embedded: true, scope: 'read-only', key: 'common' }),
  /** nanoseconds since 1970 */
  createTime: field('CreateTime', bigInteger, { scope: 'read-write', key: 'createtime' }),
  diagnostics: field('Diagnostics', diagnostics, { scope: 'read-only', key: 'diagnostics' }),
  /** by session id */
  sessions: field('Sessions', map(pointer(sessionConfig)), { scope: 'read-only', key: 'sessions' }),
  /** processes started later, gone when the VM powers off */
  execs: field('Execs', map(pointer(sessionConfig)), { scope: 'read-only,non-persistent', key: 'execs' }),
  /** by volume name */
  mounts: field('Mounts', map(mountSpec), { scope: 'read-only', key: 'mounts' }),
  /** by network name */
  networks: field('Networks', map(pointer(networkEndpoint)), { scope: 'read-only', key: 'networks' }),
  key: field('Key', bytes, { scope: 'read-only', key: 'key' }),
  layerId: field('LayerID', text, { scope: 'read-only', key: 'layerid' }),
  imageId: field('ImageID', text, { scope: 'read-only', key: 'imageid' }),
  /** `docker.labels`, `docker.autoremove`: see `dockerLabels` */
  annotations: field('Annotations', map(text), { scope: 'hidden', key: 'annotations' }),
  /** image name and tag as the user asked for it */
  repoName: field('RepoName', text, { scope: 'read-only', key: 'repo' }),
  version: field('Version', pointer(build), { scope: 'read-only', key: 'version' }),
  hasAsymmetricRouting: field('AsymmetricRouting', boolean, { scope: 'read-only', key: 'asymrouting' }),
  hostname: field('Hostname', text, { scope: 'read-only', key: 'hostname' }),
  domainName: field('Domainname', text, { scope: 'read-only', key: 'domainname' }),
});

/** What belongs to a containerVM but not to its guest. No released engine writes it. */
export const containerVm = struct('ContainerVM', {
  common: field('Common', common, { embedded: true }),
  version: field('Version', text),
  /** alias to unambiguous name */
  aliases: field('Aliases', map(text)),
  interaction: field('Interaction', url),
  agentKey: field('AgentKey', bytes),
});
