import type { Palette, Point, Shape } from './drawing.ts';

export type CubePaint = 'lid' | 'front' | 'frontRib' | 'side' | 'sideRib' | 'edge';

/** Corners of the box in a 32 × 32 tile, seen from above its front edge. */
const BACK: Point = [16, 2];
const LEFT: Point = [3, 8.5];
const RIGHT: Point = [29, 8.5];
const FRONT: Point = [16, 15];
const HEIGHT = 14.5;

/** The plug-in's own mark: a freight container, ribbed on the two walls that show. */
export const containerCube: readonly Shape<CubePaint>[] = [
  { paint: 'lid', points: [BACK, RIGHT, FRONT, LEFT] },
  { paint: 'front', points: [LEFT, FRONT, below(FRONT, HEIGHT), below(LEFT, HEIGHT)] },
  { paint: 'side', points: [FRONT, RIGHT, below(RIGHT, HEIGHT), below(FRONT, HEIGHT)] },
  ...ribs('frontRib', LEFT, FRONT),
  ...ribs('sideRib', FRONT, RIGHT),
  {
    paint: 'edge',
    points: [
      [15.5, 14.75],
      [16.5, 14.75],
      [16.5, 29.25],
      [15.5, 29.25],
    ],
  },
];

export const containerCubePalettes: Readonly<Record<'light' | 'dark', Palette<CubePaint>>> = {
  light: {
    lid: [120, 190, 222],
    front: [0, 114, 163],
    frontRib: [104, 178, 212],
    side: [0, 74, 112],
    sideRib: [58, 134, 172],
    edge: [0, 60, 92],
  },
  dark: {
    lid: [205, 235, 250],
    front: [88, 180, 220],
    frontRib: [24, 88, 122],
    side: [50, 140, 182],
    sideRib: [12, 62, 92],
    edge: [205, 235, 250],
  },
};

function below([x, y]: Point, distance: number): Point {
  return [x, y + distance];
}

/** Three upright ribs on the wall whose upper edge runs between two corners. */
function ribs(paint: CubePaint, from: Point, to: Point): Shape<CubePaint>[] {
  return [0.2, 0.45, 0.7].map((start) => {
    const left = below(between(from, to, start), 3);
    const right = below(between(from, to, start + 0.13), 3);
    return { paint, points: [left, right, below(right, HEIGHT - 6), below(left, HEIGHT - 6)] };
  });
}

function between([x1, y1]: Point, [x2, y2]: Point, part: number): Point {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
}
