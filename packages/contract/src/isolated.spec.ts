import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated } from './isolated.ts';

test('leaves names alone that run from left to right', () => {
  assert.deepEqual(['vch-edge', 'Zürich', '名前', ''].map(isolated), ['vch-edge', 'Zürich', '名前', '']);
});

test('keeps names from turning the sentence around them', () => {
  const reversed = '\u202ehcv';
  assert.deepEqual([isolated(reversed), isolated('שרת')], [`\u2068${reversed}\u2069`, '\u2068שרת\u2069']);
});
