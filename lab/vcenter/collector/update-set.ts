import type { XmlPieces } from '../method.ts';

/** An `UpdateSet` as the method's `returnval`; nothing if there is none. */
export const updateSet = (xml: string | null): XmlPieces => ({
  kind: 'pieces',
  pieces: xml === null ? [] : ['<returnval>', xml, '</returnval>'],
});
