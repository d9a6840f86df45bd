import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differencesOf, valueDifferences } from './compare.ts';
import { meansTheSame } from './texts.ts';
import { Translation } from './translation.ts';

const recorded = (bodyJson: unknown) => ({ status: 200, headers: { 'Content-Type': 'application/json' }, bodyJson });
const ours = (body: unknown, contentType = 'application/json') => ({
  status: 200,
  headers: { 'content-type': contentType },
  text: JSON.stringify(body),
});

describe('comparing answers', () => {
  it('finds what is missing, too much, or another value', () => {
    assert.deepEqual(valueDifferences({ a: 1, b: [1, 2], c: 'x' }, { b: [1], c: 'y', d: null }, 'body'), [
      'body.a is missing',
      'body.b has 1 entries in place of 2',
      'body.c is "y" in place of "x"',
      'body.d is too much: null',
    ]);
  });

  it('lets lists without order be in any, and others not', () => {
    const one = { container: [{ alias: 'b' }, { alias: 'a' }], vchs: [1, 2] };
    const other = { container: [{ alias: 'a' }, { alias: 'b' }], vchs: [2, 1] };
    assert.deepEqual(valueDifferences(one, other, 'body'), [
      'body.vchs[0] is 2 in place of 1',
      'body.vchs[1] is 1 in place of 2',
    ]);
  });

  it('compares status and content type', () => {
    assert.deepEqual(differencesOf(recorded({}), { ...ours({}, ''), status: 500 }, new Translation()), [
      'status 500 in place of 200',
      'Content-Type "" in place of "application/json"',
    ]);
  });

  it('expects what is recorded in terms of this run', () => {
    const translation = new Translation();
    translation.target('127.0.0.1:8989', 4711);
    translation.id('vm-115', 'vm-3');
    const body = { message: 'vm-115 of 127.0.0.1:8989 beside vm-104' };
    assert.deepEqual(
      differencesOf(recorded(body), ours({ message: 'vm-3 of 127.0.0.1:4711 beside vm-104' }), translation),
      [],
    );
  });
});

describe('texts', () => {
  it("mean the same where only Go's words or the target's differ", () => {
    const failed = 'validation error: Failed to log in to 127.0.0.1:1: ServerFaultCode: Login failure';
    const words = 'Cannot complete login due to an incorrect user name or password.';
    assert.ok(meansTheSame(failed, failed.replace('Login failure', words)));
    assert.ok(!meansTheSame(failed, 'validation error: something else'));
    assert.ok(!meansTheSame('Not a VCH', 'no VCH'));
  });
});
