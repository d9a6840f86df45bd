/** No secret of a request comes to light: not in the service's log, not in the log of a creation, not in a task. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inspect } from 'node:util';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { makeCertificate } from '../launcher/certificate.ts';
import { extraConfigOf } from '../vcenter/builders.ts';
import type { Task } from '../vcenter/tasks.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';

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
  let lab: ServiceLab;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vic-secrets-'));
    lab = await startServiceLab();
  });
  after(async () => {
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

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
    const secretKey = extraConfigOf(vch).get('guestinfo.ovfEnv') ?? '';
    assert.notEqual(secretKey, '');
    assert.ok(!everythingToldOf(lab).includes(secretKey));
  });

  it('are in no answer, task or event when a creation fails half-way', async () => {
    const { certFile, keyFile } = await makeCertificate(folder, 'vch');
    const [certificate, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const body = specification('vch-failed', {
      endpoint: { operations_credentials: { user: 'vch-ops@vsphere.local', password: OPERATIONS_PASSWORD } },
      auth: {
        server: { certificate: { pem: certificate }, private_key: { pem: key } },
        client: { no_tls_verify: true },
      },
    });
    lab.vcenter.switches.setFaults([{ method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 2 }]);
    const waited = await lab.call({ method: 'POST', path: '/vch', body });
    assert.equal(waited.status, 500, waited.text);
    assert.match(waited.text, /^\{"message":"failed to create VCH: The endpoint VM cannot be powered on: /);
    const begun = await lab.call({ method: 'POST', path: '/vch', headers: { Prefer: 'respond-async' }, body });
    assert.equal(begun.status, 202, begun.text);
    const id = /"id":"([^"]+)"/.exec(begun.text)?.[1] ?? '';
    const { text: events } = await lab.call({ path: `/vch-task/${id}/events` });
    assert.match(events, /"state":"undone"/);
    const { text: task } = await lab.call({ path: `/vch-task/${id}` });
    const told = [waited.text, begun.text, events, task, everythingToldOf(lab)].join('\n');
    const keyText = key.split('\n')[1] ?? '';
    assert.ok(keyText.length > 40);
    for (const secret of [...SECRETS, keyText]) assert.ok(!told.includes(secret), secret);
  });

  it('are in no answer, log or event of debugging', async () => {
    const password = 'Canary#Root.1';
    const vch = lab.vm('vch-secret');
    const debug = (root: string) =>
      lab.call({ method: 'POST', path: `/vch/${vch.moid}`, query: 'action=debug', body: { root_password: root } });
    const done = await debug(password);
    assert.equal(done.status, 200, done.text);
    const refused = await debug(`${password} "`);
    assert.equal(refused.status, 400);
    lab.vcenter.switches.setFaults([{ method: 'StartProgramInGuest', fault: 'SystemError', skip: 0, count: 1 }]);
    const failed = await debug(password);
    assert.equal(failed.status, 500);
    const told = [done.text, refused.text, failed.text, everythingToldOf(lab)].join('\n');
    assert.ok(!told.includes(password));
  });

  it('are in no answer or log of a body that cannot be read', async () => {
    const secret = 'Canary-unread-password';
    const answers = [
      await lab.call({ method: 'POST', path: '/vch', body: { endpoint: { operations_credentials: secret } } }),
      await lab.call({ method: 'POST', path: '/vch', body: { auth: { server: { private_key: { pem: secret } } } } }),
      await lab.call({ path: '/vch', headers: { Authorization: `Bearer ${secret}` } }),
      await lab.call({ path: `/vch`, query: `password=${secret}` }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 422, 401, 200],
    );
    assert.ok(!`${answers.map(({ text }) => text).join('')}${everythingToldOf(lab)}`.includes(secret));
  });
});

/** The service's log, and the texts of vCenter's tasks and events. */
function everythingToldOf({ lines, vcenter: { world } }: ServiceLab): string {
  const whole = { depth: Infinity, maxArrayLength: null, maxStringLength: null };
  return [lines.join(''), inspect(world.events.all(), whole), inspect(world.tasks.recent().map(toldOf), whole)].join(
    '\n',
  );
}

const toldOf = ({ name, entityName, description, error, result }: Task) => ({
  name,
  entityName,
  description,
  error,
  result,
});

function wrongOperations() {
  return { operations_credentials: { user: 'vch-ops@vsphere.local', password: WRONG_PASSWORD } };
}
