import { vchSpecDefaults, type Registry } from '@vic/contract/vch-spec';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { RegistryStep } from './registry-step.ts';

describe('registry step', () => {
  let step: StepHarness;

  async function show(registry: Partial<Registry> = {}): Promise<void> {
    step = await StepHarness.open(RegistryStep, { spec: { registry: { ...vchSpecDefaults.registry, ...registry } } });
  }

  const draft = () => step.draft.spec().registry;
  const rows = (label: string) => step.all(`[aria-label="${label}"] input`);
  const valueOf = (element: HTMLElement) => (element instanceof HTMLInputElement ? element.value : null);
  const toggle = () => step.find('input[type="checkbox"]');

  afterEach(() => {
    step.close();
  });

  it('explains what it means that every registry is allowed, and that only listed ones are', async () => {
    await show();

    expect(step.text).toContain('Images can be fetched from every registry whose certificate is trusted');
    await step.click(toggle());

    expect(draft().isWhitelistOnly).toBeTrue();
    expect(step.text).toContain('from nowhere else');
  });

  it('keeps the list while it does not count, and says so', async () => {
    await show({ isWhitelistOnly: true, whitelist: ['registry.lab.local', '*.example.com'] });
    await step.click(toggle());

    expect(step.text).toContain('2 listed registries are kept, but do not count');
    await step.click(toggle());

    expect(rows('Allowed registries').map(valueOf)).toEqual(['registry.lab.local', '*.example.com']);
  });

  it('takes hosts, hosts with port, networks and wildcards', async () => {
    await show({ isWhitelistOnly: true, whitelist: ['registry.lab.local', 'r:5000', '10.1.0.0/16', '*.example.com'] });
    step.draft.reveal('registry');
    await settle();

    expect(step.draft.faults('registry')()).toEqual([]);
  });

  it('says which entry is wrong, beside it', async () => {
    await show({ isWhitelistOnly: true, whitelist: ['registry.lab.local', 'r:99999'] });
    step.draft.reveal('registry');
    await settle();

    expect(step.all('vic-list-of-texts li')[1]?.textContent).toContain('The port must be a number');
  });

  it('marks an entry as wrong when it was left, not while it is entered', async () => {
    await show({ isWhitelistOnly: true, whitelist: ['r:99999'] });
    const [row] = rows('Allowed registries');
    if (!row) throw new Error('no row');

    expect(row.hasAttribute('aria-invalid')).toBeFalse();
    await step.leave(row);

    expect(row.getAttribute('aria-invalid')).toBe('true');
    expect(row.closest('.clr-error')).not.toBeNull();
  });

  it('has insecure registries on the list, too', async () => {
    await show({ isWhitelistOnly: true, insecure: ['10.1.2.9:5000'] });

    expect(step.find('.effective').textContent).toContain('10.1.2.9:5000');
    expect(step.find('.effective').textContent).toContain('not verified');
    expect(step.text).toContain('Insecure registries count as listed');
    expect(step.draft.faults('registry')()).toEqual([]);
  });

  it('does not let an empty list pass for a restriction', async () => {
    await show({ isWhitelistOnly: true });
    step.draft.reveal('registry');
    await settle();

    expect(step.text).toContain('Enter at least one registry: an empty list would allow all of them.');
  });

  it('refuses a network as insecure registry', async () => {
    await show({ insecure: ['10.1.0.0/16'] });
    step.draft.reveal('registry');
    await settle();

    expect(step.text).toContain('A network cannot be insecure as a whole.');
  });

  it('takes over the certificates of authorities', async () => {
    await show({ authorities: [{ fileName: 'ca.pem', pem: 'x' }] });

    expect(step.find('vic-certificate-files').textContent).toContain('ca.pem');
  });
});
