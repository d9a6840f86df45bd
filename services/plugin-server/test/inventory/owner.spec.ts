import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownerOf } from '../../src/inventory/owner.ts';

const ROOT = 'group-root';
const isRoot = (folder: string) => folder === ROOT;
const vch = (moid: string, folder: string | null) => ({ moid, containerPool: 'pool', folder });

const CASES = [
  { name: 'pool and folder match', folder: 'f1', vchs: [vch('a', 'f1')], owner: 'a' },
  { name: 'the folder is another', folder: 'f1', vchs: [vch('a', 'f2')], owner: null },
  { name: 'two share the pool, one the folder', folder: 'f1', vchs: [vch('a', 'f1'), vch('b', 'f2')], owner: 'a' },
  { name: 'two share pool and folder', folder: 'f1', vchs: [vch('a', 'f1'), vch('b', 'f1')], owner: null },
  { name: 'in the root folder one has the pool', folder: ROOT, vchs: [vch('a', 'f1')], owner: 'a' },
  { name: 'in the root folder two have the pool', folder: ROOT, vchs: [vch('a', ROOT), vch('b', 'f2')], owner: null },
  { name: 'none has the pool', folder: 'f1', vchs: [], owner: null },
  { name: 'both are in a vApp without a folder', folder: null, vchs: [vch('a', null)], owner: 'a' },
  { name: 'the folder may not be read', folder: null, vchs: [vch('a', 'f1')], owner: null },
] as const;

for (const { name, folder, vchs, owner } of CASES) {
  test(`owner is ${owner ?? 'unknown'} when ${name}`, () => {
    assert.equal(ownerOf({ resourcePool: 'pool', folder }, vchs, isRoot), owner);
  });
}

test('a container whose pool may not be read has no known owner', () => {
  assert.equal(ownerOf({ resourcePool: null, folder: ROOT }, [vch('a', ROOT)], isRoot), null);
});
