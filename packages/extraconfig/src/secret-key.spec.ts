import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Kind } from './kinds.ts';
import { virtualContainerHost } from './models/vch.ts';
import { newSecretKey, SECRET_KEY_KEY, SecretBox, SecretError, secretKeyOf, secretKeyOfVmx } from './secret-key.ts';
import { arbitraryValue } from './testing/arbitrary-value.ts';
import { decodeVch, emptyVchConfig, encodeVch, type VchConfig } from './vch-config.ts';

const TOKEN_KEY = 'guestinfo.vice./connect/token@secret';
const PRIVATE_KEY_KEY = 'guestinfo.vice./cert/HostCertificate/Key@secret';

function withSecrets(): VchConfig {
  const config = emptyVchConfig();
  return {
    ...config,
    connection: { ...config.connection, token: 'a | token' },
    certificate: { ...config.certificate, hostCertificate: { key: Buffer.from('pem of a key'), cert: null } },
  };
}

describe('newSecretKey', () => {
  it('is 32 bytes in base64, another each time', () => {
    assert.equal(Buffer.from(newSecretKey(), 'base64').length, 32);
    assert.notEqual(newSecretKey(), newSecretKey());
  });
});

describe('SecretBox', () => {
  it('opens a box that libsodium sealed', () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64');
    const sealed = 'ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7al+Za7xkKtjdXR4NVEjl2VTc+r1VxOPYit1E5vQ4YIdbhhhOdgOulz8=';
    assert.equal(new SecretBox(key).open(sealed, 'k'), 'Vector-1: grüße, 钥匙');
  });

  it('opens what it sealed, never twice alike', () => {
    const box = new SecretBox(newSecretKey());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = box.seal(text);
        assert.notEqual(sealed, box.seal(text));
        assert.equal(Buffer.from(sealed, 'base64').length, 24 + 16 + Buffer.byteLength(text));
        assert.equal(box.open(sealed, 'k'), text);
      }),
    );
  });

  for (const wrong of ['', 'short', newSecretKey().slice(4), `${newSecretKey()}AAAA`, '%'.repeat(44)]) {
    it(`refuses the key of ${wrong.length} characters`, () => {
      assert.throws(() => new SecretBox(wrong), SecretError);
    });
  }

  it('opens nothing that was changed, cut or sealed with another key, and tells no value', () => {
    const box = new SecretBox(newSecretKey());
    const sealed = box.seal('hush');
    const bytes = Buffer.from(sealed, 'base64');
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    const bad = [bytes.toString('base64'), sealed.slice(0, 40), '', '%%%', new SecretBox(newSecretKey()).seal('hush')];
    for (const one of bad) {
      assert.throws(
        () => box.open(one, TOKEN_KEY),
        (error) => error instanceof SecretError && error.message.includes(TOKEN_KEY) && !error.message.includes('hush'),
      );
    }
  });
});

describe('secrets of a VCH', () => {
  it('are sealed with the key, which goes with them', () => {
    const secretKey = newSecretKey();
    const pairs = encodeVch(withSecrets(), { secretKey });
    assert.equal(pairs.get(SECRET_KEY_KEY), secretKey);
    assert.equal(secretKeyOf(pairs), secretKey);
    const box = new SecretBox(secretKey);
    assert.equal(box.open(pairs.get(TOKEN_KEY) ?? '', ''), 'a | token');
    assert.equal(box.open(pairs.get(PRIVATE_KEY_KEY) ?? '', ''), Buffer.from('pem of a key').toString('base64'));
    assert.ok(![...pairs.values()].some((value) => value.includes('a | token')));
  });

  it('are null without the key, and not looked at', () => {
    const pairs = encodeVch(withSecrets(), { secretKey: newSecretKey() });
    const config = decodeVch(pairs);
    assert.equal(config.connection.token, null);
    assert.equal(config.certificate.hostCertificate, null);
    assert.doesNotThrow(() => decodeVch(new Map([[TOKEN_KEY, 'broken']])));
  });

  it('are written unset when they are null', () => {
    assert.equal(encodeVch(emptyVchConfig()).get(TOKEN_KEY), '<nil>');
    assert.equal(encodeVch(emptyVchConfig(), { secretKey: newSecretKey() }).get(TOKEN_KEY), '<nil>');
  });

  it('cannot be written without a key', () => {
    assert.throws(() => encodeVch(withSecrets()), { name: 'SecretError', message: /connect\/token@secret/ });
  });

  it('cannot be read with another key', () => {
    const pairs = encodeVch(withSecrets(), { secretKey: newSecretKey() });
    assert.throws(() => decodeVch(pairs, { secretKey: newSecretKey() }), SecretError);
  });

  it('survive being read with one key and written with the next', () => {
    const first = newSecretKey();
    const next = newSecretKey();
    fc.assert(
      fc.property(arbitraryValue(virtualContainerHost, { secretKey: first }), (value) => {
        const read = decode(virtualContainerHost, encode<Kind>(virtualContainerHost, value, { secretKey: first }), {
          secretKey: first,
        });
        const again = decodeVch(encodeVch(read, { secretKey: next }), { secretKey: next });
        assert.deepStrictEqual(again, value);
      }),
      { numRuns: 40 },
    );
  });
});

describe('secretKeyOfVmx', () => {
  it('finds the key among the lines', () => {
    const vmx = '.encoding = "UTF-8"\r\nmemSize = "2048"\r\nguestinfo.ovfenv = "abc+/|3D|3d"\r\nguestinfo.x = "y"\r\n';
    assert.equal(secretKeyOfVmx(vmx), 'abc+/==');
  });

  it('finds none where none is', () => {
    assert.equal(secretKeyOfVmx('guestinfo.ovfEnvX = "a"\n# guestinfo.ovfEnv = "b"\n'), null);
  });
});
