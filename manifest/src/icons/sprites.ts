import type { SpriteTiles } from '../manifest.ts';
import { TILE_SIZE } from '../warnings.ts';
import { containerCube, containerCubePalettes } from './container-cube.ts';
import { drawTile } from './drawing.ts';
import { encodePng } from './png.ts';

/** Tiles of the sheets from top to bottom. */
const TILES = [{ name: 'main', shapes: containerCube, palettes: containerCubePalettes }] as const;

export const LIGHT_SHEET = 'assets/images/sprites.png';
export const DARK_SHEET = 'assets/images/sprites-dark.png';

/** Place of each tile in the sheets, the same in both. */
export const spriteTiles: SpriteTiles = Object.fromEntries(
  TILES.map(({ name }, index) => [name, { x: 0, y: index * TILE_SIZE }]),
);

/** The sprite sheet of a theme as PNG: one column of 32 × 32 px tiles. */
export function drawSpriteSheet(theme: 'light' | 'dark'): Uint8Array {
  const tiles = TILES.map(({ shapes, palettes }) => drawTile(shapes, palettes[theme], TILE_SIZE));
  return encodePng(Buffer.concat(tiles), TILE_SIZE, TILE_SIZE * TILES.length);
}
