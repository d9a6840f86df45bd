/** Sessions that the service opens on a vCenter: one for each request, and none that stays. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ApiError, openTarget } from '@vic/vic-machine-server';
import { ADMINISTRATOR, LAB_PASSWORD, ONE_DATACENTER_ADMINISTRATOR } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { build } from '../scenarios/default.ts';
import { startVcenter, type Vcenter } from '../vcenter/vcenter.ts';

type Request = Parameters<typeof openTarget>[0];

describe('opening a target', () => {
  let folder: string;
  let vcenter: Vcenter;
  let request: Request;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vic-sessions-'));
    const { certFile, keyFile } = await makeCertificate(folder, 'vcenter');
    const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    vcenter = await startVcenter({ inventory: build(1), cert, key });
    request = {
      host: `127.0.0.1:${vcenter.port}`,
      thumbprint: new X509Certificate(cert).fingerprint,
      datacenterId: null,
      credentials: { kind: 'password', userName: ADMINISTRATOR, password: LAB_PASSWORD },
    };
  });
  after(async () => {
    await vcenter.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => vcenter.switches.setFaults([]));

  const open = (changes: Partial<Request> = {}, signal?: AbortSignal) =>
    openTarget(
      { ...request, ...changes },
      { operationId: 'op', userAgent: 'vic-machine/v2', ...(signal && { signal }) },
    );
  const sessions = () => vcenter.world.sessions.all();
  const isRefused =
    (status: number, message: RegExp) =>
    (error: unknown): boolean =>
      error instanceof ApiError && error.status === status && message.test(error.message);

  it('makes one session, named as ours, which closing ends', async () => {
    const session = await open();
    assert.deepEqual(
      sessions().map(({ userAgent }) => userAgent),
      ['vic-machine/v2'],
    );
    await session.close();
    await session.close();
    assert.deepEqual(sessions(), []);
  });

  it('knows the datacenter of the path, the only one there is, or none of several', async () => {
    const several = await open();
    assert.equal(several.datacenter, null);
    await several.close();
    const chosen = await open({ datacenterId: 'datacenter-3' });
    assert.deepEqual(chosen.datacenter, { type: 'Datacenter', value: 'datacenter-3' });
    await chosen.close();
    const credentials = { kind: 'password', userName: ONE_DATACENTER_ADMINISTRATOR, password: LAB_PASSWORD } as const;
    const only = await open({ credentials });
    assert.equal(only.datacenter?.type, 'Datacenter');
    await only.close();
  });

  it('takes a clone ticket, once', async () => {
    const first = await open();
    const ticket = await first.client.acquireCloneTicket();
    const clone = await open({ credentials: { kind: 'ticket', ticket } });
    assert.equal(clone.user.userName, first.user.userName);
    assert.equal(sessions().length, 2);
    await clone.close();
    await assert.rejects(
      open({ credentials: { kind: 'ticket', ticket } }),
      isRefused(400, /^validation error: Failed to log in/),
    );
    await first.close();
    assert.deepEqual(sessions(), []);
  });

  it('tells by the first words whether a datacenter was named', async () => {
    const credentials = { kind: 'password', userName: ADMINISTRATOR, password: 'wrong' } as const;
    await assert.rejects(
      open({ credentials }),
      isRefused(400, /^validation error: Failed to log in to 127\.0\.0\.1:\d+: ServerFaultCode: ./),
    );
    await assert.rejects(
      open({ credentials, datacenterId: 'datacenter-3' }),
      isRefused(400, /^session error: Failed to log in/),
    );
  });

  for (const datacenterId of ['datacenter-999', 'group-d1', 'vm-41', '../x', '<&>"']) {
    it(`leaves no session behind when ${datacenterId} is no datacenter`, async () => {
      await assert.rejects(
        open({ datacenterId }),
        isRefused(404, /^ServerFaultCode: The object has already been deleted/),
      );
      assert.deepEqual(sessions(), []);
    });
  }

  it('leaves no session behind when vCenter fails after the log-in', async () => {
    vcenter.switches.setFaults([{ method: 'RetrievePropertiesEx', fault: 'SystemError', count: 1, skip: 0 }]);
    await assert.rejects(open());
    assert.deepEqual(sessions(), []);
  });

  it('leaves no session behind when it is given up while it connects', async () => {
    const giveUp = new AbortController();
    const opening = open({}, giveUp.signal);
    giveUp.abort(new Error('the service ends'));
    await assert.rejects(opening, /the service ends/);
    assert.deepEqual(sessions(), []);
  });

  it('leaves no session behind when it is given up right after the log-in', async () => {
    const giveUp = new AbortController();
    vcenter.switches.setFaults([{ method: 'Login', at: 'answer', fault: 'stall:20', count: 1, skip: 0 }]);
    const opening = open({}, giveUp.signal);
    while (sessions().length === 0) await new Promise((resolve) => setImmediate(resolve));
    giveUp.abort(new Error('the service ends'));
    await assert.rejects(opening, /the service ends/);
    assert.deepEqual(sessions(), []);
  });

  it('needs neither name nor chain of a certificate that is pinned, and both otherwise', async () => {
    await assert.rejects(open({ thumbprint: null }), isRefused(400, /^validation error: x509: /));
    await assert.rejects(open({ thumbprint: '' }), isRefused(400, /^validation error: x509: /));
    const lower = request.thumbprint?.toLowerCase() ?? '';
    await assert.rejects(open({ thumbprint: lower }), isRefused(400, /thumbprint does not match "[0-9a-f:]+"$/));
  });
});
