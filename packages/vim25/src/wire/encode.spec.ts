import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  anyType,
  dateTime,
  escapeXml,
  InvalidRequestError,
  listOf,
  managedObject,
  many,
  optional,
  string,
  struct,
} from './encode.ts';
import { TreeBuilder } from './tree.ts';
import { parseXml } from './xml.ts';
import { DEFAULT_LIMITS } from './limits.ts';

async function parsed(xml: string): Promise<unknown> {
  const builder = new TreeBuilder();
  await parseXml(oneChunk(xml), builder, DEFAULT_LIMITS);
  return builder.root;
}

async function* oneChunk(xml: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(xml);
}

describe('escapeXml', () => {
  it('escapes what would be markup', () => {
    assert.equal(escapeXml('a & b < c > "d"'), 'a &amp; b &lt; c &gt; &quot;d&quot;');
  });

  it('keeps tab and line feed, and writes a carriage return so that it survives', () => {
    assert.equal(escapeXml('a\tb\nc\rd'), 'a\tb\nc&#13;d');
  });

  for (const bad of ['\u0000', '\u0007', '\u001f', '\uffff', '\ud800']) {
    it(`refuses the character ${JSON.stringify(bad)} without quoting the text`, () => {
      assert.throws(
        () => escapeXml(`secret${bad}`),
        (error: Error) => error instanceof InvalidRequestError && !error.message.includes('secret'),
      );
    });
  }

  it('writes text that is read back as it was', async () => {
    const carried = fc.string({ unit: 'grapheme' }).filter((text) => !/(?![\t\n\r])\p{Cc}/u.test(text));
    await fc.assert(
      fc.asyncProperty(carried, async (text) => {
        assert.equal(await parsed(string.write('a', text)), text);
      }),
    );
  });
});

describe('struct', () => {
  const pair = struct({ first: string, second: optional(string), third: many(string) });

  it('writes fields in the declared order, whatever the order of the values', () => {
    assert.equal(
      pair.write('pair', { third: ['x', 'y'], second: 'b', first: 'a' }),
      '<pair><first>a</first><second>b</second><third>x</third><third>y</third></pair>',
    );
  });

  it('leaves out what is not given', () => {
    assert.equal(pair.write('pair', { first: 'a' }), '<pair><first>a</first></pair>');
  });

  it('names a required field that is missing', () => {
    assert.throws(() => pair.write('pair', {}), /"pair\.first"/);
  });

  it('refuses a field that the type does not have', () => {
    assert.throws(() => pair.write('pair', { first: 'a', fourth: 'd' }), /"fourth"/);
  });

  it('refuses a value of another type without quoting it', () => {
    assert.throws(() => pair.write('pair', { first: 12345 }), /^InvalidRequestError: (?!.*12345)/);
  });
});

describe('anyType', () => {
  const cases: [string, unknown, string][] = [
    ['text', 'a<b', '<v xsi:type="xsd:string">a&lt;b</v>'],
    ['a truth value', true, '<v xsi:type="xsd:boolean">true</v>'],
    ['a small number', 7, '<v xsi:type="xsd:int">7</v>'],
    ['a large number', 3_000_000_000, '<v xsi:type="xsd:long">3000000000</v>'],
    ['a bigint', 9_007_199_254_740_993n, '<v xsi:type="xsd:long">9007199254740993</v>'],
    ['a fraction', 1.5, '<v xsi:type="xsd:double">1.5</v>'],
    ['a time', new Date(0), '<v xsi:type="xsd:dateTime">1970-01-01T00:00:00.000Z</v>'],
    ['an enumeration', { xsiType: 'ManagedEntityStatus', text: 'red' }, '<v xsi:type="ManagedEntityStatus">red</v>'],
    [
      'a reference',
      { type: 'VirtualMachine', value: 'vm-1' },
      '<v xsi:type="ManagedObjectReference" type="VirtualMachine">vm-1</v>',
    ],
  ];
  for (const [name, value, expected] of cases) {
    it(`says the type of ${name}`, () => {
      assert.equal(anyType.write('v', value), expected);
    });
  }

  it('refuses what it has no type for', () => {
    assert.throws(() => anyType.write('v', { some: 'object' }), InvalidRequestError);
    assert.throws(() => anyType.write('v', Number.NaN), InvalidRequestError);
  });
});

describe('scalars and references', () => {
  it('escapes the id of a reference, which may hold anything', () => {
    assert.equal(
      managedObject.write('obj', { type: 'Datastore', value: '/tmp/a&b@folder-5' }),
      '<obj type="Datastore">/tmp/a&amp;b@folder-5</obj>',
    );
  });

  it('refuses an invalid time', () => {
    assert.throws(() => dateTime.write('at', new Date(Number.NaN)), InvalidRequestError);
  });

  it('writes an empty list as nothing, but wants the list', () => {
    assert.equal(listOf(string).write('a', []), '');
    assert.throws(() => listOf(string).write('a', undefined), InvalidRequestError);
  });
});
