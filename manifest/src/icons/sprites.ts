import type { SpriteTiles } from '../manifest.ts';
import { TILE_SIZE } from '../warnings.ts';
import { containerCube, containerCubePalettes } from './container-cube.ts';
import { drawTile } from './drawing.ts';
import { newVch, newVchPalettes } from './new-vch.ts';
import { encodePng } from './png.ts';

/** Tiles of the sheets from top to bottom. */
const TILES: readonly Tile[] = [
  { name: 'main', draw: (theme) => drawTile(containerCube, containerCubePalettes[theme], TILE_SIZE) },
  { name: 'new-vch', draw: (theme) => drawTile(newVch, newVchPalettes[theme], TILE_SIZE) },
];

interface Tile {
  readonly name: string;
  readonly draw: (theme: 'light' | 'dark') => Uint8Array;
}

export const LIGHT_SHEET = 'assets/images/sprites.png';
export const DARK_SHEET = 'assets/images/sprites-dark.png';

/** Place of each tile in the sheets, the same in both. */
export const spriteTiles: SpriteTiles = Object.fromEntries(
  TILES.map(({ name }, index) => [name, { x: 0, y: index * TILE_SIZE }]),
);

/** The sprite sheet of a theme as PNG: one column of 32 × 32 px tiles. */
export function drawSpriteSheet(theme: 'light' | 'dark'): Uint8Array {
  const tiles = TILES.map(({ draw }) => draw(theme));
  return encodePng(Buffer.concat(tiles), TILE_SIZE, TILE_SIZE * TILES.length);
}
