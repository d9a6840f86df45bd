import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRootPassword } from '../../src/debug/root-password.ts';

describe('checking the password of root', () => {
  it('takes letters, digits and signs', () => {
    checkRootPassword('aZ09!#$%&()*+,-./:;<=>?@[]^_{|}~');
  });

  for (const [title, password] of [
    ['one that is too short', 'seven77'],
    ['one that is too long', 'x'.repeat(128)],
    ['a blank', 'two words'],
    ['a quotation mark', 'quoted"word'],
    ['an apostrophe', "it'sMine"],
    ['an accent', 'back`tick'],
    ['a backslash', 'back\\slash'],
    ['letters that are not ASCII', 'Schlüssel'],
    ['a second line', 'password\nroot'],
  ] as const) {
    it(`refuses ${title} without repeating it`, () => {
      assert.throws(
        () => checkRootPassword(password),
        (error: Error) => !error.message.includes(password),
      );
    });
  }
});
