import type { Activity } from '@vic/contract/vch-creation';
import { PageHarness } from '../../../../testing/page.harness.ts';
import { aVch, aVchPage, VC1, vmUrn } from '../../../../testing/records.ts';
import { requestTo, settle } from '../../../../testing/test-bed.ts';

function anActivity(facts: Partial<Activity> = {}): Activity {
  return {
    id: 'act-1',
    kind: 'create-vch',
    vcGuid: VC1,
    vchName: 'alpha',
    state: 'running',
    step: 'Uploading the images',
    percent: 42,
    startedAt: '2026-03-01T08:00:00Z',
    endedAt: null,
    vchId: null,
    logLines: 0,
    failure: null,
    ...facts,
  };
}

const ENDED = { endedAt: '2026-03-01T08:05:00Z' };
const failure = { message: 'The host is full.', slice: null, path: '' };

describe('panel of activities', () => {
  let page: PageHarness;

  async function openWith(activities: readonly Activity[]): Promise<void> {
    // What the page loads later is here already, so that no test waits for it.
    await import('./activity-panel.ts');
    page = await PageHarness.open('/main/vchs');
    await page.answer('vchs', aVchPage([aVch()]));
    await page.connectStream();
    await page.answer('activities', { activities });
    if (activities.length > 0) await page.answer('activities', { activities });
  }
  afterEach(() => {
    page.close();
  });

  it('is not there without activities', async () => {
    await openWith([]);

    expect(page.all('vic-activity-panel').length).toBe(0);
  });

  it('shows what goes on, and how far it is', async () => {
    await openWith([anActivity()]);

    expect(page.find('vic-activity-card').textContent).toContain('Create VCH alpha');
    expect(page.find('vic-activity-card').textContent).toContain('Uploading the images');
    expect(page.find('progress').getAttribute('aria-label')).toBe('Progress of alpha');
    expect(page.find('.percent').textContent).toContain('42 %');
  });

  it('appears when the stream tells of the first activity', async () => {
    await openWith([]);
    await page.receive({ type: 'activity', activity: anActivity() });
    await page.answer('activities', { activities: [anActivity()] });

    expect(page.find('vic-activity-panel').textContent).toContain('1 running');
  });

  it('says politely how one ended, and marks the new VCH in the list', async () => {
    await openWith([anActivity()]);
    await page.receive({
      type: 'activity',
      activity: anActivity({ ...ENDED, state: 'succeeded', vchId: vmUrn('vm-11') }),
    });

    expect(page.find('vic-activity-panel [role=status]').textContent).toContain('Create VCH alpha: Succeeded.');
    expect(page.find('clr-dg-row .label').textContent).toContain('New');
  });

  it('offers to correct what failed', async () => {
    await openWith([anActivity({ ...ENDED, state: 'failed', failure })]);
    await page.click(page.control('Edit and retry'));

    expect(page.text).toContain('The host is full.');
    expect(page.bench.host.openedModals.map(({ path, data }) => ({ path, data }))).toEqual([
      { path: '/create-vch', data: { activityId: 'act-1' } },
    ]);
  });

  it('asks again what became of one that was lost', async () => {
    const lost = anActivity({ state: 'unknown', step: 'The work may go on there.' });
    await openWith([lost]);
    page.find('vic-activity-panel h2 button').click();
    await settle();
    await page.click(page.control('Check again'));
    await page.answer('activities', { activities: [anActivity({ ...ENDED, state: 'succeeded' })] });

    expect(page.find('vic-activity-card').textContent).toContain('Succeeded');
  });

  it('reads the log piece by piece as it grows', async () => {
    await openWith([anActivity({ logLines: 2 })]);
    await page.click(page.control('Log'));
    const first = await page.answer('activities/act-1/log', { from: 0, lines: ['one', 'two'] });
    await page.receive({ type: 'activity', activity: anActivity({ logLines: 3 }) });
    const second = await page.answer('activities/act-1/log', { from: 2, lines: ['three'] });

    expect([first.get('from'), second.get('from')]).toEqual(['0', '2']);
    expect(page.find('pre').textContent).toBe('one\ntwo\nthree');
  });

  it('forgets what the user dismisses', async () => {
    await openWith([anActivity({ ...ENDED, state: 'failed', failure })]);
    await page.click(page.control('Dismiss'));
    (await requestTo(page.bench, 'activities/act-1')).flush(null, { status: 204, statusText: 'No Content' });
    await settle();

    expect(page.all('vic-activity-card').length).toBe(0);
  });
});
