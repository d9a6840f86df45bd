import { vchSpecDefaults, type Compute } from '@vic/contract/vch-spec';
import { aComputeDetails, aComputeResource } from '../../../../../testing/placement.ts';
import { VC1 } from '../../../../../testing/records.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { aVcenterRights } from '../../../../../testing/wizard.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { ComputeChoice } from './compute-choice.ts';
import { ComputeStep } from './compute-step.ts';
import { ComputeTreeStore } from './tree/compute-tree.store.ts';

const DETAILS = `vc/${VC1}/compute/domain-c8`;
const chosen: Compute = { ...vchSpecDefaults.compute, resource: aComputeResource() };

describe('choice of the place', () => {
  let step: StepHarness;

  async function open(): Promise<void> {
    step = await StepHarness.open(ComputeStep, {
      providers: [PlacementClient, ComputeTreeStore, ComputeChoice],
      spec: { compute: chosen },
    });
    step.draft.begin();
    await step.answer('vch-creation-rights', { isAllowed: true, vcenters: [aVcenterRights()] });
  }
  afterEach(() => {
    step.close();
  });

  it('of an older draft takes the name and the path that it has now', async () => {
    await open();
    const moved = aComputeResource({ name: 'Compute-02', path: '/Berlin/host/New/Compute-02' });
    await step.answer(DETAILS, aComputeDetails({ resource: moved }));

    expect(step.draft.spec().compute).toEqual({ ...chosen, resource: moved });
    expect(step.draft.hasChanges()).toBeFalse();
  });
});
