/** Drafts checked where vic-machine-server is the original one, or none answers. */
import { Problem } from '@vic/contract';
import { OperationsUserReport, PreflightReport } from '@vic/contract/vch-creation';
import { withoutSecrets } from '@vic/contract/vch-spec';
import { startQuirkServer, testCertificate, type QuirkServer } from '@vic/vic-machine-api/testing';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import { LAB_PASSWORD, NEWCOMER } from '../accounts.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import { startPluginServerLab, type PluginServerLab } from './plugin-server-lab.ts';

const CLUSTER = 'domain-c33';

describe('preflight with the original vic-machine-server', () => {
  let lab: PluginServerLab;
  let original: QuirkServer;
  let guid: string;
  before(async () => {
    const certificate = await testCertificate();
    original = await startQuirkServer({ exchanges: ['service.version', 'service.root'], tls: certificate });
    lab = await startPluginServerLab({
      vchsBoot: false,
      vicMachine: { url: original.url, thumbprint: certificate.sha256 },
    });
    guid = lab.service.inventory.about.instanceUuid;
  });
  after(async () => {
    await lab.stop();
    await original.close();
  });

  it('checks what vCenter tells, and says what nobody checks', async () => {
    const body = { spec: withoutSecrets(lab.spec('original')), slice: null };
    const answer = await lab.call('POST', `vc/${guid}/vch-preflight`, { body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const { checks, isPassed } = Value.Parse(PreflightReport, answer.body);
    assert.ok(isPassed, JSON.stringify(checks.filter(({ outcome }) => outcome === 'error')));
    const outcomes = new Map(checks.map(({ code, outcome }) => [code, outcome]));
    for (const code of ['vic-machine', 'name', 'firewall', 'licence', 'datastore', 'privileges']) {
      assert.equal(outcomes.get(code), 'passed', code);
    }
    for (const code of ['vic-machine-checks', 'images']) assert.equal(outcomes.get(code), 'skipped', code);
    assert.deepEqual(
      original.requests.map(({ method, path }) => `${method} ${path}`),
      ['GET /container/version', 'GET /container'],
    );
  });

  it('grants nothing to an operations user on a standalone host', async () => {
    const operationsUser = { user: NEWCOMER, password: LAB_PASSWORD, grantsPermissions: true };
    const spec = { ...lab.spec('alone'), operationsUser };
    const host = entityNamed(lab.service.inventory, 'ComputeResource', 'DC0_H0');
    const onHost = spec.compute.resource && { ...spec.compute.resource, kind: 'host', moid: host.moid };
    const check = async (resource: object | null) => {
      const body = { spec: { ...spec, compute: { ...spec.compute, resource } } };
      const answer = await lab.call('POST', `vc/${guid}/operations-user-check`, { body });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { canGrant, grants, missing } = Value.Parse(OperationsUserReport, answer.body);
      return { canGrant, hasGrants: grants.length > 0, isLacking: missing.length > 0 };
    };
    assert.deepEqual(await check(onHost), { canGrant: false, hasGrants: false, isLacking: true });
    assert.deepEqual(await check(spec.compute.resource), { canGrant: true, hasGrants: true, isLacking: true });
  });

  it('says how firewalls are opened by hand', async () => {
    const { status, body } = await lab.call('POST', `vc/${guid}/open-firewall`, { body: { computeResource: CLUSTER } });
    const problem = Value.Parse(Problem, body);
    assert.deepEqual([status, problem.code], [501, 'unsupported']);
    assert.match(
      problem.detail,
      /vic-machine-linux update firewall .*--compute-resource '\/DC0\/host\/DC0_C0' --allow$/,
    );
  });
});

describe('preflight without a vic-machine-server', () => {
  let lab: PluginServerLab;
  let guid: string;
  before(async () => {
    const certificate = await testCertificate();
    const gone = await startQuirkServer({ exchanges: [], tls: certificate });
    await gone.close();
    lab = await startPluginServerLab({
      vchsBoot: false,
      vicMachine: { url: gone.url, thumbprint: certificate.sha256 },
    });
    guid = lab.service.inventory.about.instanceUuid;
  });
  after(() => lab.stop());

  it('tells that it does not answer, and what vCenter tells all the same', async () => {
    const body = { spec: withoutSecrets(lab.spec('down')), slice: null };
    const answer = await lab.call('POST', `vc/${guid}/vch-preflight`, { body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const { checks } = Value.Parse(PreflightReport, answer.body);
    const errors = checks.filter(({ outcome }) => outcome === 'error');
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['vic-machine-unavailable'],
    );
    assert.match(errors[0]?.remedy ?? '', /Check that it runs/);
    assert.ok(checks.some(({ code, outcome }) => code === 'firewall' && outcome === 'passed'));
  });

  it('opens no firewall', async () => {
    const { body } = await lab.call('POST', `vc/${guid}/open-firewall`, { body: { computeResource: CLUSTER } });
    assert.equal(Value.Parse(Problem, body).code, 'vic-machine-unavailable');
  });
});
