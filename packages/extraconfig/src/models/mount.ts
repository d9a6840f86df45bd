import { field, integer, struct, text } from '../kinds.ts';
import { url } from './url.ts';

/** A volume and where the container sees it. */
export const mountSpec = struct('MountSpec', {
  source: field('Source', url, { scope: 'read-only', key: 'source' }),
  destination: field('Path', text, { scope: 'read-only', key: 'dest' }),
  /** `rw` or `ro` */
  mode: field('Mode', text, { scope: 'read-only', key: 'mode' }),
  /** 1 never copies what the image has there, 2 does when the volume is new */
  copyMode: field('CopyMode', integer, { scope: 'read-only', key: 'copymode' }),
});
