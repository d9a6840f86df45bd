import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Kind } from './kinds.ts';
import { executorConfig } from './models/executor.ts';
import { virtualContainerHost } from './models/vch.ts';
import { EMPTY_VALUE } from './pairs.ts';
import { declarationOf, examples, kindFromExamples, modelValue, structuresOf } from './testing/examples.ts';

const models = new Map([...structuresOf(executorConfig), ...structuresOf(virtualContainerHost)]);
/** Types of the examples that are no part of VIC's data: they show rules. */
const DEMONSTRATIONS = ['Simple', 'Temp'];
/** Named by the examples without fields; the format does not carry it. */
const WITHOUT_FIELDS = ['Userinfo'];

const sorted = (pairs: Iterable<readonly [string, string]>) => Object.fromEntries([...pairs].sort());
const inVsphere = (keys: Readonly<Record<string, string>>) =>
  new Map(Object.entries(keys).map(([key, value]) => [key, value === '' ? EMPTY_VALUE : value]));

function declarations(type: string): { name: string; kind: Kind }[] {
  const structName = type.replace(/^\*/, '');
  const model = models.get(structName);
  const generic = { name: "the examples' own declaration", kind: kindFromExamples(structName) };
  return model === undefined ? [generic] : [generic, { name: 'our model', kind: model }];
}

describe('pairs of the real encoder', () => {
  for (const { id, description, type, struct, keys, decoded } of examples.vectors) {
    for (const { name, kind } of declarations(type)) {
      it(`${id} (${description}) is written as it was, by ${name}`, () => {
        assert.deepEqual(sorted(encode<Kind>(kind, modelValue(kind, struct))), sorted(inVsphere(keys)));
      });
      it(`${id} (${description}) reads back from a VM, by ${name}`, () => {
        assert.deepStrictEqual(decode<Kind>(kind, inVsphere(keys)), modelValue(kind, decoded));
      });
      it(`${id} (${description}) reads back before the escape of empty texts, by ${name}`, () => {
        assert.deepStrictEqual(decode<Kind>(kind, new Map(Object.entries(keys))), modelValue(kind, decoded));
      });
    }
  }
});

describe('declared models', () => {
  for (const [name, fields] of Object.entries(examples.types)) {
    if (DEMONSTRATIONS.includes(name) || WITHOUT_FIELDS.includes(name)) continue;
    it(`declare ${name} as the engine does`, () => {
      const model = models.get(name);
      assert.ok(model, `no model of ${name}`);
      const byMember = (one: object) => Object.fromEntries(Object.entries(one).sort());
      assert.deepEqual(declarationOf(model).map(byMember), fields.map(byMember));
    });
  }

  it('declare nothing that the engine does not', () => {
    assert.deepEqual(
      [...models.keys()].filter((name) => !(name in examples.types)),
      [],
    );
  });
});
