import type { ContainerVm } from '@vic/contract';
import { PageHarness } from '../../../testing/page.harness.ts';
import { aContainerPage, aContainerVm, aVch, VC1, vmUrn } from '../../../testing/records.ts';

const web = aContainerVm({ moid: 'vm-101', name: 'web' });

describe('list of containers', () => {
  let page: PageHarness;

  async function openWith(containers: ContainerVm[], url = '/main/containers'): Promise<URLSearchParams> {
    page = await PageHarness.open(url);
    return page.answer('containers', aContainerPage(containers));
  }
  afterEach(() => {
    page.close();
  });

  it('tells how and when a container ended', async () => {
    await openWith([aContainerVm({ state: 'stopped', exitCode: 137, stoppedAt: '2026-03-02T10:00:00Z' })]);

    expect(page.column('State')).toEqual(['Stopped exit code 137 since 2026-03-02T10:00:00.000Z']);
  });

  it('shows ports, networks, image and where the container lives', async () => {
    await openWith([web]);

    expect(page.column('Ports')).toEqual(['8080→80/tcp']);
    expect(page.column('Networks')).toEqual(['bridge 172.16.0.2']);
    expect(page.column('Image')).toEqual(['library/nginx:1.27']);
    expect(page.column('VCH')[0]).toContain('alpha');
  });

  it('does not guess an owner that is unknown', async () => {
    await openWith([aContainerVm({ vch: null })]);

    expect(page.column('VCH')).toEqual(['Unknown']);
  });

  it('shows the containers of one VCH and names it', async () => {
    const vchId = vmUrn('vm-11');
    const query = await openWith([web], `/main/containers?vchId=${encodeURIComponent(vchId)}`);
    await page.answer(`vc/${VC1}/vchs/vm-11`, aVch({ moid: 'vm-11', name: 'alpha' }));

    expect(query.get('vchId')).toBe(vchId);
    expect(page.find('.scope').textContent).toContain('alpha');
  });

  it('goes from one VCH back to all', async () => {
    await openWith([web], `/main/containers?vchId=${encodeURIComponent(vmUrn('vm-11'))}`);
    await page.click(page.control('Show all containers'));
    const query = await page.answer('containers', aContainerPage([web]));

    expect(query.has('vchId')).toBeFalse();
  });

  it('shows everything in the detail pane', async () => {
    await openWith([web]);
    await page.click(page.find('.datagrid-detail-caret-button'));
    const detail = page.find('clr-dg-detail').textContent;

    for (const fact of [web.containerId, "nginx -g 'daemon off;'", '/data', 'tier', 'sha256:9d3c1b', '172.16.0.2/16']) {
      expect(detail).toContain(fact);
    }
  });

  it('says where containers come from when there is none', async () => {
    await openWith([]);

    expect(page.text).toContain('There are no containers yet');
  });
});
