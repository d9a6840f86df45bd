/** The typed client and its policies for servers against our service, over HTTPS, on the simulated vCenter. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { differences, fromSpecification, type Schemas } from '@vic/vic-machine-api';
import { VicMachineServer, type VicMachineTarget } from '@vic/vic-machine-api/server';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

const SPECIFICATION: Schemas['VCH'] = {
  name: 'typed',
  debug: 1,
  compute: {
    resource: { id: 'domain-c33' },
    cpu: { limit: { value: 2, units: 'GHz' }, shares: { number: 3000 } },
    memory: { reservation: { value: 1, units: 'GiB' } },
  },
  storage: {
    image_stores: ['LocalDS_0/images/typed'],
    volume_stores: [{ datastore: 'ds://LocalDS_1/volumes/a b', label: 'default' }],
    base_image_size: { value: 16, units: 'GB' },
  },
  network: {
    bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
    public: { port_group: { name: 'VM Network' } },
    container: [{ alias: 'direct', port_group: { name: 'DC0_DVPG1' } }],
  },
  registry: { insecure: ['insecure.example.com:5000'], whitelist: ['*.example.com'] },
};

describe('the typed client on our service', () => {
  let lab: ServiceLab;
  let server: VicMachineServer;
  let target: VicMachineTarget;
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
    const { thumbprint } = lab.certificateFiles;
    server = new VicMachineServer({
      url: `https://127.0.0.1:${lab.service.service.httpsPort ?? 0}`,
      trust: { thumbprint },
    });
    const scope = {
      target: `127.0.0.1:${lab.vcenter.port}`,
      datacenter: 'datacenter-2',
      thumbprint: lab.thumbprint,
    };
    target = server.at(scope, async () => ({ userName: ADMINISTRATOR, password: RECORDED_ADMINISTRATOR_PASSWORD }));
  });
  after(async () => {
    await server.close();
    await lab.stop();
  });

  it('sees that it has everything', async () => {
    const { isOriginal, compatibility, operations } = await server.capabilities();
    assert.deepEqual([isOriginal, compatibility], [false, 'compatible']);
    assert.ok(operations.has('validateVch'));
  });

  it('makes a VCH as a task, finds it as it was asked for, and deletes it', async () => {
    assert.deepEqual((await target.validateVch(SPECIFICATION)).valid, true);
    const made = await target.createVch(SPECIFICATION);
    assert.ok(made.kind === 'started');
    const { state, vch_id: vchId, error } = await target.waitForTask(made.task);
    assert.deepEqual([state, error], ['succeeded', undefined]);
    assert.ok(vchId !== undefined);

    const vch = await target.getVch(vchId);
    assert.deepEqual(differences(fromSpecification(SPECIFICATION), vch), []);
    assert.equal(vch.powerState, 'poweredOn');
    assert.deepEqual(
      (await target.listVchs({ computeResource: 'DC0_C0' })).map(({ id, name }) => [id, name]),
      [[vchId, 'typed']],
    );
    assert.match((await target.getLog(vchId)) ?? '', /typed/);
    assert.equal(await target.getCertificate(vchId), null);
    assert.equal(await target.getClientCredentials(vchId), null);

    const removed = await target.deleteVch(vchId, { containers: 'all', volume_stores: 'all' });
    assert.ok(removed.kind === 'started');
    assert.equal((await target.waitForTask(removed.task)).state, 'succeeded');
    assert.deepEqual(await target.listVchs(), []);
    await assert.rejects(target.getVch(vchId), { name: 'VicMachineProblem', status: 404 });
  });

  it('is told what is wrong with a specification', async () => {
    const report = await target.validateVch({ ...SPECIFICATION, compute: { resource: { id: 'domain-c999' } } });
    assert.equal(report.valid, false);
    assert.deepEqual(
      report.faults.map(({ stage, path }) => [stage, path]),
      [[1, '/compute/resource/id']],
    );
  });

  it('is told by the task what creation refuses', async () => {
    const compute = { ...SPECIFICATION.compute, cpu: { limit: { value: 2 } } };
    const refused = await target.createVch({ ...SPECIFICATION, compute });
    assert.ok(refused.kind === 'started');
    const { state, error } = await target.waitForTask(refused.task);
    assert.deepEqual([state, error?.status], ['failed', 400]);
    assert.match(error?.message ?? '', /units/);
    assert.deepEqual(await target.listVchs(), []);
  });
});
