import { PageHarness } from '../../../testing/page.harness.ts';
import { aProblem } from '../../../testing/problems.ts';
import { aSummary, aVcenter, VC2 } from '../../../testing/records.ts';
import { requestTo, settle } from '../../../testing/test-bed.ts';

describe('summary', () => {
  let page: PageHarness;

  beforeEach(async () => {
    page = await PageHarness.open('/main');
  });
  afterEach(() => {
    page.close();
  });

  it('says that it loads', () => {
    expect(page.find('[role="status"] .loading, .loading').textContent).toContain('Loading…');
  });

  it('counts, and each count leads to the list that shows it', async () => {
    await page.answer('summary', aSummary());

    expect(page.control('28').getAttribute('href')).toBe('/main/containers?state=running');
    expect(page.text).toContain('2.0.0.0');
  });

  it('shows the health of each vCenter', async () => {
    const down = aVcenter({
      vcGuid: VC2,
      name: 'vc2.lab.local',
      state: 'untrusted',
      lastContactAt: null,
      version: null,
    });
    await page.answer('summary', aSummary({ vcenters: [aVcenter(), down] }));

    expect(page.find('vic-vcenter-table').textContent).toContain('Certificate not trusted');
    expect(page.find('vic-vcenter-table').textContent).toContain('Never');
    expect(page.find('vic-health-banner').textContent).toContain('vc2.lab.local shows a certificate');
  });

  it('follows the stream', async () => {
    await page.answer('summary', aSummary());
    await page.connectStream(1);
    await page.receive({
      type: 'changes',
      previousRevision: 1,
      revision: 2,
      isPartial: false,
      vchs: [],
      removedVchs: [],
      containers: [],
      removedContainers: [],
    });
    await page.answer('summary', aSummary({ vchCount: 77, revision: 2 }));

    expect(page.text).toContain('77');
  });

  it('shows what failed and how to try again', async () => {
    (await requestTo(page.bench, 'summary')).flush(aProblem({ code: 'internal', status: 500 }), {
      status: 500,
      statusText: 'Error',
    });
    await settle();

    expect(page.text).toContain('The plug-in server failed.');
    await page.click(page.control('Try again'));
    await page.answer('summary', aSummary());

    expect(page.all('vic-fault-view').length).toBe(0);
  });
});
