/** Reconfigurations that fail: at every call, in every way. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { decodeVch } from '@vic/extraconfig';
import { entityOfType, extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import { failEverywhere } from './change-failures.ts';
import type { ServiceLab } from './service-lab.ts';
import type { StartedService } from './start-service.ts';

const NAME = 'vch-conf';
const CLUSTER = 'domain-c33';
const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };
const OPERATIONS_USER = { user: 'vch-ops@vsphere.local', password: 'Ops!23', grant_permissions: true };

const patch = (body: object) => (lab: ServiceLab, vch: VirtualMachine, service: StartedService) =>
  lab.call({ method: 'PATCH', path: `/vch/${vch.moid}`, body, headers: MERGE_PATCH }, service);

describe('a reconfiguration that fails', () => {
  failEverywhere({
    name: 'with everything',
    methods: [
      'ReconfigVM_Task',
      'UpdateConfig',
      'ReconfigureComputeResource_Task',
      'CreateSnapshot_Task',
      'ShutdownGuest',
      'MakeDirectory',
      'ReconfigVM_Task',
      'SetEntityPermissions',
      ...Array.from({ length: 6 }, () => 'AddAuthorizationRole'),
      ...Array.from({ length: 8 }, () => 'SetEntityPermissions'),
      'PowerOnMultiVM_Task',
      'StartProgramInGuest',
      'ReconfigVM_Task',
    ],
    service: {},
    purpose: 'failed to reconfigure VCH',
    prepare: (lab) => lab.makeVch(NAME),
    send: patch({
      debug: 2,
      compute: { cpu: { limit: { value: 4, units: 'GHz' } }, affinity: { use_vm_group: true } },
      storage: { volume_stores: [{ datastore: 'LocalDS_1/volumes', label: 'default' }] },
      endpoint: { operations_credentials: OPERATIONS_USER },
    }),
    assertChanged(lab, vch) {
      const config = decodeVch(extraConfigOf(vch));
      assert.equal(config.init.diagnostics.debugLevel, 2);
      assert.deepEqual([...config.storage.volumeLocations.keys()], ['default']);
      assert.equal(config.connection.username, OPERATIONS_USER.user);
      assert.equal(entityOfType(lab.inventory, vch.pool ?? '', 'ResourcePool').cpu.limit, 4000);
      assert.deepEqual(
        entityOfType(lab.inventory, CLUSTER, 'ClusterComputeResource').groups.map(({ name }) => name),
        [NAME],
      );
      assert.ok(lab.files('LocalDS_1').includes('volumes/'));
    },
  });
});

describe('a reconfiguration that takes away and fails', () => {
  failEverywhere({
    name: 'without its DRS group',
    methods: [
      'ReconfigVM_Task',
      'CreateSnapshot_Task',
      'ShutdownGuest',
      'ReconfigVM_Task',
      'PowerOnMultiVM_Task',
      'StartProgramInGuest',
      'ReconfigureComputeResource_Task',
      'ReconfigVM_Task',
    ],
    service: {},
    purpose: 'failed to reconfigure VCH',
    prepare: (lab) => lab.makeVch(NAME, { compute: { resource: { id: CLUSTER }, affinity: { use_vm_group: true } } }),
    send: patch({ compute: { affinity: { use_vm_group: false } } }),
    assertChanged(lab, vch) {
      assert.equal(decodeVch(extraConfigOf(vch)).container.usesVmGroup, false);
      assert.deepEqual(entityOfType(lab.inventory, CLUSTER, 'ClusterComputeResource').groups, []);
    },
  });
});
