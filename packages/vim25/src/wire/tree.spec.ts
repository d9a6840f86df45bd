import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VimValue } from '../values.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { TreeBuilder, type TreeOptions } from './tree.ts';
import { parseXml } from './xml.ts';

async function tree(xml: string, options: TreeOptions = {}): Promise<VimValue | undefined> {
  const builder = new TreeBuilder(options);
  await parseXml(oneChunk(xml), builder, DEFAULT_LIMITS);
  return builder.root;
}

async function* oneChunk(xml: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(xml);
}

describe('decoding without a schema', () => {
  const cases: [string, string, VimValue | undefined][] = [
    ['text', '<v>abc</v>', 'abc'],
    ['an empty element', '<v></v>', ''],
    ['a self-closing element', '<v/>', ''],
    ['entities', '<v>&lt;a&gt; &amp; &#x41;&#66;</v>', '<a> & AB'],
    ['CDATA', '<v>a<![CDATA[<b>]]>c</v>', 'a<b>c'],
    ['typed text', '<v xsi:type="xsd:string">12</v>', '12'],
    ['an int', '<v xsi:type="xsd:int">12</v>', 12],
    ['a short with another prefix', '<v XMLSchema-instance:type="xsd:short">-3</v>', -3],
    ['a long that is safe', '<v xsi:type="xsd:long">42</v>', 42],
    ['a long that is not', '<v xsi:type="xsd:long">9007199254740993</v>', 9_007_199_254_740_993n],
    ['a number that is none', '<v xsi:type="xsd:int">many</v>', 'many'],
    ['a double', '<v xsi:type="xsd:double">1.5</v>', 1.5],
    ['an infinite float', '<v xsi:type="xsd:float">-INF</v>', -Infinity],
    ['true', '<v xsi:type="xsd:boolean">true</v>', true],
    ['true as 1', '<v xsi:type="xsd:boolean">1</v>', true],
    ['false', '<v xsi:type="xsd:boolean">false</v>', false],
    ['an enumeration', '<v xsi:type="ManagedEntityStatus">green</v>', 'green'],
    ['a time', '<v xsi:type="xsd:dateTime">2026-01-01T00:00:00.123456789Z</v>', '2026-01-01T00:00:00.123456789Z'],
    ['a reference', '<v type="Folder">group-v1</v>', { type: 'Folder', value: 'group-v1' }],
    [
      'a reference with an xsi:type',
      '<v type="Folder" xsi:type="ManagedObjectReference">group-v1</v>',
      { type: 'Folder', value: 'group-v1' },
    ],
    ['an object', '<v><a>1</a><b>2</b></v>', { a: '1', b: '2' }],
    ['a typed object', '<v xsi:type="X"><a>1</a></v>', { a: '1', typeName: 'X' }],
    ['a typed object without fields', '<v xsi:type="NotAuthenticated"></v>', { typeName: 'NotAuthenticated' }],
    ['a repeated name', '<v><a>1</a><a>2</a><a>3</a></v>', { a: ['1', '2', '3'] }],
    [
      'repeated lists',
      '<v><a xsi:type="ArrayOfString"><s>1</s></a><a xsi:type="ArrayOfString"><s>2</s></a></v>',
      { a: [['1'], ['2']] },
    ],
    ['an array', '<v xsi:type="ArrayOfString"><string>a</string><string>b</string></v>', ['a', 'b']],
    ['an empty array', '<v xsi:type="ArrayOfString"/>', []],
    [
      'an array of references',
      '<v xsi:type="ArrayOfManagedObjectReference"><ManagedObjectReference type="HostSystem">host-1</ManagedObjectReference></v>',
      [{ type: 'HostSystem', value: 'host-1' }],
    ],
    ['nil', '<v><a xsi:nil="true"/><b>1</b></v>', { b: '1' }],
    ['names with a prefix', '<s:v><s:a>1</s:a></s:v>', { a: '1' }],
    ['white space between elements', '<v>\n  <a>1</a>\n</v>', { a: '1' }],
    [
      'fields named like what objects inherit',
      '<v><constructor>1</constructor><toString>2</toString></v>',
      {
        constructor: '1',
        toString: '2',
      },
    ],
  ];
  for (const [name, xml, expected] of cases) {
    it(`reads ${name}`, async () => {
      const root = xml.replace(/^<((?:s:)?v)/, '<$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"');
      assert.deepEqual(await tree(root), expected);
    });
  }

  it('does not let an element change the prototype of an object', async () => {
    const root = await tree('<v><__proto__><polluted>1</polluted></__proto__><a>1</a></v>');
    assert.deepEqual(root, { a: '1' });
    assert.equal(Object.getPrototypeOf(root), Object.prototype);
  });
});

describe('option lists', () => {
  const xml =
    '<v xmlns:xsi="x" xsi:type="ArrayOfOptionValue">' +
    '<OptionValue xsi:type="OptionValue"><key>common/name</key><value xsi:type="xsd:string">web</value></OptionValue>' +
    '<OptionValue xsi:type="OptionValue"><key>other</key><value xsi:type="xsd:string">secret</value></OptionValue>' +
    '<OptionValue xsi:type="OptionValue"><key>init/count</key><value xsi:type="xsd:int">3</value></OptionValue></v>';

  it('become pairs of key and value', async () => {
    assert.deepEqual(await tree(xml), [
      { key: 'common/name', value: 'web' },
      { key: 'other', value: 'secret' },
      { key: 'init/count', value: 3 },
    ]);
  });

  it('keep only the keys that are wanted', async () => {
    const kept = await tree(xml, { keepOption: (key) => key.includes('/') });
    assert.deepEqual(kept, [
      { key: 'common/name', value: 'web' },
      { key: 'init/count', value: 3 },
    ]);
  });
});

describe('taking elements', () => {
  it('hands each over and leaves it out of the tree', async () => {
    const taken: [string, VimValue][] = [];
    const root = await tree('<r><l><a>1</a><b>2</b><a>3</a></l><a>4</a></r>', {
      tap: { elements: ['a'], depth: 2, take: (value, element) => taken.push([element, value]) },
    });
    assert.deepEqual(taken, [
      ['a', '1'],
      ['a', '3'],
    ]);
    assert.deepEqual(root, { l: { b: '2' }, a: '4' });
  });
});
