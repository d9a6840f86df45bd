import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../src/api-error.ts';
import { isPemForm } from '../../src/http/pem-form.ts';
import { conforms, readBody, type BodyRule } from '../../src/http/read-body.ts';
import { PEM_PATTERN, VCH_SHAPE } from '../../src/http/request-bodies.ts';

const RULE: BodyRule = { shape: VCH_SHAPE, name: 'vch', isRequired: true, isPatch: false };

function faultOf(body: string): [number, number | undefined, string] {
  try {
    readBody(body, RULE);
  } catch (error) {
    assert.ok(error instanceof ApiError);
    return [error.status, error.code, error.message];
  }
  throw new Error('The body was accepted.');
}

const NOT_JSON: readonly [string, string][] = [
  ['{"name": "x"', 'unexpected EOF'],
  ['{', 'unexpected EOF'],
  ['"x', 'unexpected EOF'],
  ['hunter2', "invalid character 'h' in value"],
  ['{"password": hunter2}', "invalid character 'h' in value"],
  ['{} {}', "invalid character '{' in value"],
  [`'x'`, `invalid character ''' in value`],
];

describe('a body that is no JSON', () => {
  for (const [body, reason] of NOT_JSON) {
    test(`${body} is refused, quoting one character at most`, () => {
      assert.deepEqual(faultOf(body), [400, 400, `parsing vch body from "" failed, because ${reason}`]);
    });
  }
});

const WRONG_TYPES: readonly [unknown, string][] = [
  [[], 'array into Go value of type models.VCH'],
  [{ debug: '1' }, 'string into Go struct field VCH.debug of type int64'],
  [{ debug: 1.5 }, 'number 1.5 into Go struct field VCH.debug of type int64'],
  [{ debug: 1e300 }, 'number 1e+300 into Go struct field VCH.debug of type int64'],
  [{ auth: { no_tls: 1 } }, 'number into Go struct field VCHAuth.auth.no_tls of type bool'],
  [{ registry: { insecure: 'a' } }, 'string into Go struct field VCHRegistry.registry.insecure of type []string'],
  [{ registry: { insecure: [true] } }, 'bool into Go struct field VCHRegistry.registry.insecure of type string'],
  [{ network: { public: [] } }, 'array into Go struct field VCHNetwork.network.public of type models.Network'],
  [
    { compute: { cpu: { limit: { value: 'x' } } } },
    'string into Go struct field VCHComputeCPU.compute.cpu.limit of type int64',
  ],
];

describe('a wrong type', () => {
  for (const [body, reason] of WRONG_TYPES) {
    test(`${JSON.stringify(body)} is named with its place`, () => {
      const message = `parsing vch body from "" failed, because json: cannot unmarshal ${reason}`;
      assert.deepEqual(faultOf(JSON.stringify(body)), [400, 400, message]);
    });
  }

  test('the first one in the body is told', () => {
    assert.match(faultOf('{"debug":"a","name":1}')[2], /VCH\.debug/);
    assert.match(faultOf('{"name":1,"debug":"a"}')[2], /VCH\.name/);
  });
});

const OUT_OF_BOUNDS: readonly [unknown, number, string][] = [
  [
    { network: { bridge: { network_width: 31 } } },
    608,
    'network.bridge.network_width in body should be less than or equal to 30',
  ],
  [
    { network: { bridge: { network_width: -1 } } },
    609,
    'network.bridge.network_width in body should be greater than or equal to 1',
  ],
  [{ compute: { cpu: { shares: { level: 'custom' } } } }, 606, 'level in body should be one of [high normal low]'],
  [{ syslog_addr: 'http://x' }, 605, "syslog_addr in body should match '^(tc|ud)p://.*'"],
  [
    { container: { name_convention: 'x' } },
    605,
    "container.name_convention in body should match '^.*(\\{id\\}|\\{name\\}).*'",
  ],
];

describe('a value out of bounds', () => {
  for (const [body, code, message] of OUT_OF_BOUNDS) {
    test(`${JSON.stringify(body)} is ${code}`, () => {
      assert.deepEqual(faultOf(JSON.stringify(body)), [422, code, message]);
    });
  }

  test('a version of three parts, as reading gives it, is refused', () => {
    assert.equal(faultOf('{"version":"v1.5.8-21343-9489f63e"}')[1], 605);
  });

  test('empty texts and zero are not held against their bounds', () => {
    const body = {
      version: '',
      network: { bridge: { ip_range: '', network_width: 0 }, container: [{ ip_ranges: [''], firewall: '' }] },
      syslog_addr: '',
    };
    assert.deepEqual(readBody(JSON.stringify(body), RULE), body);
  });
});

test('what is read conforms to its shape, whatever the body', () => {
  const names = ['name', 'debug', 'network', 'bridge', 'container', 'auth', 'client', 'pem', '__proto__', 'toString'];
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 1.5, '', 'x', '10.0.0.1/8'),
      fc.array(tie('value')),
      fc.dictionary(fc.constantFrom(...names), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(json.value, (value) => {
      try {
        const body = readBody(JSON.stringify(value), RULE);
        assert.ok(conforms(body, VCH_SHAPE));
      } catch (error) {
        assert.ok(error instanceof ApiError && error.code !== undefined);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('the form of PEM', () => {
  test('is what the pattern says', () => {
    const piece = fc.constantFrom('-----BEGIN A-----', '-----END A-----', '\n', ' ', 'AB', '=', '==', '-', 'é', '\r');
    const reference = new RegExp(PEM_PATTERN);
    const valid = fc.array(
      fc.constantFrom(
        '-----BEGIN A-----\nAB==\n-----END A-----\n',
        'x -----BEGIN A B----- AB -----END B-----',
        '-----BEGIN A-----   -----END A-----',
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(piece, { maxLength: 9 }), valid), (pieces) => {
        const pem = pieces.join('');
        assert.equal(isPemForm(pem), reference.test(pem), JSON.stringify(pem));
      }),
      { numRuns: 5000 },
    );
  });

  test('is found out soon, whatever the text', () => {
    const spaces = ' '.repeat(400_000);
    for (const pem of [
      `-----BEGIN A-----${spaces}-`,
      '-----BEGIN A-----'.repeat(40_000),
      '-----BEGIN A-----\nA\n-----END A-----\n'.repeat(20_000) + '-',
      `-----BEGIN ${'A'.repeat(400_000)}`,
    ]) {
      const before = performance.now();
      assert.equal(isPemForm(pem), false);
      assert.ok(performance.now() - before < 2_000);
    }
  });
});
