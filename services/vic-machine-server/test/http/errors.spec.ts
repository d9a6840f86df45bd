import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidRequestError } from '@vic/vim25';
import { toApiError } from '../../src/http/errors.ts';

describe('what a caller is told of a failure', () => {
  test('is what is wrong with the request, where a text of it cannot be sent to vCenter', () => {
    const { status, message } = toApiError(new InvalidRequestError('The text holds a control character.'), 'op1');
    assert.equal(status, 400);
    assert.equal(message, 'The text holds a control character.');
  });

  test('is where to look it up, and nothing else, where nobody foresaw it', () => {
    const { status, message } = toApiError(new TypeError('x is undefined'), 'op1');
    assert.equal(status, 500);
    assert.match(message, /look up op=op1 in the log/);
    assert.doesNotMatch(message, /undefined/);
  });
});
