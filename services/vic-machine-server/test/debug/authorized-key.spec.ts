import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { readAuthorizedKey } from '../../src/debug/authorized-key.ts';

function publicKey(kind = 'ssh-ed25519', keyBytes = 32): string {
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return Buffer.concat([field(Buffer.from(kind)), field(Buffer.alloc(keyBytes, 7))]).toString('base64');
}

const KEY = `ssh-ed25519 ${publicKey()}`;

describe('reading an authorized key', () => {
  for (const [title, text, line] of [
    ['takes a key', KEY, KEY],
    ['takes a comment', `${KEY} root at the console`, `${KEY} root at the console`],
    ['takes off blanks and the end of the line', `  ${KEY} me@home\r\n`, `${KEY} me@home`],
    ['takes a key of RSA', `ssh-rsa ${publicKey('ssh-rsa', 257)}`, `ssh-rsa ${publicKey('ssh-rsa', 257)}`],
  ] as const) {
    it(title, () => assert.equal(readAuthorizedKey(text), line));
  }

  for (const [title, text, reason] of [
    ['nothing', ' ', /begin with a kind of key/],
    ['a second line', `${KEY}\n${KEY}`, /begin with a kind of key|other than printable/],
    ['options', `command="reboot" ${KEY}`, /begin with a kind of key/],
    ['a kind that is no longer taken', `ssh-dss ${publicKey('ssh-dss')}`, /begin with a kind of key/],
    ['a key of another kind than it says', `ssh-rsa ${publicKey()}`, /no such key/],
    ['a key that was cut', KEY.slice(0, 40), /no such key/],
    ['a key without its end', `ssh-ed25519 ${publicKey('ssh-ed25519', 32).slice(0, 20)}`, /no such key/],
    ['a comment of several lines', `${KEY} a\tb`, /printable ASCII/],
    ['a text without end', `${KEY} ${'x'.repeat(20_000)}`, /longer than/],
  ] as const) {
    it(`refuses ${title}`, () => assert.throws(() => readAuthorizedKey(text), { status: 400, message: reason }));
  }

  it('refuses a private key without repeating it', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    assert.throws(
      () => readAuthorizedKey(pem),
      (error: Error) => error.message.includes('private key') && !error.message.includes(pem.split('\n')[1] ?? ''),
    );
  });
});
