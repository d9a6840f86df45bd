import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PathParameterError, problemOf } from '../index.ts';
import { pathIn } from './scope.ts';

const TEMPLATE = 'https://server:8443/container/target/{target}/vch/{vchId}';
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', '?', '#', ':', '@', '[', ']', '{', '}', ' ', '\t', 'a', '8'),
  }),
);

describe('pathIn', () => {
  it('makes no other address than the one it is told, or refuses', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.option(anyText), (target, vchId, datacenter) => {
        let url: string;
        try {
          url = pathIn({ target, datacenter })(TEMPLATE, { target, vchId });
        } catch (error) {
          assert.ok(error instanceof PathParameterError);
          return;
        }
        const inDatacenter = datacenter === null ? '' : `/datacenter/${datacenter}`;
        const parsed = new URL(url);
        assert.equal(parsed.pathname, `/container/target/${target}${inDatacenter}/vch/${vchId}`);
        assert.deepEqual([parsed.host, parsed.search, parsed.hash], ['server:8443', '', '']);
      }),
    );
  });

  it('takes addresses of version 6', () => {
    const url = pathIn({ target: '[2001:db8::1]:443' })(TEMPLATE, { vchId: 'vm-1' });
    assert.equal(new URL(url).pathname, '/container/target/[2001:db8::1]:443/vch/vm-1');
  });
});

describe('problemOf', () => {
  it('makes a sentence of every body', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 599 }),
        fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined)),
        (status, body) => {
          const problem = problemOf(status, body);
          assert.equal(problem.status, status);
          assert.equal(typeof problem.message, 'string');
        },
      ),
    );
  });
});
