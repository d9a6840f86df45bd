import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { connectFaultText } from '../../src/target/connect-fault.ts';
import { faultText } from '../../src/target/fault-text.ts';
import type { TargetRequest } from '../../src/target/target-session.ts';

const REQUEST: TargetRequest = {
  host: 'vc.example.com:8989',
  thumbprint: null,
  datacenterId: null,
  credentials: { kind: 'ticket', ticket: 'a-ticket' },
};
const withCode = (code: string): Error => Object.assign(new Error('secret detail'), { code });
const untrusted = (code: string) => new UntrustedCertificateError('no', { cause: withCode(code) });

describe('why a target could not be connected', () => {
  it('names the thumbprint that was given', () => {
    assert.equal(
      connectFaultText({ ...REQUEST, thumbprint: 'AA:BB' }, untrusted('CERT_UNTRUSTED')),
      'Failed to connect to vc.example.com:8989: Post "https://vc.example.com:8989/sdk": Host "vc.example.com:8989" thumbprint does not match "AA:BB"',
    );
  });

  it('tells what is wrong with a certificate that must verify', () => {
    assert.equal(
      connectFaultText(REQUEST, untrusted('SELF_SIGNED_CERT_IN_CHAIN')),
      'x509: certificate signed by unknown authority',
    );
    assert.equal(
      connectFaultText(REQUEST, untrusted('CERT_HAS_EXPIRED')),
      'x509: certificate has expired or is not yet valid',
    );
    assert.equal(
      connectFaultText(REQUEST, untrusted('ERR_TLS_CERT_ALTNAME_INVALID')),
      'x509: certificate is not valid for vc.example.com:8989',
    );
  });

  it('tells a server that refuses from a name that nobody knows', () => {
    const failed = (code: string) =>
      connectFaultText(REQUEST, new TransportError('unreachable', 'x', { cause: withCode(code) }));
    assert.match(failed('ECONNREFUSED') ?? '', /: dial tcp vc\.example\.com:8989: connect: connection refused$/);
    assert.match(failed('ENOTFOUND') ?? '', /: dial tcp: lookup vc\.example\.com:8989: no such host$/);
  });

  it('says in our words what the original has none for', () => {
    assert.match(
      connectFaultText(REQUEST, new TransportError('timeout', 'It did not answer in time.')) ?? '',
      /^Failed to connect to vc\.example\.com:8989: .*It did not answer in time\.$/,
    );
  });

  it('leaves alone what has another reason', () => {
    assert.equal(connectFaultText(REQUEST, new TypeError('a bug')), null);
  });
});

describe('the words of a fault', () => {
  it("are the target's own", () => {
    assert.equal(faultText(new VimFault('InvalidLogin', {}, { message: 'Login failure' })), 'Login failure');
  });

  it('are ours where the target says nothing', () => {
    assert.equal(
      faultText(new VimFault('InvalidLogin')),
      'Cannot complete login due to an incorrect user name or password.',
    );
    assert.equal(
      faultText(new VimFault('ManagedObjectNotFound')),
      'The object has already been deleted or has not been completely created',
    );
    assert.equal(faultText(new VimFault('NoPermission')), 'Permission to perform this operation was denied.');
    assert.match(faultText(new VimFault('OutOfBounds')), /OutOfBounds/);
  });

  it('name the privilege that is lacking', () => {
    const object = { type: 'ResourcePool', value: 'resgroup-9' };
    assert.equal(
      faultText(new VimFault('NoPermission', { privilegeId: 'Resource.CreatePool', object })),
      'Permission to perform this operation was denied. You lack the privilege Resource.CreatePool on ResourcePool resgroup-9.',
    );
  });
});
