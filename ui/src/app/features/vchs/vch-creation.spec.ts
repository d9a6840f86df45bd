import { PageHarness } from '../../../testing/page.harness.ts';
import { aVch, aVchPage } from '../../../testing/records.ts';
import { aVcenterRights } from '../../../testing/wizard.ts';

const alpha = aVch({ moid: 'vm-1', name: 'alpha' });
const ALLOWED = { isAllowed: true, vcenters: [] };
const DENIED = {
  isAllowed: false,
  vcenters: [aVcenterRights({ missingPrivileges: ['Resource.CreatePool', 'Folder.Create'] })],
};

describe('making a VCH from the list', () => {
  let page: PageHarness;

  async function openWith(vchs: Parameters<typeof aVchPage>[0], rights: object): Promise<void> {
    page = await PageHarness.open('/main/vchs');
    await page.answer('vchs', aVchPage(vchs));
    await page.answer('vch-creation-rights', rights);
  }
  afterEach(() => {
    page.close();
  });

  it('opens the wizard as a dialog of the client', async () => {
    await openWith([alpha], ALLOWED);
    await page.click(page.control('New Virtual Container Host'));

    expect(page.bench.host.openedModals).toEqual([
      { path: '/create-vch', title: 'New Virtual Container Host', size: { width: 1050, height: 700 } },
    ]);
  });

  it('names the privileges that are missing where it may not be opened', async () => {
    await openWith([alpha], DENIED);

    expect(page.control('New Virtual Container Host').hasAttribute('disabled')).toBeTrue();
    expect(page.text).toContain('Missing privileges on vc1.lab.local: Resource.CreatePool, Folder.Create');
  });

  it('is the next step where there is no VCH yet', async () => {
    await openWith([], ALLOWED);
    const [, inEmptyList] = page.all('button').filter((button) => button.textContent.includes('New Virtual'));
    inEmptyList?.click();

    expect(page.bench.host.openedModals.length).toBe(1);
  });

  it('copies the settings of a VCH', async () => {
    await openWith([alpha], ALLOWED);
    await page.click(page.find('clr-dg-action-overflow button'));
    const copy = [...document.querySelectorAll<HTMLElement>('.action-item')].find((button) =>
      button.textContent.includes('Copy settings'),
    );
    copy?.click();

    expect(page.bench.host.openedModals.map(({ data }) => data)).toEqual([{ copyOf: alpha.id }]);
  });
});
