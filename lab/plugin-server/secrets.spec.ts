/** No secret of a draft comes to light: in no log of either server, no answer, no activity and no message about one. */
import { SESSION_HEADER } from '@vic/contract';
import { Activity } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import { RECORDED_OPERATIONS_PASSWORD, RECORDED_OPERATIONS_USER } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { ADMINISTRATOR_TOKEN, startPluginServerLab, type PluginServerLab } from './plugin-server-lab.ts';

const PROXY_PASSWORD = 'Canary-proxy-password';
const WRONG_PASSWORD = 'Canary-wrong-password';

describe('secrets of a draft', () => {
  let lab: PluginServerLab;
  let folder: string;
  let certificate: string;
  let key: string;
  let secrets: readonly string[];
  /** everything that was answered or told */
  const told: string[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vic-secrets-'));
    const { certFile, keyFile } = await makeCertificate(folder, 'vch');
    [certificate, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    secrets = [RECORDED_OPERATIONS_PASSWORD, PROXY_PASSWORD, WRONG_PASSWORD, key.split('\n')[1] ?? ''];
    lab = await startPluginServerLab();
    lab.app.services.activities.subscribe((_owner, activity) => told.push(JSON.stringify(activity)));
  });
  after(async () => {
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function draft(name: string, changes: Partial<VchSpec> = {}): VchSpec {
    const spec = lab.spec(name);
    return {
      ...spec,
      networks: {
        ...spec.networks,
        proxy: { ...spec.networks.proxy, http: `http://user:${PROXY_PASSWORD}@proxy.example.com:3128` },
      },
      security: {
        ...spec.security,
        source: 'files',
        verifiesClients: false,
        brought: {
          ...spec.security.brought,
          serverCertificate: { fileName: 'server.pem', pem: certificate },
          serverKey: { fileName: 'server.key', pem: key },
        },
      },
      ...changes,
    };
  }

  /** Asks for a VCH and reads everything that can be read about it. */
  async function create(spec: VchSpec): Promise<number> {
    const { status, body } = await lab.create(spec);
    told.push(JSON.stringify(body));
    if (status !== 202) return status;
    const { id } = Value.Parse(Activity, body);
    told.push(JSON.stringify(await lab.untilOver(id)), ...(await lab.log(id)));
    const { body: kept } = await lab.call('GET', `activities/${id}/spec`);
    told.push(JSON.stringify(kept), JSON.stringify(await lab.list()));
    return status;
  }

  async function post(resource: string, body: object): Promise<number> {
    const answer = await lab.call('POST', `vc/${lab.service.inventory.about.instanceUuid}/${resource}`, { body });
    told.push(JSON.stringify(answer.body));
    return answer.status;
  }

  function staysUntold(): void {
    const everything = [...told, ...lab.lines, ...lab.service.lines].join('\n');
    assert.match(everything, /"level":"debug"|DEBUG/);
    for (const secret of secrets) {
      assert.ok(secret.length > 5);
      assert.ok(!everything.includes(secret), secret);
      assert.ok(!everything.includes(encodeURIComponent(secret)), secret);
    }
    assert.ok(!everything.includes('PRIVATE KEY'));
  }

  it('stay untold when the VCH is made', async () => {
    assert.equal(await create(draft('secret-made')), 202);
    staysUntold();
  });

  it('stay untold when the creation fails half-way, or is refused', async () => {
    lab.service.vcenter.switches.setFaults([
      { method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 1 },
    ]);
    assert.equal(await create(draft('secret-failed')), 202);
    const wrong = { user: RECORDED_OPERATIONS_USER, password: WRONG_PASSWORD, grantsPermissions: false };
    assert.notEqual(await create(draft('secret-refused', { operationsUser: wrong })), 202);
    staysUntold();
  });

  it('stay untold when a draft is checked', async () => {
    assert.equal(await post('vch-preflight', { spec: draft('secret-checked'), slice: null }), 200);
    const wrong = { user: RECORDED_OPERATIONS_USER, password: WRONG_PASSWORD, grantsPermissions: false };
    assert.equal(await post('operations-user-check', { spec: draft('secret-user', { operationsUser: wrong }) }), 200);
    staysUntold();
  });

  it('stay untold when the body of a request cannot be used', async () => {
    const spec = draft('secret-broken');
    const misplaced = {
      ...spec,
      operationsUser: { ...spec.operationsUser, password: [WRONG_PASSWORD], grantsPermissions: 1 },
    };
    assert.equal(await post('vch-preflight', { spec: misplaced, slice: null }), 400);
    assert.equal(await post('vch-creations', { requestId: WRONG_PASSWORD.repeat(100), spec }), 400);
    assert.equal(await post('vch-creations', { spec: { ...spec, [WRONG_PASSWORD]: 1 } }), 400);
    for (const payload of [`${WRONG_PASSWORD}"`, `{"password":"${WRONG_PASSWORD}"`]) {
      const { statusCode, body } = await lab.app.server.inject({
        method: 'POST',
        url: `/vic/api/vc/${lab.service.inventory.about.instanceUuid}/vch-creations`,
        headers: { [SESSION_HEADER]: ADMINISTRATOR_TOKEN, 'content-type': 'application/json' },
        payload,
      });
      assert.equal(statusCode, 400);
      told.push(body);
    }
    staysUntold();
  });
});
