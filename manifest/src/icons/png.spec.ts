import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { drawTile } from './drawing.ts';
import { encodePng, readPngSize } from './png.ts';

const RED_SQUARE = [
  {
    paint: 'red',
    points: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
  },
] as const;

test('a drawn pixel is opaque inside a shape and clear outside', () => {
  const pixels = drawTile(RED_SQUARE, { red: [255, 0, 0] }, 2);
  assert.deepEqual([...pixels], [255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a pixel half covered is half clear', () => {
  const half = [{ paint: 'red', points: [[0, 0], [0.5, 0], [0.5, 1], [0, 1]] }] as const; // prettier-ignore
  assert.deepEqual([...drawTile(half, { red: [255, 0, 0] }, 1)], [255, 0, 0, 128]);
});

test('a PNG tells its size and unpacks to the pixels, each row behind its filter byte', () => {
  const png = encodePng(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 1, 2);
  assert.deepEqual(readPngSize(png), { width: 1, height: 2 });
  const data = Buffer.from(png).subarray(41, -16);
  assert.deepEqual([...inflateSync(data)], [0, 1, 2, 3, 4, 0, 5, 6, 7, 8]);
});

test('other bytes are no PNG', () => {
  assert.equal(readPngSize(Buffer.from('GIF89a')), null);
});
