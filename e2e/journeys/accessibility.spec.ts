import { accessibilityFindings, colourFindings } from '../accessibility.ts';
import { expect, test } from '../lab.fixture.ts';
import { Client } from '../pages/client.ts';
import type { VcenterProbe } from '../vcenter-probe.ts';

interface Route {
  readonly name: string;
  readonly open: (client: Client, vcenter1: VcenterProbe) => Promise<void>;
}

const ROUTES: readonly Route[] = [
  {
    name: 'the inventory of the client',
    open: async (client, { guid }) => {
      await client.enter();
      await client.goTo('app/inventory');
      await expect(client.page.locator('[data-testid^="tree-"]').first()).toBeVisible();
      expect(guid).not.toBe('');
    },
  },
  {
    name: 'the summary',
    open: async (client) => {
      const plugin = await client.enterPlugin();
      await expect(plugin.vcenterRow('vc2.lab.local')).toContainText('Connected');
    },
  },
  {
    name: 'the list of VCHs',
    open: async (client) => {
      await (await client.enterPlugin()).openVchs();
    },
  },
  {
    name: 'the list of containers',
    open: async (client) => {
      const containers = await (await client.enterPlugin()).openContainers();
      await containers.filterByText('VCH', 'vch-edge');
      await expect(containers.rows).toHaveCount(9);
    },
  },
  {
    name: 'the detail of a VCH',
    open: async (client) => {
      const vchs = await (await client.enterPlugin()).openVchs();
      await vchs.toggleDetail(vchs.row('vch-edge'));
      await expect(vchs.detail).toContainText('vch-edge');
    },
  },
  {
    name: 'the detail of a container',
    open: async (client) => {
      const containers = await (await client.enterPlugin()).openContainers();
      await containers.filterByText('Name', 'edge-proxy');
      await containers.toggleDetail(containers.row('edge-proxy'));
      await expect(containers.detail).toContainText('edge-proxy');
    },
  },
  {
    name: 'an open filter',
    open: async (client) => {
      const containers = await (await client.enterPlugin()).openContainers();
      await containers.filterByText('Name', 'edge-proxy');
      await expect(containers.rows).toHaveCount(1);
      await containers.openFilter('State');
      await expect(containers.frame.getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'a list without a match',
    open: async (client) => {
      const containers = await (await client.enterPlugin()).openContainers();
      await containers.filterByText('Name', 'no-such-container');
      await expect(containers.frame.getByText('Nothing matches the filters.')).toBeVisible();
    },
  },
  {
    name: 'the card of a VCH',
    open: async (client, vcenter1) => {
      const { value } = await vcenter1.vm('vch-production');
      await client.enter(Client.vmSummary(value, vcenter1.guid));
      await expect(client.card.fact('State')).toContainText('Running');
    },
  },
  {
    name: 'the card of a container',
    open: async (client, vcenter1) => {
      const { value } = await vcenter1.vm('edge-proxy');
      await client.enter(Client.vmSummary(value, vcenter1.guid));
      await expect(client.card.fact('State')).toContainText('Running');
    },
  },
  {
    name: 'the administration of plug-ins',
    open: async (client) => {
      await client.enter('app/admin/plugins');
      await expect(client.pluginState('vc1.lab.local')).toContainText('Deployed');
    },
  },
];

test('the log in page is accessible', async ({ client, page }) => {
  await client.goTo();
  await expect(client.logInButton).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

for (const { name, open } of ROUTES) {
  test(`${name} is accessible in both themes`, async ({ client, vcenter1, page }) => {
    await open(client, vcenter1);
    await client.showTheme('light');
    expect(await accessibilityFindings(page)).toEqual([]);
    await client.showTheme('dark');
    expect(await colourFindings(page)).toEqual([]);
  });
}
