import { containerCube, containerCubePalettes, type CubePaint } from './container-cube.ts';
import type { Palette, Point, Shape } from './drawing.ts';

type Paint = CubePaint | 'rim' | 'badge' | 'plus';

/** Middle of the badge in the 32 × 32 tile. */
const MIDDLE: Point = [23.5, 23.5];
const CORNERS = 32;

/** The plug-in's mark with a plus: something comes to exist. */
export const newVch: readonly Shape<Paint>[] = [
  ...containerCube,
  { paint: 'rim', points: disc(9) },
  { paint: 'badge', points: disc(7.5) },
  { paint: 'plus', points: bar(4.5, 1.1) },
  { paint: 'plus', points: bar(1.1, 4.5) },
];

export const newVchPalettes: Readonly<Record<'light' | 'dark', Palette<Paint>>> = {
  light: { ...containerCubePalettes.light, rim: [255, 255, 255], badge: [49, 135, 0], plus: [255, 255, 255] },
  dark: { ...containerCubePalettes.dark, rim: [27, 42, 50], badge: [96, 181, 21], plus: [12, 40, 0] },
};

function disc(radius: number): Point[] {
  const [x, y] = MIDDLE;
  return Array.from({ length: CORNERS }, (_, corner): Point => {
    const angle = (corner * 2 * Math.PI) / CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function bar(halfWidth: number, halfHeight: number): Point[] {
  const [x, y] = MIDDLE;
  return [
    [x - halfWidth, y - halfHeight],
    [x + halfWidth, y - halfHeight],
    [x + halfWidth, y + halfHeight],
    [x - halfWidth, y + halfHeight],
  ];
}
