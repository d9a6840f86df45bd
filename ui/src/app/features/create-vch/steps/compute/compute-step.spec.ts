import type { ComputeDetails, CreationRights } from '@vic/contract/placement';
import { vchSpecDefaults, type Compute } from '@vic/contract/vch-spec';
import { aComputeDetails, aComputeNode, aComputeResource } from '../../../../../testing/placement.ts';
import { aProblem } from '../../../../../testing/problems.ts';
import { VC1, VC2 } from '../../../../../testing/records.ts';
import { StepHarness, type StepFacts } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { aVcenterRights } from '../../../../../testing/wizard.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { ComputeChoice } from './compute-choice.ts';
import { ComputeStep } from './compute-step.ts';
import { ComputeTreeStore } from './tree/compute-tree.store.ts';

const VCENTER_1 = aVcenterRights();
const VCENTER_2 = { ...VCENTER_1, vcGuid: VC2, name: 'vc2.lab.local' };
const ROOT = `vc/${VC1}/compute-tree/root`;
const DETAILS = `vc/${VC1}/compute/domain-c8`;
const berlin = aComputeNode({ kind: 'datacenter', moid: 'datacenter-3', name: 'Berlin' });
const cluster = aComputeNode();
const chosen: Compute = { ...vchSpecDefaults.compute, resource: aComputeResource() };

