import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boolean, float } from './kinds.ts';
import { formatScalar, parseInt64, parseInteger, parseScalar } from './scalar-text.ts';

describe('scalars', () => {
  it('writes floats in the shortest form with an upper-case exponent of two digits', () => {
    const written = [1.5, 0, -0.25, 1e100, NaN, -Infinity].map((value) => formatScalar(float, value));
    assert.deepEqual(written, ['1.5E+00', '0E+00', '-2.5E-01', '1E+100', 'NaN', '-Inf']);
  });

  it('takes the spellings of true that the engine takes', () => {
    const spellings = ['1', 't', 'T', 'true', 'True', 'TRUE', 'tRUE', 'yes', '0', 'false', ''];
    assert.equal(spellings.filter((text) => parseScalar(boolean, text) === true).length, 6);
  });

  it('knows the limits of 64 bits', () => {
    assert.equal(parseInt64('9223372036854775807'), 9223372036854775807n);
    assert.equal(parseInt64('9223372036854775808'), null);
    assert.equal(parseInt64('-9223372036854775808'), -9223372036854775808n);
    assert.equal(parseInt64(`+${'0'.repeat(100_000)}7`), 7n);
  });

  it('takes no number that a double cannot hold', () => assert.equal(parseInteger('9007199254740993'), null));
});
