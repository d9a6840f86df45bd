import type { ChangesMessage, Vch } from '@vic/contract';
import { PageHarness } from '../../../testing/page.harness.ts';
import { aProblem } from '../../../testing/problems.ts';
import { aVcenter, aVch, aVchPage, VC2, vmUrn } from '../../../testing/records.ts';
import { pass, requestTo, settle } from '../../../testing/test-bed.ts';

const alpha = aVch({ moid: 'vm-1', name: 'alpha' });
const beta = aVch({ moid: 'vm-2', name: 'beta' });

function changed(vchs: Vch[], facts: Partial<ChangesMessage> = {}): ChangesMessage {
  return {
    type: 'changes',
    previousRevision: 1,
    revision: 2,
    isPartial: false,
    vchs,
    removedVchs: [],
    containers: [],
    removedContainers: [],
    ...facts,
  };
}

describe('list of VCHs', () => {
  let page: PageHarness;

  async function open(url = '/main/vchs'): Promise<void> {
    page = await PageHarness.open(url);
  }
  async function openWith(vchs: Vch[], facts: Parameters<typeof aVchPage>[1] = {}): Promise<void> {
    await open();
    await page.answer('vchs', aVchPage(vchs, facts));
    await page.connectStream();
  }
  afterEach(() => {
    page.close();
  });

  it('asks the server for the page, order and filters of the address', async () => {
    await open('/main/vchs?page=3&sort=-state&name=al&state=running,failed');

    const query = await page.answer('vchs', aVchPage([alpha], { page: 3, total: 101, totalUnfiltered: 200 }));

    expect(Object.fromEntries(query)).toEqual({
      page: '3',
      pageSize: '50',
      sort: '-state',
      name: 'al',
      state: 'running,failed',
    });
    expect(page.url).toContain('page=3');
  });

  it('shows what a user needs to reach a VCH', async () => {
    await openWith([alpha]);

    expect(page.column('Docker API endpoint')[0]).toContain('tcp://10.0.0.5:2376');
    expect(page.column('State')).toEqual(['Running']);
    expect(page.find('vic-admin-portal a').getAttribute('href')).toBe('https://10.0.0.5:2378');
    expect(page.find('vic-admin-portal a').getAttribute('rel')).toContain('noopener');
  });

  it('says that a VCH waits for its address', async () => {
    await openWith([aVch({ address: null, dockerHost: null, adminPortal: null })]);

    expect(page.column('Docker API endpoint')).toEqual(['Waiting for an address']);
  });

  it('leads to the endpoint VM', async () => {
    await openWith([alpha]);
    await page.click(page.find('vic-object-link button'));

    expect(page.bench.host.openedObjects).toEqual([alpha.id]);
  });

  it('patches a changed row in place', async () => {
    await openWith([alpha, beta]);
    const row = page.rows()[0];
    await page.receive(changed([{ ...alpha, state: 'failed' }]));

    expect(page.column('State')).toEqual(['Failed', 'Running']);
    expect(page.rows()[0]).toBe(row);
    page.bench.http.expectNone((request) => request.url.endsWith('/vchs'));
  });

  it('asks again, without a spinner, when a new VCH appears', async () => {
    await openWith([alpha]);
    await page.receive(changed([beta]));

    expect(page.all('.datagrid-spinner').length).toBe(0);
    await page.answer('vchs', aVchPage([alpha, beta], { revision: 2 }));

    expect(page.column('Name').map((name) => name.split(' ')[0])).toEqual(['alpha', 'beta']);
  });

  it('asks again after a gap in the revisions', async () => {
    await openWith([alpha]);
    await page.receive(changed([], { previousRevision: 4, revision: 5 }));

    await page.answer('vchs', aVchPage([beta], { revision: 5 }));

    expect(page.rows().length).toBe(1);
    expect(page.column('Name')[0]).toContain('beta');
  });

  it('makes one reading of many changes', async () => {
    await openWith([alpha]);
    await page.receive(changed([beta]));
    await page.answer('vchs', aVchPage([alpha, beta], { revision: 2 }));
    for (let revision = 3; revision < 8; revision += 1) {
      await page.receive(changed([aVch({ moid: `vm-${revision}` })], { previousRevision: revision - 1, revision }));
    }
    await pass(1_500);

    await page.answer('vchs', aVchPage([alpha, beta], { revision: 7 }));
    await pass(5_000);
    page.bench.http.expectNone((request) => request.url.endsWith('/vchs'));

    expect(page.rows().length).toBe(2);
  });

  it('keeps the detail pane open, and current, when its row changes', async () => {
    await openWith([alpha, beta]);
    await page.click(page.find('.datagrid-detail-caret-button'));
    await page.receive(changed([{ ...alpha, version: 'v1.5.7-new' }]));

    expect(page.find('clr-dg-detail').textContent).toContain('v1.5.7-new');
    expect(decodeURIComponent(page.url)).toContain(`detail=${alpha.id}`);
  });

  it('opens the detail pane that the address names', async () => {
    await open(`/main/vchs?detail=${encodeURIComponent(beta.id)}`);
    await page.answer('vchs', aVchPage([alpha, beta]));
    await settle();

    expect(page.find('clr-dg-detail-header').textContent).toContain('beta');
  });

  it('does not make a failed call look like an empty list', async () => {
    await open();
    (await requestTo(page.bench, 'vchs')).flush(aProblem(), { status: 502, statusText: 'Bad Gateway' });
    await settle();

    expect(page.text).toContain('The vCenter Server answered with an error.');
    expect(page.text).toContain('c0ffee-1');
    expect(page.text).not.toContain('There are no virtual container hosts yet');

    await page.click(page.control('Try again'));
    await page.answer('vchs', aVchPage([alpha]));

    expect(page.rows().length).toBe(1);
  });

  it('keeps the rows when reading them again fails, and says so', async () => {
    await openWith([alpha]);
    page.bench.host.globalRefresh.next();
    (await requestTo(page.bench, 'vchs')).flush(aProblem(), { status: 502, statusText: 'Bad Gateway' });
    await settle();

    expect(page.rows().length).toBe(1);
    expect(page.text).toContain('What you see is from an earlier reading.');
  });

  it('says what a VCH is when there is none', async () => {
    await openWith([]);

    expect(page.text).toContain('There are no virtual container hosts yet');
  });

  it('says that an inventory is being read until it is, rather than that there is nothing', async () => {
    await openWith([], { vcenters: [aVcenter({ state: 'loading', lastContactAt: null })] });
    await page.receive({ type: 'health', vcenters: [aVcenter({ state: 'loading', lastContactAt: null })] });

    expect(page.text).toContain('The inventory is being read');
    expect(page.text).not.toContain('There are no virtual container hosts yet');

    await page.receive({ type: 'health', vcenters: [aVcenter()] });

    expect(page.text).toContain('There are no virtual container hosts yet');
  });

  it('does not say that nothing exists while a vCenter cannot be read', async () => {
    const vcenters = [aVcenter(), aVcenter({ vcGuid: VC2, name: 'vc2.lab.local', state: 'unavailable' })];
    await openWith([], { vcenters });
    await page.receive({ type: 'health', vcenters });

    expect(page.text).toContain('not every vCenter Server could be read');
    expect(page.text).not.toContain('There are no virtual container hosts yet');
  });

  it('offers to clear filters that let nothing through', async () => {
    await open('/main/vchs?name=zzz');
    await page.answer('vchs', aVchPage([], { totalUnfiltered: 4 }));

    expect(page.text).toContain('Nothing matches the filters.');
    await page.click(page.control('Clear filters'));
    const query = await page.answer('vchs', aVchPage([alpha]));

    expect(query.has('name')).toBeFalse();
    expect(page.url).toBe('/main/vchs');
  });

  it('shows hostile names as text', async () => {
    const name = '<script>alert(1)</script>\u202Egnp|~\n' + 'x'.repeat(10_000);
    await openWith([aVch({ name })]);

    expect(page.all('script').length).toBe(0);
    expect(page.find('vic-object-link bdi').getAttribute('title')).toBe(name);
    expect(page.find('vic-object-link bdi').textContent.length).toBeLessThan(600);
  });

  it('marks the rows of a vCenter that is down and leaves the others alone', async () => {
    const down = aVcenter({ vcGuid: VC2, name: 'vc2.lab.local', state: 'stale', reason: 'Connection refused.' });
    await open();
    await page.answer('vchs', aVchPage([alpha, aVch({ vcGuid: VC2 })], { vcenters: [aVcenter(), down] }));

    expect(page.column('Name').map((name) => name.includes('vc2.lab.local does not answer'))).toEqual([false, true]);
    expect(page.find('vic-health-banner').textContent).toContain('The connection to vc2.lab.local is lost.');
    expect(page.find('vic-health-banner').textContent).toContain('Last contact: 2026-03-01');
  });

  it('reads again every ten seconds while the stream is down', async () => {
    await openWith([alpha]);
    page.bench.sockets.last.close(1006);
    await pass(10_000);

    await page.answer('vchs', aVchPage([alpha, beta]));

    expect(page.rows().length).toBe(2);
  });

  it('drops a row that is gone and closes its detail pane', async () => {
    await openWith([alpha, beta]);
    await page.click(page.find('.datagrid-detail-caret-button'));
    await page.receive(changed([], { removedVchs: [alpha.id] }));
    await page.answer('vchs', aVchPage([beta], { revision: 2 }));
    await settle();

    expect(page.all('clr-dg-detail').length).toBe(0);
    expect(page.rows().length).toBe(1);
  });

  it('leads to the containers of a VCH', async () => {
    await openWith([alpha]);
    const link = page.control('2 of 3 running');

    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain(`vchId=${vmUrn('vm-1')}`);
  });
});
