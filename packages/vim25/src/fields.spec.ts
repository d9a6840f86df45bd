import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { extraConfigEntries, keyedPath, keyedValue } from './extra-config.ts';
import {
  boolean,
  encodeEntityName,
  entityName,
  field,
  list,
  number,
  reference,
  references,
  text,
  texts,
  time,
} from './fields.ts';
import { isKindOf } from './fault-hierarchy.ts';

describe('fields', () => {
  it('are lists of none, one or many', () => {
    assert.deepEqual(list(undefined), []);
    assert.deepEqual(list(''), []);
    assert.deepEqual(list('a'), ['a']);
    assert.deepEqual(list(['a', 'b']), ['a', 'b']);
    assert.deepEqual(texts(['a', { b: 'c' }, 1]), ['a', '1']);
  });

  it('are numbers, also as text, or nothing', () => {
    assert.equal(number('256'), 256);
    assert.equal(number(3n), 3);
    assert.equal(number(''), undefined);
    assert.equal(number('many'), undefined);
    assert.equal(number(undefined), undefined);
  });

  it('are truth values, also as text, or nothing', () => {
    assert.equal(boolean('true'), true);
    assert.equal(boolean('0'), false);
    assert.equal(boolean('yes'), undefined);
  });

  it('are texts, references or times, or nothing', () => {
    assert.equal(text({ a: '1' }), undefined);
    assert.equal(text(5), '5');
    assert.equal(reference({ type: 'a', value: 'b', other: 'c' }), undefined);
    assert.deepEqual(references({ type: 'Folder', value: 'f' }), [{ type: 'Folder', value: 'f' }]);
    assert.deepEqual(time('2026-01-01T00:00:00.123456789Z'), new Date('2026-01-01T00:00:00.123Z'));
    assert.equal(time('soon'), undefined);
  });

  it('are not what objects inherit', () => {
    assert.equal(field({}, 'constructor'), undefined);
    assert.equal(field('text', 'length'), undefined);
  });
});

describe('entity names', () => {
  it('show what vSphere encodes, and nothing else', () => {
    assert.equal(entityName('a%2fb%5cc%25d%20e%2F'), 'a/b\\c%d%20e/');
  });

  it('come back as they were', () => {
    fc.assert(fc.property(fc.string(), (name) => assert.equal(entityName(encodeEntityName(name)), name)));
  });
});

describe('extraConfig', () => {
  it('is read pair by pair', () => {
    const value = [{ key: 'a', value: '1' }, { key: 'b', value: 2 }, { key: 'c' }, 'odd'];
    assert.deepEqual(
      [...extraConfigEntries(value)],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    );
    assert.deepEqual([...extraConfigEntries(undefined)], []);
  });

  it('is asked for by key', () => {
    assert.equal(keyedPath('config.extraConfig', 'guestinfo.vice./repo'), 'config.extraConfig["guestinfo.vice./repo"]');
    assert.throws(() => keyedPath('config.extraConfig', 'a"]'), RangeError);
  });

  it('answers a key with its element or its bare value', () => {
    assert.equal(keyedValue({ typeName: 'OptionValue', key: 'a', value: '1' }), '1');
    assert.equal(keyedValue('1'), '1');
    assert.equal(keyedValue(undefined), null);
    assert.equal(keyedValue({ key: 'a' }), null);
  });
});

describe('fault kinds', () => {
  const cases: [string, string, boolean][] = [
    ['InvalidPowerState', 'InvalidState', true],
    ['InvalidPowerState', 'VimFault', true],
    ['InvalidPowerState', 'InvalidPowerState', true],
    ['InvalidState', 'InvalidPowerState', false],
    ['InsufficientCpuResourcesFault', 'InsufficientResourcesFault', true],
    ['MethodNotFound', 'InvalidRequest', true],
    ['NoPermission', 'RuntimeFault', true],
    ['NotAuthenticated', 'NoPermission', false],
    ['SomethingNew', 'SomethingNew', true],
    ['SomethingNew', 'VimFault', false],
    ['constructor', 'VimFault', false],
  ];
  for (const [type, kind, expected] of cases) {
    it(`${type} is ${expected ? 'a' : 'no'} ${kind}`, () => {
      assert.equal(isKindOf(type, kind), expected);
    });
  }
});