describe('compute step', () => {
  let step: StepHarness;

  async function open(
    facts: Omit<StepFacts, 'providers'> = {},
    vcenters: CreationRights['vcenters'] = [VCENTER_1],
  ): Promise<void> {
    step = await StepHarness.open(ComputeStep, {
      ...facts,
      providers: [PlacementClient, ComputeTreeStore, ComputeChoice],
    });
    await step.answer('vch-creation-rights', { isAllowed: true, vcenters });
  }
  function node(name: string): HTMLElement {
    return step.named('[role=treeitem]', name);
  }
  async function openCluster(): Promise<void> {
    await step.click(node('vc1.lab.local'));
    await step.answer(ROOT, { children: [berlin] });
    await step.click(node('Berlin'));
    await step.answer(`vc/${VC1}/compute-tree/datacenter-3`, { children: [cluster] });
  }
  async function openChosen(details: Partial<ComputeDetails> = {}, compute = chosen): Promise<void> {
    await open({ spec: { compute } });
    await step.answer(`vc/${VC1}/compute-path/domain-c8`, { nodes: [cluster] });
    await step.answer(DETAILS, aComputeDetails(details));
  }
  afterEach(() => {
    step.close();
  });

  it('reads what lies below a node when it is opened first, and never again', async () => {
    await open();
    await openCluster();

    await step.click(node('Berlin'));
    await step.click(node('Berlin'));

    expect(node('Compute-01').getAttribute('aria-level')).toBe('3');
  });

  it('says where reading failed, beside what could be read, and tries again', async () => {
    await open({}, [VCENTER_1, VCENTER_2]);
    await step.click(node('vc1.lab.local'));
    await step.refuse(ROOT, aProblem());
    await step.click(node('vc2.lab.local'));
    await step.answer(`vc/${VC2}/compute-tree/root`, { children: [berlin] });

    expect(node('vc1.lab.local').textContent).toContain('vc1.lab.local answered SystemError.');
    await step.click(step.named('button', 'Try again'));
    await step.answer(ROOT, { children: [] });
    expect(node('vc1.lab.local').textContent).toContain('nothing in here');
    expect(node('Berlin').getAttribute('aria-level')).toBe('2');
  });

  it('shows the state of a vCenter that is down and hides no other', async () => {
    await open({}, [VCENTER_1, { ...VCENTER_2, fault: 'Connection refused.' }]);

    expect(node('vc2.lab.local').textContent).toContain('Not available');
    expect(node('vc1.lab.local').textContent).not.toContain('Not available');
  });

  it('says why a node cannot be chosen', async () => {
    await open();
    await step.click(node('vc1.lab.local'));
    const vapp = aComputeNode({ kind: 'vapp', moid: 'resgroup-v9', name: 'shop', reason: 'vapp' });
    await step.answer(ROOT, { children: [vapp] });

    await step.click(node('shop'));

    expect(node('shop').textContent).toContain('VCHs cannot run in a vApp');
    expect(node('shop').hasAttribute('aria-selected')).toBeFalse();
    expect(step.draft.spec().compute.resource).toBeNull();
  });

  it('chooses one place, with what vCenter tells of it', async () => {
    await open();
    await openCluster();
    await step.click(node('Compute-01'));
    await step.answer(DETAILS, aComputeDetails());

    expect(step.draft.spec().compute.resource).toEqual(aComputeResource());
    expect(node('Compute-01').getAttribute('aria-selected')).toBe('true');
    expect(step.find('vic-chosen-place').textContent).toContain('40 GHz of 80 GHz free');
  });

  it('takes a place back at once when another is chosen, and keeps none that could not be read', async () => {
    await openChosen();
    await step.click(node('vc1.lab.local'));
    await step.answer(ROOT, { children: [cluster, aComputeNode({ moid: 'domain-c9', name: 'Compute-02' })] });
    await step.click(node('Compute-02'));

    expect(step.draft.spec().compute.resource).toBeNull();
    await step.refuse(`vc/${VC1}/compute/domain-c9`, aProblem());
    expect(step.draft.spec().compute.resource).toBeNull();
    expect(step.find('vic-chosen-place').textContent).toContain('SystemError');
  });

  it('opens the way to the object that the wizard was started on, and chooses it', async () => {
    await open({ preselection: { vcGuid: VC1, type: 'ClusterComputeResource', moid: 'domain-c8' } });
    const vcenter = aComputeNode({ kind: 'vcenter', moid: 'group-d1', name: 'vc1.lab.local' });
    await step.answer(`vc/${VC1}/compute-path/domain-c8`, { nodes: [vcenter, berlin, cluster] });
    await step.answer(ROOT, { children: [berlin] });
    await step.answer(`vc/${VC1}/compute-tree/datacenter-3`, { children: [cluster] });
    await step.answer(DETAILS, aComputeDetails());

    expect(node('Compute-01').getAttribute('aria-selected')).toBe('true');
    expect(step.draft.spec().compute.resource?.moid).toBe('domain-c8');
  });

  it('says when the object that the wizard was started on is gone', async () => {
    await open({ preselection: { vcGuid: VC1, type: 'ClusterComputeResource', moid: 'domain-c8' } });
    await step.refuse(`vc/${VC1}/compute-path/domain-c8`, aProblem({ code: 'not-found', status: 404, detail: '' }));

    expect(step.text).toContain('could not be chosen');
  });

  it('works by keyboard', async () => {
    await open();
    await step.press(node('vc1.lab.local'), 'ArrowRight');
    await step.answer(ROOT, { children: [cluster] });
    await step.press(node('vc1.lab.local'), 'ArrowRight');

    expect(document.activeElement).toBe(node('Compute-01'));
    await step.press(node('Compute-01'), ' ');
    await step.answer(DETAILS, aComputeDetails());
    expect(step.draft.spec().compute.resource?.name).toBe('Compute-01');
  });

  it('searches what was read by name', async () => {
    await open();
    await openCluster();
    await step.enter(step.find('input[type=search]'), 'compute');

    expect(step.all('[role=treeitem]').length).toBe(3);
    await step.enter(step.find('input[type=search]'), 'nowhere');
    expect(step.text).toContain('None of the 3 objects read so far matches.');
  });

  it('takes limits in their units, and an empty one as unlimited', async () => {
    await openChosen();
    const limit = step.named('input', 'Memory limit');
    await step.enter(limit, '64');
    await step.enter(step.named('select', 'Memory limit'), 'GiB');

    expect(step.draft.spec().compute.memory.limit).toEqual({ value: 64, units: 'GiB' });
    await step.enter(limit, '');
    expect(step.draft.spec().compute.memory.limit).toBeNull();
  });

  it('marks the number that is none when it was left, and not its unit', async () => {
    await openChosen();
    const limit = step.named('input', 'CPU limit');
    await step.enter(limit, 'abc');

    expect(limit.classList).not.toContain('vic-invalid');
    await step.leave(limit);

    expect(limit.classList).toContain('vic-invalid');
    expect(limit.getAttribute('aria-invalid')).toBe('true');
    expect(step.find(`#${limit.getAttribute('aria-describedby') ?? ''}`).textContent).toContain('whole number');
    expect(step.named('select', 'CPU limit').classList).not.toContain('vic-invalid');
    await step.enter(limit, '4000');

    expect(limit.hasAttribute('aria-invalid')).toBeFalse();
  });

  it('marks a number of shares that is none', async () => {
    await openChosen({}, { ...chosen, cpu: { ...chosen.cpu, shares: { level: 'custom', number: Number.NaN } } });
    step.draft.reveal('compute');
    await settle();

    expect(step.named('input', 'CPU shares').classList).toContain('vic-invalid');
    expect(step.named('select', 'CPU shares').classList).not.toContain('vic-invalid');
  });

  it('warns of a limit above what is there, and tells what is there', async () => {
    await openChosen();

    expect(step.text).toContain('The resource has 80 GHz.');
    await step.enter(step.named('input', 'CPU limit'), '90000');
    expect(step.text).toContain('More than the resource has: it has 80 GHz.');
  });

  it('warns of a reservation above what can be reserved', async () => {
    await openChosen({}, { ...chosen, cpu: { ...chosen.cpu, reservation: { value: 75, units: 'GHz' } } });

    expect(step.text).toContain('More than can be reserved now: that is 70 GHz.');
  });

  it('takes shares as a level or a number', async () => {
    await openChosen();
    await step.enter(step.named('select', 'CPU shares'), 'custom');
    await step.enter(step.named('input', 'CPU shares'), '6000');

    expect(step.draft.spec().compute.cpu.shares).toEqual({ level: 'custom', number: 6000 });
    await step.enter(step.named('select', 'CPU shares'), 'high');
    expect(step.draft.spec().compute.cpu.shares).toEqual({ level: 'high' });
  });

  it('says what is dropped where DRS is off, and offers no VM group', async () => {
    await openChosen({ drs: { isEnabled: false, groups: [] } }, { ...chosen, useVmGroup: true });

    expect(step.text).toContain('no resource pool');
    expect(step.find('input[type=checkbox]').hasAttribute('disabled')).toBeTrue();
    expect(step.draft.spec().compute.useVmGroup).toBeFalse();
    expect(step.draft.notices().map(({ key }) => key)).toEqual(['createVch.compute.vmGroup.dropped.drs-off']);
  });

  it('offers no VM group where one has the name of the VCH', async () => {
    await openChosen({ drs: { isEnabled: true, groups: [vchSpecDefaults.general.name] } });

    expect(step.find('input[type=checkbox]').hasAttribute('disabled')).toBeTrue();
    expect(step.text).toContain('has a group of the VCH’s name already');
  });

  it('names the privileges that are missing and the hosts that cannot be used', async () => {
    await openChosen({ missingPrivileges: ['Resource.CreatePool'], hosts: { total: 4, usable: 3 } });

    expect(step.text).toContain('Resource.CreatePool');
    expect(step.text).toContain('4 hosts, 3 of which can');
  });

  it('reads what is free again on request', async () => {
    await openChosen();
    await step.click(step.named('button', 'Refresh'));
    await step.answer(
      DETAILS,
      aComputeDetails({ cpuMHz: { total: 80_000, used: 79_000, reserved: 0, reservable: 0 } }),
    );

    expect(step.text).toContain('1 GHz of 80 GHz free');
  });
});
