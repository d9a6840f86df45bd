import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { field, float, integer, list, map, pointer, struct, text, time, type Kind } from './kinds.ts';
import { containerVm, executorConfig } from './models/executor.ts';
import { virtualContainerHost } from './models/vch.ts';
import { arbitraryValue } from './testing/arbitrary-value.ts';
import { examples, kindFromExamples } from './testing/examples.ts';

/** What no model of VIC's needs today. */
const rare = struct('Rare', {
  ratio: field('Ratio', float, { scope: 'read-write', key: 'ratio' }),
  ratios: field('Ratios', list(float)),
  at: field('At', time, { scope: 'read-only' }),
  count: field('Count', pointer(integer), { scope: 'volatile', key: ' count ' }),
  names: field('Names', map(map(list(text))), { scope: 'read-only,non-persistent', key: 'names' }),
});

const KINDS: readonly (readonly [string, Kind, number])[] = [
  ['a containerVM', executorConfig, 60],
  ['a VCH', virtualContainerHost, 40],
  ["a containerVM's outer part", containerVm, 100],
  ['floats, times and nested maps', rare, 200],
  ...Object.keys(examples.types).map((name): readonly [string, Kind, number] => [
    `${name} of the examples`,
    kindFromExamples(name),
    20,
  ]),
];

describe('what is written reads back', () => {
  for (const [name, kind, numRuns] of KINDS) {
    it(`for ${name}`, () => {
      fc.assert(
        fc.property(arbitraryValue(kind), (value) => {
          assert.deepStrictEqual(decode<Kind>(kind, encode<Kind>(kind, value)), value);
        }),
        { numRuns },
      );
    });
  }
});
