/** VCHs that our service makes come up: at their address a Docker engine answers, with the certificates that were made. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { Agent, request } from 'undici';
import { jsonOf } from './replay/compare.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

const ADDRESS = /^127\.0\.1\.\d+:(2375|2376)$/;
const Vch = Type.Object({ runtime: Type.Object({ docker_host: Type.String(), admin_portal: Type.String() }) });
const Credentials = Type.Object({
  client_certificate: Type.String(),
  client_private_key: Type.String(),
  certificate_authority: Type.String(),
});
const GENERATE = { size: { value: 2048, units: 'bit' }, organization: ['Lab'], cname: 'vch.lab.local' };

describe('a VCH that was made', () => {
  let lab: ServiceLab;
  before(async () => {
    lab = await startServiceLab();
  });
  after(() => lab.stop());

  const dockerHostOf = async (id: string): Promise<string> => {
    const { text } = await lab.call({ path: `/vch/${id}` });
    const { runtime } = Value.Parse(Vch, jsonOf(text));
    assert.match(runtime.docker_host, ADDRESS);
    assert.equal(runtime.admin_portal, `https://${runtime.docker_host.split(':')[0] ?? ''}:2378`);
    return runtime.docker_host;
  };

  it('answers in plain HTTP without certificates', async () => {
    const { moid } = await lab.makeVch('vch-plain');
    const { body } = await request(`http://${await dockerHostOf(moid)}/v1.25/info`);
    assert.partialDeepStrictEqual(await body.json(), { Name: 'vch-plain', ServerVersion: 'v1.5.8-21343-9489f63e' });
  });

  it('answers over TLS to those who have the generated client certificate, and to nobody else', async () => {
    const { moid } = await lab.makeVch('vch-tls', { auth: { server: { generate: GENERATE } } });
    const host = await dockerHostOf(moid);
    assert.match(host, /:2376$/);
    const { status, text, headers } = await lab.call({ path: `/vch/${moid}/client-credentials` });
    assert.equal(status, 200, text);
    assert.equal(headers['cache-control'], 'no-store');
    const made = Value.Parse(Credentials, jsonOf(text));
    const trust = { ca: made.certificate_authority, servername: GENERATE.cname };
    const client = new Agent({
      connect: { ...trust, cert: made.client_certificate, key: made.client_private_key },
    });
    const { body } = await request(`https://${host}/_ping`, { dispatcher: client });
    assert.equal(await body.text(), 'OK');
    await client.close();
    const stranger = new Agent({ connect: trust });
    await assert.rejects(request(`https://${host}/_ping`, { dispatcher: stranger }));
    await stranger.close();
  });

  it('answers over TLS to everybody with no_tls_verify', async () => {
    const auth = { server: { generate: GENERATE }, client: { no_tls_verify: true } };
    const { moid } = await lab.makeVch('vch-open', { auth });
    const certificate = await lab.call({ path: `/vch/${moid}/certificate` });
    const anybody = new Agent({ connect: { ca: certificate.text, checkServerIdentity: () => undefined } });
    const { body } = await request(`https://${await dockerHostOf(moid)}/_ping`, { dispatcher: anybody });
    assert.equal(await body.text(), 'OK');
    await anybody.close();
  });

  it('does not answer any more when it is deleted', async () => {
    const { moid } = await lab.makeVch('vch-short');
    const host = await dockerHostOf(moid);
    const { status, text } = await lab.call({ method: 'DELETE', path: `/vch/${moid}` });
    assert.equal(status, 202, text);
    await lab.guest.settled();
    await assert.rejects(request(`http://${host}/_ping`, { reset: true }), { code: 'ECONNREFUSED' });
  });
});
