/** The content type that stands for "none": the header is there and empty, and the body is JSON. */
export const NO_TYPE = '';

const JSON_TYPE = 'application/json';

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * Content type of an answer, by the original's rule: the operation's own type if `Accept` allows it, else JSON if that is
 * accepted, else the empty one. Without `Accept` nothing is accepted.
 * @param produced the operation's own type
 */
export function negotiate(accept: string | undefined, produced: string): string {
  const offers = produced === JSON_TYPE ? [JSON_TYPE] : [produced, JSON_TYPE];
  let best = { offer: NO_TYPE, quality: -1, vagueness: 3 };
  for (const offer of offers) {
    for (const range of acceptedRanges(accept ?? '')) {
      const vagueness = vaguenessOf(range.type, offer);
      if (vagueness === null || range.quality === 0 || range.quality < best.quality) continue;
      if (range.quality > best.quality || vagueness < best.vagueness)
        best = { offer, quality: range.quality, vagueness };
    }
  }
  return best.offer;
}

/** 0 the very type, 1 its family, 2 anything; null: no match. */
function vaguenessOf(range: string, offer: string): number | null {
  if (range === '*/*') return 2;
  if (range.endsWith('/*')) return offer.startsWith(range.slice(0, -1)) ? 1 : null;
  return range === offer ? 0 : null;
}

function acceptedRanges(accept: string): readonly Range[] {
  return accept
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
    .filter(([type]) => type !== undefined && type !== '')
    .map(([type = '', ...parameters]) => ({ type, quality: qualityOf(parameters) }));
}

function qualityOf(parameters: readonly string[]): number {
  const text = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (text === undefined) return 1;
  const quality = Number(text);
  return quality >= 0 && quality <= 1 ? quality : 0;
}
