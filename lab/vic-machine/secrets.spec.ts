/** No secret of a request comes to light: not in the service's log, not in the log of a creation, not in a task. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { specification } from './replay/specifications.ts';
import { startVchLab, type VchLab } from './vch-lab.ts';

const OPERATIONS_PASSWORD = 'Ops!23';
const WRONG_PASSWORD = 'Canary-wrong-password';
const UNKNOWN_TICKET = 'cst-VCT-canary--tp-AA-BB';
const BASIC = Buffer.from(`${ADMINISTRATOR}:${RECORDED_ADMINISTRATOR_PASSWORD}`).toString('base64');
const KEY = '-----BEGIN RSA PRIVATE KEY-----\nQ2FuYXJ5\n-----END RSA PRIVATE KEY-----\n';
const SECRETS = [
  RECORDED_ADMINISTRATOR_PASSWORD,
  OPERATIONS_PASSWORD,
  WRONG_PASSWORD,
  UNKNOWN_TICKET,
  BASIC,
  'Q2FuYXJ5',
];

describe('secrets of requests', () => {
  let lab: VchLab;
  before(async () => {
    lab = await startVchLab();
  });
  after(() => lab.stop());

  it('are in no log', async () => {
    const endpoint = {
      operations_credentials: { user: 'vch-ops@vsphere.local', password: OPERATIONS_PASSWORD, grant_permissions: true },
    };
    const auth = {
      server: { generate: { size: { value: 2048, units: 'bit' }, organization: ['o'], cname: 'vch.example.com' } },
      client: { no_tls_verify: false },
    };
    const vch = await lab.makeVch('vch-secret', { endpoint, auth });
    const { status, text: log } = await lab.call({ path: `/vch/${vch.moid}/log` });
    assert.equal(status, 200, log);
    const post = { method: 'POST', path: '/vch' };
    const wrongKey = { server: { certificate: { pem: KEY }, private_key: { pem: KEY } } };
    const answers = [
      await lab.call({ path: `/vch/${vch.moid}/client-credentials` }),
      await lab.call({ ...post, body: specification('vch-key', { auth: wrongKey }) }),
      await lab.call({ ...post, body: specification('vch-ops', { endpoint: wrongOperations() }) }),
      await lab.call({ path: '/vch', headers: { 'X-VMWARE-TICKET': UNKNOWN_TICKET } }),
    ];
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [200, 400, 400, 400],
      answers.map(({ text }) => text).join('\n'),
    );
    const generatedKey = /"client_private_key":"([^"]{200})/.exec(answers[0]?.text ?? '')?.[1] ?? '';
    assert.notEqual(generatedKey, '');
    const written = `${lab.lines.join('')}${log}`;
    assert.match(written, /vch-secret/);
    for (const secret of SECRETS) assert.ok(!written.includes(secret), secret);
    assert.ok(!written.includes('PRIVATE KEY'));
    assert.ok(!written.includes(generatedKey.slice(40)));
  });
});

function wrongOperations() {
  return { operations_credentials: { user: 'vch-ops@vsphere.local', password: WRONG_PASSWORD } };
}
