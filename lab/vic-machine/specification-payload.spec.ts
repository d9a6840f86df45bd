/** What the wizard's specification becomes is what vic-machine-server takes, and the wizard's rules are the server's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpec, toPayload, VchSpec } from '@vic/contract/vch-spec';
import { aFilledSpec } from '@vic/contract/vch-spec/testing';
import { checkSpecification, type Fault } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { apiDescription } from '@vic/vic-machine-api/description';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import Value from 'typebox/value';
import { anySpec } from '../../packages/contract/src/vch-spec/testing/any-spec.ts';
import { recordedInventory } from '../../packages/vch-validation/src/testing/recorded-inventory.ts';
import { readBody } from '../../services/vic-machine-server/src/http/read-body.ts';
import { VCH_SHAPE } from '../../services/vic-machine-server/src/http/request-bodies.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ ...apiDescription, $id: 'api' });
const isVch = ajv.compile({ $ref: 'api#/components/schemas/VCH' });

const caller = { userName: 'administrator@vsphere.local', credentials: 'ticket' } as const;
/** What the inventory does not have; here nothing is looked up. */
const LOOKED_UP: readonly string[] = ['compute-unknown', 'network-unknown'];

function refusals(payload: Schemas['VCH']): readonly Fault[] {
  return checkSpecification(payload, recordedInventory(), caller).filter(
    ({ severity, code }) => severity === 'error' && !LOOKED_UP.includes(code),
  );
}

test('a payload is a VCH of the API', () => {
  const payload: Schemas['VCH'] = toPayload(aFilledSpec());
  assert.ok(isVch(payload), ajv.errorsText(isVch.errors));
});

test('the payload of any specification without faults follows the description', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      assert.ok(isVch(toPayload(spec)), ajv.errorsText(isVch.errors));
    }),
  );
});

test('vic-machine-server reads all of it', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const payload = toPayload(spec);
      const rule = { shape: VCH_SHAPE, name: 'vch', isRequired: true, isPatch: false };
      assert.deepEqual(readBody(JSON.stringify(payload), rule), payload);
    }),
  );
});

test('vic-machine-server finds nothing wrong with it', () => {
  fc.assert(
    fc.property(anySpec, (spec: VchSpec) => {
      assert.deepEqual(refusals(toPayload(spec)), []);
    }),
  );
});

/** Texts that somebody may type anywhere. */
const TYPED = fc.constantFrom(
  ...[
    '',
    ' ',
    '.',
    '..',
    'a/b',
    '/a',
    'a?b=c',
    'a:b',
    'a|b',
    'a%2fb',
    'x\ny',
    '10.1.2.3',
    '10.1.2.3/24',
    '10.1.2.0/33',
    '0.0.0.0/0',
  ],
  ...[
    '10.1.2.9-10.1.2.3',
    '10.1.2.3-10.1.2.9',
    '010.1.2.3',
    '::1',
    'http://a',
    'http://a:80',
    'http://a:0',
    'ftp://a:1',
    'host:99999',
  ],
  ...['*.example.com', '-----BEGIN CERTIFICATE-----', '{id}', 'ä'.repeat(40), 'nfs://a/b', 'ds://a/b', '<nil>'],
);

/** JSON pointers of all texts but those of objects that are chosen from the inventory. */
function textsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null || 'moid' in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

const mistyped = fc.tuple(anySpec, fc.nat(), TYPED).map(([spec, number, typed]) => {
  const paths = textsOf(spec);
  const changed = structuredClone(spec);
  Value.Pointer.Set(changed, paths[number % paths.length] ?? '', typed);
  return changed;
});

test('what vic-machine-server would refuse without looking anything up, the rules refuse before', () => {
  fc.assert(
    fc.property(mistyped, (spec) => {
      fc.pre(Value.Check(VchSpec, spec) && checkSpec(spec).length === 0);
      assert.deepEqual(refusals(toPayload(spec)), []);
      assert.ok(isVch(toPayload(spec)), ajv.errorsText(isVch.errors));
    }),
    { numRuns: 100, maxSkipsPerRun: 100 },
  );
});
