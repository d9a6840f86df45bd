import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureText } from '../../src/create/failure-text.ts';

describe('the text of a failure', () => {
  test('has no full stop, but keeps the dots of one that ends with three', () => {
    assert.equal(failureText(new Error('The disk is full.')), 'The disk is full');
    assert.equal(failureText(new Error('Exiting...')), 'Exiting...');
  });

  test('says nothing of what is inside when the service itself made a mistake', () => {
    assert.match(failureText(new TypeError("Cannot read properties of undefined (reading 'x')")), /not foreseen/);
    assert.doesNotMatch(failureText(new TypeError("Cannot read properties of undefined (reading 'x')")), /undefined/);
  });
});
