import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planAuth } from './server-certificate.ts';
import type { VchSpecification } from './specification.ts';
import { testPair, type TestPair } from './testing/certificates.ts';
import { stage1, stage2 } from './testing/faults.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { aSpecification } from './testing/specifications.ts';

const { readAt } = recordedInventory();
const [rsa, ec, expired, future] = await Promise.all([
  testPair('RSA', readAt),
  testPair('EC', readAt),
  testPair('EC', readAt, { fromDay: -3, toDay: -2 }),
  testPair('EC', readAt, { fromDay: 2, toDay: 3 }),
]);
const KEY = '/auth/server/private_key/pem';
const CERTIFICATE = '/auth/server/certificate/pem';

function secured(
  certificate: string,
  key: string,
  client: NonNullable<VchSpecification['auth']>['client'] = { no_tls_verify: true },
) {
  return aSpecification({ auth: { server: { certificate: { pem: certificate }, private_key: { pem: key } }, client } });
}

const own = (pair: TestPair, client?: NonNullable<VchSpecification['auth']>['client']) =>
  secured(pair.certificate, pair.keys.pkcs8, client);

describe('the server certificate', () => {
  for (const [kind, pair] of [
    ['RSA', rsa],
    ['EC', ec],
  ] as const) {
    for (const form of ['pkcs8', 'traditional'] as const) {
      it(`may have a ${form} ${kind} key`, () => {
        assert.deepEqual(stage2(secured(pair.certificate, pair.keys[form])), []);
      });
    }
  }

  it('may come with its chain, and with Windows line ends', () => {
    assert.deepEqual(stage2(secured(`${ec.certificate}${rsa.certificate}`, ec.keys.pkcs8)), []);
    assert.deepEqual(
      stage2(secured(ec.certificate.replaceAll('\n', '\r\n'), ec.keys.pkcs8.replaceAll('\n', '\r\n'))),
      [],
    );
  });

  it('has the key that is given', () => {
    assert.deepEqual(stage2(secured(ec.certificate, rsa.keys.pkcs8)), [`key-mismatch ${KEY}`]);
    assert.deepEqual(stage2(secured(ec.certificate, expired.keys.pkcs8)), [`key-mismatch ${KEY}`]);
  });

  it('has a key that can be read', () => {
    assert.deepEqual(stage2(secured(ec.certificate, ec.keys.encrypted)), [`key-unreadable ${KEY}`]);
    assert.deepEqual(stage2(secured(ec.certificate, ec.certificate)), [`key-unreadable ${KEY}`]);
  });

  it('is a certificate', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    assert.deepEqual(stage2(secured(broken, ec.keys.pkcs8)), [`certificate-unreadable ${CERTIFICATE}`]);
    assert.deepEqual(stage2(secured(ec.keys.pkcs8, ec.keys.pkcs8)), [`certificate-unreadable ${CERTIFICATE}`]);
  });

  it('is valid now', () => {
    assert.deepEqual(stage2(own(expired)), [`certificate-expired ${CERTIFICATE}`]);
    assert.deepEqual(stage2(own(future)), [`certificate-not-yet-valid ${CERTIFICATE} ?`]);
  });
});

describe('certificate authorities', () => {
  const AUTHORITIES = '/auth/client/certificate_authorities';

  it('can be read', () => {
    const client = { certificate_authorities: [{ pem: ec.certificate }, { pem: 'x' }, {}] };
    assert.deepEqual(stage2(own(ec, client)), [
      `authority-unreadable ${AUTHORITIES}/1/pem`,
      `authority-unreadable ${AUTHORITIES}/2/pem`,
    ]);
    const registry = { certificate_authorities: [{ pem: 'x' }] };
    assert.deepEqual(stage2(aSpecification({ registry })), [
      'authority-unreadable /registry/certificate_authorities/0/pem',
    ]);
  });

  it('need a server certificate', () => {
    const client = { certificate_authorities: [{ pem: ec.certificate }] };
    assert.deepEqual(stage2(aSpecification({ auth: { client } })), [`authority-without-server ${AUTHORITIES}`]);
  });

  it('are missed where clients must prove who they are', () => {
    assert.deepEqual(stage2(own(ec, {})), [`no-client-authority ${AUTHORITIES} ?`]);
  });

  it('are missed where nothing is encrypted, unless that was said', () => {
    assert.deepEqual(stage2(aSpecification({ auth: {} })), ['no-tls /auth ?']);
    assert.deepEqual(stage2(aSpecification({ auth: { no_tls: true } })), []);
  });
});

describe('the plan of authentication', () => {
  const generate = {
    cname: 'vch.example.com',
    organization: ['Example'],
    size: { value: 2048, units: 'bit' as const },
  };

  it('serves TLS with what is given, whatever no_tls says', () => {
    const auth = planAuth({ ...own(ec).auth, no_tls: true });
    assert.deepEqual([auth.usesTls, auth.generate], [true, null]);
  });

  it('generates unless no TLS is wanted', () => {
    assert.deepEqual(planAuth({ server: { generate } }).generate, {
      commonName: 'vch.example.com',
      organizations: ['Example'],
      keySize: 2048,
    });
    const none = planAuth({ no_tls: true, server: { generate } });
    assert.deepEqual([none.usesTls, none.generate], [false, null]);
  });

  it('has no TLS without a server part', () => {
    assert.equal(planAuth(undefined).usesTls, false);
    assert.deepEqual(stage1(aSpecification({ auth: { client: { no_tls_verify: true } } })), []);
  });

  it('takes authorities that repeat those before them once', () => {
    const certificate_authorities = [{ pem: ec.certificate }, { pem: `${ec.certificate}${rsa.certificate}` }];
    assert.deepEqual(planAuth({ client: { certificate_authorities } }).clientAuthorities, [
      ec.certificate,
      rsa.certificate,
    ]);
  });
});
