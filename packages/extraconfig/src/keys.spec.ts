import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { elementKey, fieldKey, joinedKey } from './keys.ts';
import { field, list, map, pointer, struct, text } from './kinds.ts';

const named = (scope?: string, key = 'n') => field('N', text, { key, ...(scope !== undefined && { scope }) });

describe('the key of a field', () => {
  const cases = [
    ['', 'hidden', 'n'],
    ['', '', 'n'],
    ['', undefined, 'n'],
    ['', 'volatile', 'guestinfo.vice./n'],
    ['', 'read-write', 'guestinfo.vice..n'],
    ['', 'secret', 'guestinfo.vice./n@secret'],
    ['', 'read-only,non-persistent', 'guestinfo.vice./n@non-persistent'],
    ['', 'hidden,non-persistent', null],
    ['', 'somewhere', null],
    ['a/b', undefined, 'a/b/n'],
    ['a/b', 'read-write', 'guestinfo.vice..a.b.n'],
    ['guestinfo.vice./a/b', undefined, 'guestinfo.vice./a/b/n'],
    ['guestinfo.vice./a/b', 'read-write', 'guestinfo.vice..a.b.n'],
    ['guestinfo.vice./a/b', 'hidden', 'a/b/n'],
    ['guestinfo.vice..a.b', undefined, 'guestinfo.vice..a.b.n'],
    ['guestinfo.vice..a.b', 'read-only', 'guestinfo.vice./a/b/n'],
    ['guestinfo.vice..a.b', 'hidden', 'a.b/n'],
    ['guestinfo.vice./a@secret', undefined, 'guestinfo.vice./a/n@secret'],
    ['guestinfo.vice./a@secret', 'read-only', 'guestinfo.vice./a/n'],
    ['guestinfo.vice./a@non-persistent', 'read-write', 'guestinfo.vice..a.n@non-persistent'],
    ['guestinfo.vice./a@non-persistent', 'hidden', null],
    ['guestinfo.vice./m|a.example.com', undefined, 'guestinfo.vice./m|a/example/com/n'],
  ] as const;
  for (const [holder, scope, key] of cases) {
    it(`in "${holder}" with scope ${scope ?? 'undeclared'} is ${key}`, () => {
      assert.equal(fieldKey(holder, named(scope)), key);
    });
  }

  it('is trimmed, and the name of the field where none is declared', () => {
    assert.equal(fieldKey('', named('hidden', ' n ')), 'n');
    assert.equal(fieldKey('guestinfo.vice./a', field('BuildDate', text)), 'guestinfo.vice./a/BuildDate');
  });
});

describe('elements', () => {
  it('stand before a suffix', () => {
    assert.equal(elementKey('guestinfo.vice./execs@non-persistent', 'e1'), 'guestinfo.vice./execs|e1@non-persistent');
    assert.equal(joinedKey('guestinfo.vice./Args@non-persistent'), 'guestinfo.vice./Args~@non-persistent');
  });
});

describe('names with separators', () => {
  const inner = struct('Inner', { note: field('Note', text), mark: field('Mark', text, { scope: 'hidden' }) });
  const outer = struct('Outer', { items: field('Items', map(inner), { scope: 'read-only', key: 'items' }) });

  it('are rewritten beneath an entry, not in the list of names, and read back', () => {
    const value = { items: new Map([['a.example.com', { note: 'n', mark: 'm' }]]) };
    const pairs = encode(outer, value);
    assert.deepEqual(Object.fromEntries(pairs), {
      'guestinfo.vice./items': 'a.example.com',
      'guestinfo.vice./items|a/example/com/Note': 'n',
      'items|a.example.com/Mark': 'm',
    });
    assert.deepEqual(decode(outer, pairs), value);
  });

  it('are found from the list of names alone', () => {
    const pairs = new Map([['guestinfo.vice./items|unlisted/Note', 'n']]);
    assert.equal(decode(outer, pairs).items.size, 0);
  });

  it('are not in the map without data beneath them', () => {
    const pairs = new Map([
      ['guestinfo.vice./items', 'gone|there'],
      ['guestinfo.vice./items|there/Note', 'n'],
    ]);
    assert.deepEqual([...decode(outer, pairs).items.keys()], ['there']);
  });
});

describe('bounded and one-sided fields', () => {
  const leaf = struct('Leaf', { name: field('Name', text) });
  const tree = struct('Tree', {
    near: field('Near', leaf, { depth: 2 }),
    far: field('Far', pointer(leaf), { depth: 2 }),
    none: field('None', leaf, { depth: 0 }),
    written: field('Written', text, { skipOn: 'read' }),
    read: field('Read', list(text), { skipOn: 'write' }),
  });
  const value = { near: { name: 'a' }, far: { name: 'b' }, written: 'w', read: ['r'] };

  it('are walked as deep as declared: each pointer, structure and scalar is a step', () => {
    assert.deepEqual([...encode(tree, value).keys()], ['Near/Name', 'Written']);
  });

  it('are left out on their side alone', () => {
    const pairs = new Map([...encode(tree, value), ['Read', '0'], ['Read~', 'x'], ['None/Name', 'z']]);
    assert.deepEqual(decode(tree, pairs), { near: { name: 'a' }, far: null, written: '', read: ['x'] });
  });
});
