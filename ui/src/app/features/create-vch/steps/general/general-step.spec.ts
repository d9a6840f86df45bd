import { StepHarness } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { ComputeChoice } from '../compute/compute-choice.ts';
import { PreflightStore } from '../../preflight.store.ts';
import { WizardStore } from '../../wizard.store.ts';
import { GeneralStep } from './general-step.ts';

describe('general step', () => {
  let step: StepHarness;
  beforeEach(async () => {
    step = await StepHarness.open(GeneralStep, {
      providers: [ComputeChoice, PlacementClient, PreflightStore, WizardStore],
    });
  });
  afterEach(() => {
    step.close();
  });

  const input = (name: string) => step.control(name);
  const general = () => step.draft.slice('general')();

  it('counts the bytes of the name, not its letters', async () => {
    await step.enter(input('name'), 'größe');

    expect(step.text).toContain('7 of 31 bytes');
    expect(general().name).toBe('größe');
  });

  it('says that a name is too long when the field is left', async () => {
    await step.enter(input('name'), 'x'.repeat(32));

    expect(step.text).not.toContain('32 bytes long');

    await step.leave(input('name'));

    expect(step.text).toContain('The name is 32 bytes long; 31 are allowed.');
  });

  it('takes the blanks at the ends of a name away when the field is left', async () => {
    await step.enter(input('name'), ' my vch ');
    await step.leave(input('name'));

    expect(general().name).toBe('my vch');
    expect(input('name').value).toBe('my vch');
  });

  it('shows how container VMs will be called', async () => {
    expect(step.text).toContain('web-4f2a1c9d8e7b');

    await step.enter(input('containerNameConvention'), 'prod_{id}');

    expect(step.text).toContain('prod_4f2a1c9d8e7b and prod_9c07be51d3aa');
  });

  it('puts a token where the cursor is', async () => {
    const convention = input('containerNameConvention');
    await step.enter(convention, 'a-z');
    convention.setSelectionRange(2, 2);
    await step.click(step.named('button', 'Insert {name}'));

    expect(general().containerNameConvention).toBe('a-{name}z');
    expect(convention.selectionStart).toBe(8);
  });

  it('explains the debug level that is chosen', async () => {
    await step.choose('debug', 3);

    expect(general().debug).toBe(3);
    expect(step.text).toContain('writes sensitive data to the logs. Use it only');
  });

  it('takes a syslog port as a number, and none as the default', async () => {
    await step.enter(input('port'), '1514');

    expect(general().syslog.port).toBe(1514);

    await step.enter(input('port'), '');

    expect(general().syslog.port).toBeNull();
  });

  it('shows what changed in the draft elsewhere', async () => {
    step.draft.update('general', { ...general(), name: 'imported' });
    await settle();

    expect(input('name').value).toBe('imported');
  });
});
