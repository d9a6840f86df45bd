import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Agent } from 'undici';
import {
  recordedExchange,
  startQuirkServer,
  testCertificate,
  type QuirkServer,
  type QuirkServerOptions,
} from '../../testing/index.ts';
import { VicMachineServer, type VicMachineServerOptions } from './index.ts';

const certificate = await testCertificate();
const other = await testCertificate();

async function started(
  context: TestContext,
  quirkOptions: Partial<QuirkServerOptions>,
  options: Partial<VicMachineServerOptions>,
): Promise<{ quirks: QuirkServer; server: VicMachineServer }> {
  const quirks = await startQuirkServer({ exchanges: ['service.hello'], tls: certificate, ...quirkOptions });
  const server = new VicMachineServer({ url: quirks.url, trust: {}, ...options });
  context.after(async () => {
    await server.close();
    await quirks.close();
  });
  return { quirks, server };
}

describe('the connection to a server', () => {
  for (const thumbprint of [certificate.sha256, certificate.sha1, certificate.sha1.replaceAll(':', '').toLowerCase()]) {
    it(`is made to the pinned certificate ${thumbprint.length}`, async (context) => {
      const { server } = await started(context, {}, { trust: { thumbprint } });
      assert.match(await server.hello(), /^You have successfully accessed/);
    });
  }

  it('is made to a certificate that verifies', async (context) => {
    const { server } = await started(context, {}, { trust: { ca: certificate.cert } });
    assert.match(await server.hello(), /^You have successfully accessed/);
  });

  it('is made through connections that are given', async (context) => {
    const agent = new Agent({ connect: { ca: certificate.cert } });
    context.after(() => agent.destroy());
    const { server } = await started(context, {}, { trust: agent });
    assert.match(await server.hello(), /^You have successfully accessed/);
  });

  for (const [whose, trust] of [
    ['another pinned certificate', { thumbprint: other.sha256 }],
    ['another authority', { ca: other.cert }],
    ['the authorities of the system', {}],
    ['a text that is no thumbprint', { thumbprint: 'AA:BB' }],
  ] as const) {
    it(`is refused for ${whose}, and nothing is sent`, async (context) => {
      const { quirks, server } = await started(context, {}, { trust });
      await assert.rejects(server.hello(), { name: 'ConnectionError', code: 'untrusted', mayHaveArrived: false });
      assert.deepEqual(quirks.requests, []);
    });
  }

  it('cannot be made where nothing listens', async () => {
    const closed = await startQuirkServer({ exchanges: [], tls: other });
    await closed.close();
    const server = new VicMachineServer({ url: closed.url, trust: { thumbprint: other.sha1 } });
    await assert.rejects(server.hello(), { code: 'unreachable', mayHaveArrived: false });
  });

  it('ends when no answer comes in time', async (context) => {
    const never = new Promise<void>(() => undefined);
    const { server } = await started(
      context,
      { work: () => never },
      { trust: { thumbprint: certificate.sha256 }, limits: { readMs: 50 } },
    );
    await assert.rejects(server.hello(), { code: 'timeout' });
  });

  it('ends when the answer is too large', async (context) => {
    const { server } = await started(
      context,
      {},
      { trust: { thumbprint: certificate.sha256 }, limits: { answerBytes: 10 } },
    );
    await assert.rejects(server.hello(), { code: 'too-large' });
  });

  it('that breaks after the request was sent may have done its work', async (context) => {
    const broken = { ...recordedExchange('service.hello'), response: null };
    const { server } = await started(context, { exchanges: [broken] }, { trust: { thumbprint: certificate.sha256 } });
    await assert.rejects(server.hello(), { code: 'reset', mayHaveArrived: true });
  });

  it('reads answers in chunks and with an empty content type', async (context) => {
    const recorded = recordedExchange('service.hello');
    const response = {
      status: 200,
      reason: 'OK',
      headers: { 'Content-Type': '', 'Transfer-Encoding': 'chunked' },
      body: 'You have successfully accessed the VCH Management API.',
    };
    const { server } = await started(
      context,
      { exchanges: [{ ...recorded, response }] },
      { trust: { thumbprint: certificate.sha256 } },
    );
    assert.match(await server.hello(), /API\.$/);
  });

  it('is ended by the caller', async (context) => {
    const never = new Promise<void>(() => undefined);
    const { server } = await started(context, { work: () => never }, { trust: { thumbprint: certificate.sha256 } });
    const caller = new AbortController();
    const call = server.hello({ signal: caller.signal });
    caller.abort(new Error('no more wanted'));
    await assert.rejects(call, { message: 'no more wanted' });
  });
});
