import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { makeCertificates, type CertificateRequest } from '../../src/create/certificates.ts';

const NOW = Date.UTC(2026, 10, 22);
const REQUEST: CertificateRequest = {
  keyBits: 2048,
  organizations: ['Example', 'Unit'],
  commonName: 'vch.example.com',
  addresses: ['192.0.2.10'],
  isSelfSigned: false,
};

describe('certificates made for a VCH', () => {
  it('come from one authority, the client one for clients and the server one for servers', async () => {
    const made = await makeCertificates(REQUEST, NOW);
    assert.ok(made.authority !== null && made.client !== null);
    const authority = new X509Certificate(made.authority);
    const server = new X509Certificate(made.server.certificate);
    const client = new X509Certificate(made.client.certificate);
    assert.ok(authority.ca && !server.ca && !client.ca);
    for (const leaf of [server, client]) assert.ok(leaf.verify(authority.publicKey) && leaf.checkIssued(authority));
    assert.deepEqual([server.keyUsage, client.keyUsage], [['1.3.6.1.5.5.7.3.1'], ['1.3.6.1.5.5.7.3.2']]);
    assert.ok(server.checkPrivateKey(createPrivateKey(made.server.privateKey)));
    assert.ok(client.checkPrivateKey(createPrivateKey(made.client.privateKey)));
  });

  it('name the organisations, and what clients call the VCH by', async () => {
    const { server } = await makeCertificates(REQUEST, NOW);
    const certificate = new X509Certificate(server.certificate);
    assert.equal(certificate.subject, 'O=Example\nO=Unit\nCN=vch.example.com');
    assert.equal(certificate.checkHost('vch.example.com'), 'vch.example.com');
    assert.equal(certificate.checkIP('192.0.2.10'), '192.0.2.10');
    assert.equal(certificate.validToDate.getTime(), NOW + 365 * 86_400_000);
    assert.ok(certificate.validFromDate.getTime() < NOW);
  });

  it('are one that signs itself where clients need none', async () => {
    const request = { ...REQUEST, isSelfSigned: true, organizations: [], commonName: null, addresses: [] };
    const { server, authority, client } = await makeCertificates(request, NOW);
    const certificate = new X509Certificate(server.certificate);
    assert.deepEqual([authority, client], [null, null]);
    assert.equal(certificate.subject, 'O=default');
    assert.equal(certificate.issuer, 'O=default');
    assert.ok(certificate.verify(certificate.publicKey) && !certificate.ca);
  });

  it('keep a name with characters that names of certificates give a meaning', async () => {
    const { server } = await makeCertificates(
      { ...REQUEST, isSelfSigned: true, organizations: ['#A, B + "C"=D'] },
      NOW,
    );
    const legacy = new X509Certificate(server.certificate).toLegacyObject();
    assert.equal(legacy.subject.O, '#A, B + "C"=D');
  });
});
