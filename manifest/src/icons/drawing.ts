/** A point in tile pixels, from the upper left corner. */
export type Point = readonly [x: number, y: number];

/** A filled polygon; `paint` names a colour of the palette. */
export interface Shape<Paint extends string> {
  readonly paint: Paint;
  readonly points: readonly Point[];
}

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Colour of each paint in one theme. */
export type Palette<Paint extends string> = Readonly<Record<Paint, Colour>>;

const SAMPLES = 8;

/**
 * Draws shapes, later ones over earlier ones, as square RGBA pixels with smooth edges: each pixel is the mean of 8 × 8
 * samples.
 * @param size side of the square in pixels
 * @returns `size * size * 4` bytes, row by row
 */
export function drawTile<Paint extends string>(
  shapes: readonly Shape<Paint>[],
  palette: Palette<Paint>,
  size: number,
): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(pixelAt(x, y, shapes, palette), (y * size + x) * 4);
  }
  return pixels;
}

function pixelAt<Paint extends string>(
  x: number,
  y: number,
  shapes: readonly Shape<Paint>[],
  palette: Palette<Paint>,
): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const point: Point = [x + ((sample % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES];
    const top = shapes.findLast(({ points }) => contains(points, point));
    if (!top) continue;
    covered += 1;
    palette[top.paint].forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((covered * 255) / (SAMPLES * SAMPLES))];
}

/** Even-odd rule: a ray to the left crosses the outline an odd number of times. */
function contains(outline: readonly Point[], [x, y]: Point): boolean {
  let isInside = false;
  let from = outline.at(-1);
  for (const to of outline) {
    if (from !== undefined && from[1] > y !== to[1] > y) {
      const crossing = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (x > crossing) isInside = !isInside;
    }
    from = to;
  }
  return isInside;
}
