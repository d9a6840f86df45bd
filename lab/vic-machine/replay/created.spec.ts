/** Run B of the recording: VCHs are made, read, changed from outside and deleted, in the recorded order. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { openFirewall } from '../../scenarios/recorded.ts';
import { entityNamed } from '../../vcenter/entity-named.ts';
import { applyChange } from '../../vcenter/apply-change.ts';
import { entityOfType, type VirtualMachine } from '../../vcenter/inventory.ts';
import { specification } from '../specifications.ts';
import { sequenceDifferences } from './call-sequence.ts';
import { differencesOf, valueDifferences } from './compare.ts';
import { asLeft, leftDifferences, leftOf, pathOf } from './left-behind.ts';
import { exchangeOf } from './recording.ts';
import { startReplayLab, type ReplayLab } from './replay-lab.ts';
import { addNeighbours, fileKind, filesOf, listedIn, MADE_WITHOUT_RECORD, replaceCertificates } from './run-b-setup.ts';
import { certificatesIn } from './translation.ts';
import { assertAsRecorded, assertOnlyDeliberate } from './verdict.ts';
import { vmDifferences } from './vm-state.ts';

const CLIENT_ADDRESS = 'guestinfo.vice..init.networks|client.assigned.IP';
const BUILD_NUMBER = 'guestinfo.vice./init/version/BuildNumber';

describe('run B', () => {
  let lab: ReplayLab;

  before(async () => {
    lab = await startReplayLab();
    openFirewall(lab.vcenters[0].world.inventory);
    openFirewall(lab.vcenters[1].world.inventory);
    await replaceCertificates(lab);
  });
  after(() => lab.stop());

  const vm = (name: string): VirtualMachine => entityNamed(lab.inventory, 'VirtualMachine', name);
  const played = (id: string): void => {
    it(`${id} is answered as recorded`, async () => {
      assertAsRecorded(lab, id, await lab.play(id));
    });
  };
  const leaves = (id: string, vchName: string): void => {
    it(`${id} is answered as recorded and leaves what it left`, async () => {
      const ours = await lab.play(id);
      const { response, leftAfterwards } = exchangeOf(lab.recording, id);
      assert.ok(response && leftAfterwards);
      assertOnlyDeliberate(id, [
        ...differencesOf(response, ours, lab.translation),
        ...leftDifferences(asLeft(leftAfterwards), leftOf(lab.inventory, vchName)),
      ]);
    });
  };
  const changed = (name: string, pairs: Record<string, string>): void => {
    applyChange(lab.vcenters[0].world, {
      kind: 'extraConfig',
      vm: vm(name).moid,
      pairs: new Map(Object.entries(pairs)),
    });
  };

  describe('making VCHs', () => {
    played('create.ok-min');

    it('state.vch-min: leaves what the original left', () => {
      const recorded = exchangeOf(lab.recording, 'state.vch-min');
      assert.ok(recorded.vm && recorded.resourcePool && recorded.datastoreFiles);
      const ours = vm('vch-min');
      const pool = entityOfType(lab.inventory, ours.pool ?? '', 'ResourcePool');
      lab.translation.id('vm-115', ours.moid);
      lab.translation.id('resgroup-112', pool.moid);
      const allocation = ({ reservation, expandableReservation, limit, level }: typeof pool.cpu) => ({
        Reservation: reservation,
        ExpandableReservation: expandableReservation,
        Limit: limit,
        Shares: { Level: level },
      });
      const withoutNumber = ({ Shares: { Level }, ...rest }: typeof recorded.resourcePool.cpu) => ({
        ...rest,
        Shares: { Level },
      });
      assert.deepEqual(
        [
          ...vmDifferences(recorded.vm, ours, lab.inventory, lab.translation),
          ...valueDifferences(recorded.folder, pathOf(lab.inventory, ours.parent ?? ''), 'folder'),
          ...valueDifferences(recorded.resourcePool.path, pathOf(lab.inventory, pool.moid), 'pool'),
          ...valueDifferences(withoutNumber(recorded.resourcePool.cpu), allocation(pool.cpu), 'cpu'),
          ...valueDifferences(withoutNumber(recorded.resourcePool.memory), allocation(pool.memory), 'memory'),
          ...valueDifferences(recorded.datastoreFiles.map(fileKind).sort(), filesOf(lab, 'vch-min'), 'files'),
        ],
        [],
      );
    });

    played('create.ok-full');
    for (const [name, changes] of MADE_WITHOUT_RECORD.before) madeAlso(name, changes);
    played('create.ok-datacenter');
    played('create.ok-ticket-ops');
    for (const [name, changes] of MADE_WITHOUT_RECORD.between) madeAlso(name, changes);
    played('create.ok-units');
    for (const [name, changes] of MADE_WITHOUT_RECORD.after) madeAlso(name, changes);
    played('create.dup-same-pool');
    played('create.dup-other-cluster');

    it('knows every VCH of the recorded list by its name', () => {
      const { response } = exchangeOf(lab.recording, 'list.all');
      for (const { id, name, parent } of listedIn(response?.bodyJson)) {
        const ours = vm(name);
        lab.translation.id(id, ours.moid);
        lab.translation.id(parent, ours.pool ?? '');
      }
    });
  });

  describe('reading them', () => {
    played('list.all');
    played('list.filter-3');
    played('get.vch-min');
    played('get.vch-full');
    played('get.vch-units');
    played('get.unknown');
    played('get.not-vch');
    played('certificate.unknown');
    for (const id of ['certificate.accept-absent', 'certificate.accept-application-json']) {
      it(`${id} is answered as recorded, with a certificate of its own`, async () => {
        const ours = await lab.play(id);
        const theirs = exchangeOf(lab.recording, id).response;
        const [recorded] = certificatesIn(theirs?.body ?? '');
        const [certificate] = certificatesIn(ours.text);
        assert.ok(recorded !== undefined && certificate !== undefined);
        assert.equal(new X509Certificate(certificate).subject, new X509Certificate(recorded).subject);
        lab.translation.text(recorded, certificate);
        assertAsRecorded(lab, id, ours);
      });
    }
    played('log.unknown');
    played('log.accept-application-json');
    played('certificate.none');
    played('certificate.given');
    played('log.ok');
  });

  describe('reading them after they have changed', () => {
    it('get.address-tls and list.addresses show the addresses', async () => {
      const addresses = { 'vch-min': [198, 51, 100, 20], 'vch-full': [192, 0, 2, 10], 'vch-gen': [198, 51, 100, 21] };
      for (const [name, address] of Object.entries({ ...addresses, 'vch-gen-ca': [198, 51, 100, 22] })) {
        changed(name, { [CLIENT_ADDRESS]: Buffer.from(address).toString('base64') });
      }
      for (const id of ['get.address-tls', 'list.addresses']) assertAsRecorded(lab, id, await lab.play(id));
    });

    it('get.version-older and list.versions compare the builds', async () => {
      changed('vch-dc', { [BUILD_NUMBER]: '21000' });
      changed('vch-ticket', { [BUILD_NUMBER]: '99999' });
      changed('vch-pool', { [BUILD_NUMBER]: 'abc' });
      changed('vch-units', { [BUILD_NUMBER]: '21000', UpdateInProgress: 'true' });
      changed('vch-chain', { [BUILD_NUMBER]: '21000', UpdateInProgress: 'false' });
      changed('vch-both', { [BUILD_NUMBER]: '21000', UpdateInProgress: 'maybe' });
      for (const id of ['get.version-older', 'list.versions']) assertAsRecorded(lab, id, await lab.play(id));
    });

    it('get.no-compute: a configuration without compute resources', async () => {
      const root = 'guestinfo.vice./container/ComputeResources';
      changed('vch-dc', { [root]: '', [`${root}|0/Type`]: '', [`${root}|0/Value`]: '' });
      assertAsRecorded(lab, 'get.no-compute', await lab.play('get.no-compute'));
    });

    it('log.nofile: no log on the datastore', async () => {
      for (const entity of lab.inventory.objects.values()) {
        if (entity.type !== 'Datastore') continue;
        for (const file of [...entity.files.keys()]) if (/^vch-units\/.*\.log$/.test(file)) entity.files.delete(file);
      }
      for (const id of ['log.nofile', 'log.nofile-json']) assertAsRecorded(lab, id, await lab.play(id));
    });
  });

  describe('deleting them', () => {
    before(() => {
      addNeighbours(lab, vm('vch-min'));
    });
    played('delete.not-vch');
    played('delete.enum-containers');
    leaves('delete.running-default', 'vch-min');
    leaves('delete.running-all', 'vch-min');
    played('delete.again');
    leaves('delete.datacenter', 'vch-gen');
  });

  describe('on a vCenter with two datacenters', () => {
    it('a VCH is made in one of them', async () => {
      const { inventory } = lab.vcenters[1].world;
      const [datacenter] = [...inventory.objects.values()].filter(({ type }) => type === 'Datacenter');
      const body = specification('vch-two', { compute: { resource: { name: '/DC0/host/DC0_C0' } } });
      const answer = await lab.sendTo({ ...creation(lab, body), path: scopedPath(lab, datacenter?.moid ?? '') });
      assert.equal(answer.text.trim(), '{"task":null}', answer.text);
      lab.translation.id('vm-89', entityNamed(inventory, 'VirtualMachine', 'vch-two').moid);
    });
    played('log.two-datacenters');
    played('delete.two-datacenters-unscoped');
  });

  describe('calls to vSphere', () => {
    it('sequence.create-min: changes the same things in the same order', async () => {
      lab.vcenters[0].switches.calls.mark();
      const answer = await lab.sendTo(creation(lab, specification('vch-seq')));
      assert.equal(answer.status, 201, answer.text);
      assert.deepEqual(
        sequenceDifferences(
          exchangeOf(lab.recording, 'sequence.create-min').calls ?? [],
          lab.vcenters[0].switches.calls.calls,
        ),
        [],
      );
    });

    it('sequence.delete-min: changes the same things in the same order', async () => {
      lab.vcenters[0].switches.calls.mark();
      const { request } = exchangeOf(lab.recording, 'delete.running-default');
      assert.ok(request);
      const path = request.path.replace('vm-115', vm('vch-seq').moid);
      const answer = await lab.sendTo({ ...request, path });
      assert.equal(answer.status, 202, answer.text);
      assert.deepEqual(
        sequenceDifferences(
          exchangeOf(lab.recording, 'sequence.delete-min').calls ?? [],
          lab.vcenters[0].switches.calls.calls,
        ),
        [],
      );
      assert.deepEqual(leftOf(lab.inventory, 'vch-seq'), { folder: [], pools: [], datastore: [] });
    });
  });

  it('auth.both-60: the ticket is used whatever else comes', async () => {
    const { request } = exchangeOf(lab.recording, 'list.all');
    assert.ok(request);
    const headers = { ...request.headers, 'X-VMWARE-TICKET': 'no-such-ticket' };
    const answers = await Promise.all(Array.from({ length: 60 }, () => lab.sendTo({ ...request, headers })));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [400]);
    assertOnlyDeliberate('auth.both-60', []);
  });

  function madeAlso(name: string, changes: object): void {
    it(`${name} is made too`, async () => {
      const answer = await lab.sendTo(creation(lab, specification(name, changes)));
      assert.equal(answer.status, 201, answer.text);
    });
  }
});

/** The recorded request with another body. */
function creation(lab: ReplayLab, bodyJson: object) {
  const { request } = exchangeOf(lab.recording, 'create.ok-min');
  assert.ok(request);
  return { ...request, bodyJson };
}

function scopedPath(lab: ReplayLab, datacenter: string): string {
  const { path } = creation(lab, {});
  return path.replace('127.0.0.1:8989', '127.0.0.1:8990').replace('/vch?', `/datacenter/${datacenter}/vch?`);
}
