import { boolean, field, pointer, struct, text, unsupported } from '../kinds.ts';

/** A URL in its parts. User and password are not carried. */
export const url = struct('URL', {
  scheme: field('Scheme', text),
  opaque: field('Opaque', text),
  user: field('User', pointer(unsupported('Userinfo'))),
  host: field('Host', text),
  path: field('Path', text),
  rawPath: field('RawPath', text),
  forceQuery: field('ForceQuery', boolean),
  rawQuery: field('RawQuery', text),
  fragment: field('Fragment', text),
});
