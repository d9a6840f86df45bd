import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TransportError, VimFault } from '../errors.ts';
import { readAnswer } from './answer.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { TreeBuilder } from './tree.ts';
import { parseXml } from './xml.ts';

const LIMITS = { ...DEFAULT_LIMITS, bytes: 100_000, textLength: 1_000, nesting: 8 };

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function parse(text: string | Uint8Array, chunkSize = 64): Promise<void> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return parseXml(cut(bytes, chunkSize), new TreeBuilder(), LIMITS);
}

function failsWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof TransportError && error.code === code;
}

describe('parseXml', () => {
  it('reads the same whatever the pieces it comes in, also amid a character', async () => {
    const bytes = Buffer.from('<v><a>größer — 𝄞</a><b>&amp;</b></v>');
    for (let size = 1; size < bytes.length; size += 1) {
      const builder = new TreeBuilder();
      await parseXml(cut(bytes, size), builder, LIMITS);
      assert.deepEqual(builder.root, { a: 'größer — 𝄞', b: '&' });
    }
  });

  it('refuses document types, and with them entity bombs', async () => {
    await assert.rejects(parse('<!DOCTYPE v [<!ENTITY a "aa">]><v>&a;</v>'), failsWith('not-xml'));
    await assert.rejects(parse('<!DOCTYPE html><html></html>'), failsWith('not-xml'));
  });

  it('knows no entities of its own', async () => {
    await assert.rejects(parse('<v>&nbsp;</v>'), failsWith('not-xml'));
  });

  for (const [name, text] of [
    ['nothing', ''],
    ['an end without a beginning', '</v>'],
    ['an unfinished element', '<v><a>1</a>'],
    ['mismatched elements', '<v></w>'],
    ['text after the root', '<v/>more'],
    ['JSON', '{"a":1}'],
  ] as const) {
    it(`refuses ${name}`, async () => {
      await assert.rejects(parse(text), failsWith('not-xml'));
    });
  }

  it('refuses bytes that are not UTF-8', async () => {
    await assert.rejects(parse(Buffer.from([0x3c, 0x76, 0x3e, 0xff, 0xfe, 0x3c])), failsWith('not-xml'));
  });

  it('stops at the limit of bytes', async () => {
    const many = `<v>${'<a>1</a>'.repeat(20_000)}</v>`;
    await assert.rejects(parse(many, 4096), failsWith('too-large'));
  });

  it('stops at the limit of a text, before the text has ended', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<v>');
      for (;;) {
        pieces += 1;
        yield Buffer.from('x'.repeat(100));
      }
    }
    await assert.rejects(parseXml(endless(), new TreeBuilder(), LIMITS), failsWith('too-large'));
    assert.ok(pieces <= 11);
  });

  it('stops at the limit of nesting', async () => {
    await assert.rejects(parse('<a>'.repeat(9)), failsWith('too-large'));
  });

  it('says nothing of the text that it could not read', async () => {
    await assert.rejects(parse('<v secret-ticket></v>'), (error: Error) => !error.message.includes('secret'));
  });

  it('lets other work go on', async () => {
    let isOtherWorkDone = false;
    setImmediate(() => (isOtherWorkDone = true));
    const long = Buffer.from(`<v>${'<a>1</a>'.repeat(200_000)}</v>`);
    await parseXml(cut(long, 65_536), new TreeBuilder(), DEFAULT_LIMITS);
    assert.ok(isOtherWorkDone);
  });

  it('shares its time among answers that come at once', async () => {
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const pieces = new Map<number, number>();
    const slow = {
      open: (): void => {
        const until = performance.now() + 6;
        while (performance.now() < until);
        pieces.set(turn, (pieces.get(turn) ?? 0) + 1);
      },
      text: (): void => undefined,
      close: (): void => undefined,
    };
    const bytes = Buffer.from(`<v>${'<a/>'.repeat(4)}</v>`);
    await Promise.all([1, 2, 3, 4].map(() => parseXml(cut(bytes, 4), slow, LIMITS)));
    isOver = true;
    assert.ok(Math.max(...pieces.values()) < 4, 'no turn of the event loop with a piece of each answer');
  });
});

describe('readAnswer', () => {
  const read = (bytes: Uint8Array): Promise<unknown> => readAnswer(cut(bytes, 50), { method: 'M', limits: LIMITS });
  const isTyped = (error: unknown): boolean => error instanceof TransportError || error instanceof VimFault;

  it('answers any bytes with a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await assert.rejects(read(bytes), isTyped);
      }),
    );
  });

  it('answers any damaged answer with a value or a typed error', async () => {
    const answer =
      '<e:Envelope xmlns:e="s" xmlns:xsi="i"><e:Body><MResponse><returnval xsi:type="ArrayOfOptionValue">' +
      '<OptionValue xsi:type="OptionValue"><key>a</key><value xsi:type="xsd:long">1</value></OptionValue>' +
      '</returnval></MResponse></e:Body></e:Envelope>';
    const damage = fc.tuple(
      fc.nat(answer.length),
      fc.nat(20),
      fc.constantFrom('', '<', '>', '&', '"', '</', ']]>', '\0', 'é'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const text = damages.reduce(
          (known, [at, gone, put]) => known.slice(0, at) + put + known.slice(at + gone),
          answer,
        );
        await read(Buffer.from(text)).catch((error: unknown) => assert.ok(isTyped(error), String(error)));
      }),
      { numRuns: 500 },
    );
  });

  it('answers any tree with a value or a typed error', async () => {
    const name = fc.constantFrom(
      'Envelope',
      'Body',
      'Fault',
      'detail',
      'MResponse',
      'returnval',
      '__proto__',
      'key',
      'a',
    );
    const attribute = fc.constantFrom(
      '',
      ' type="T"',
      ' xsi:type="ArrayOfX"',
      ' xsi:type="xsd:int"',
      ' xsi:nil="true"',
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('', '1', 'text', ' '),
        fc
          .tuple(name, attribute, fc.array(tie('node'), { maxLength: 3 }))
          .map(([element, type, children]) => `<${element}${type}>${children.join('')}</${element}>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(node, node, async (a, b) => {
        const text = `<Envelope xmlns:xsi="i"><Body>${a}${b}</Body></Envelope>`;
        await read(Buffer.from(text)).catch((error: unknown) => assert.ok(isTyped(error), String(error)));
      }),
      { numRuns: 500 },
    );
  });
});
