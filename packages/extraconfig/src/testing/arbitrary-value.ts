/** Random values of a declared kind, limited to what the format can carry. */
import fc from 'fast-check';
import { encode } from '../encode.ts';
import { type Field, type Kind, type StructKind } from '../kinds.ts';
import { zeroValue } from '../zero.ts';

/** Any text but the stand-in for the empty one. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => text !== '<nil>');
const element = anyText.map((text) => text.replaceAll('|', '¦')).filter((text) => text !== '<nil>');
/** Without `@`, `|` and `/`; dots are carried because only they are rewritten. */
const entryName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[|@/]/g, '·'));

/** Whether values may have secrets, which are then written with the key. */
export interface ArbitraryOptions {
  readonly secretKey?: string | undefined;
  readonly isNonPersistent?: boolean;
}

const goTime = fc
  .record({
    at: fc.date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true }),
    nanoseconds: fc.integer({ min: 0, max: 999_999_999 }),
    sign: fc.constantFrom('+', '-'),
    hours: fc.integer({ min: 0, max: 14 }),
    minutes: fc.constantFrom(0, 30, 45),
    zone: fc.constantFrom('UTC', 'CEST', 'PST', '+03'),
  })
  .map(({ at, nanoseconds, sign, hours, minutes, zone }) => {
    const fraction = String(nanoseconds).padStart(9, '0').replace(/0+$/, '');
    const two = (number: number) => String(number).padStart(2, '0');
    const offset = hours + minutes === 0 ? 'Z' : `${sign}${two(hours)}:${two(minutes)}`;
    return { iso: `${at.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${offset}`, zone };
  });

/** Hidden fields beneath a non-persistent one have no key. */
function arbitraryField(declared: Field, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const isNonPersistent = options.isNonPersistent === true || declared.scope?.isNonPersistent === true;
  const isDropped = isNonPersistent && declared.scope?.visibility === 'hidden';
  if (declared.isSecret) {
    if (options.secretKey === undefined || isDropped) return fc.constant(null);
    return fc.option(arbitraryValue(declared.kind), { nil: null });
  }
  return isDropped
    ? fc.constant(zeroValue(declared.kind))
    : arbitraryValue(declared.kind, { ...options, isNonPersistent });
}

function arbitraryStruct(kind: StructKind, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const modelled = kind.entries.filter(([, declared]) => declared.isModelled);
  const parts = modelled.map(([property, declared]) => [property, arbitraryField(declared, options)] as const);
  return fc.record(Object.fromEntries(parts), { noNullPrototype: true });
}

/** A generator of values that survive being written and read. */
export function arbitraryValue(kind: Kind, options: ArbitraryOptions = {}): fc.Arbitrary<unknown> {
  const { secretKey } = options;
  const writesSomething = (target: Kind, value: unknown) => encode<Kind>(target, value, { secretKey }).size > 0;
  switch (kind.kind) {
    case 'text':
      return anyText;
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return kind.goType === 'int32' ? fc.integer() : fc.maxSafeInteger();
    case 'big-integer':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'float':
      return fc.double();
    case 'time':
      return fc.option(goTime, { nil: null });
    case 'bytes':
      return fc.option(fc.uint8Array({ minLength: 1, maxLength: 16 }), { nil: null });
    case 'unsupported':
      return fc.constant(undefined);
    case 'pointer':
      return fc.option(
        arbitraryValue(kind.target, options).filter((value) => writesSomething(kind.target, value)),
        { nil: null },
      );
    case 'list':
      return fc.array(kind.item.kind === 'text' ? element : arbitraryValue(kind.item, options), {
        maxLength: 3,
      });
    case 'map':
      return fc
        .dictionary(
          entryName,
          arbitraryValue(kind.value, options).filter((value) => writesSomething(kind.value, value)),
          { maxKeys: 3, noNullPrototype: true },
        )
        .map((entries) => new Map(Object.entries(entries)));
    case 'struct':
      return arbitraryStruct(kind, options);
  }
}
