import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeEvent } from '../events.ts';
import { TransportError, VimFault } from '../errors.ts';
import { decodeObjectUpdate } from '../feed/update-set.ts';
import { decodeObjectContent } from '../object-content.ts';
import { decodeLocalizedFault, decodeTaskInfo } from '../tasks.ts';
import type { VimValue } from '../values.ts';
import { METHODS } from './table.ts';

const NAMES = [
  ...['typeName', 'type', 'value', 'key', 'obj', 'propSet', 'missingSet', 'name', 'val', 'path', 'fault', 'op', 'kind'],
  ...['version', 'truncated', 'filterSet', 'filter', 'objectSet', 'changeSet', 'token', 'objects', 'about', 'state'],
  ...['error', 'progress', 'createdTime', 'server', 'description', 'label', 'adminEmail', 'entity', 'privAvailability'],
];

const value = fc.letrec<{ value: VimValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<VimValue>(
      '',
      'text',
      '12',
      'true',
      '2026-01-01T00:00:00Z',
      'NotAuthenticated',
      1,
      Number.NaN,
      5n,
      true,
    ),
    fc.record({ type: fc.constantFrom('Task', 'Folder'), value: fc.string() }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 }),
  ),
})).value;

function endsTyped(decode: (given: VimValue) => unknown): void {
  fc.assert(
    fc.property(value, (given) => {
      try {
        decode(given);
      } catch (error) {
        assert.ok(error instanceof TransportError || error instanceof VimFault, String(error));
      }
    }),
    { numRuns: 200 },
  );
}

describe('decoders answer anything with a value or a typed error', () => {
  for (const [method, declaration] of Object.entries(METHODS)) {
    it(`of ${method}`, () => {
      endsTyped((given) => declaration.decode(given));
    });
  }

  const others: Record<string, (given: VimValue) => unknown> = {
    objects: decodeObjectContent,
    updates: decodeObjectUpdate,
    events: decodeEvent,
    tasks: decodeTaskInfo,
    'faults of tasks': decodeLocalizedFault,
  };
  for (const [what, decode] of Object.entries(others)) {
    it(`of ${what}`, () => {
      endsTyped(decode);
    });
  }
});

describe('decoders answer what the API says', () => {
  const cases: [string, unknown, unknown][] = [
    ['a missing reference', METHODS.FindByInventoryPath.decode(undefined), null],
    ['missing lists', METHODS.QueryManagedBy.decode(undefined), []],
    [
      'one reference as a list',
      METHODS.QueryManagedBy.decode({ type: 'Folder', value: 'f' }),
      [{ type: 'Folder', value: 'f' }],
    ],
    ['no update', METHODS.WaitForUpdatesEx.decode(undefined), null],
    [
      'an update set without changes',
      METHODS.WaitForUpdatesEx.decode({ version: '3' }),
      { version: '3', isTruncated: false, changes: [] },
    ],
    ['an empty page', METHODS.RetrievePropertiesEx.decode(undefined), { token: undefined, objects: [] }],
    ['the time', METHODS.CurrentTime.decode('2026-01-01T00:00:00.5Z'), new Date('2026-01-01T00:00:00.500Z')],
    ['no extension', METHODS.FindExtension.decode(undefined), null],
  ];
  for (const [what, decoded, expected] of cases) {
    it(what, () => {
      assert.deepEqual(decoded, expected);
    });
  }
});
