import { expect, test } from '../lab.fixture.ts';

test('lists the VCHs of both vCenters with endpoint, portal, version and container counts', async ({ client }) => {
  const vchs = await (await client.enterPlugin()).openVchs();
  await expect(vchs.rows).toHaveCount(4);
  const production = vchs.row('vch-production');
  await expect(await vchs.cell(production, 'State')).toContainText('Running');
  await expect(await vchs.cell(production, 'Docker API endpoint')).toContainText('tcp://10.20.30.15:2376');
  await expect(production.getByRole('link', { name: /Open portal/u })).toHaveAttribute(
    'href',
    'https://10.20.30.15:2378',
  );
  await expect(production).toContainText('of 20 running');
  await expect(vchs.row('vch-lab')).toContainText('vc2.lab.local');
});

test('shows a VCH without TLS, one with an IPv6 address, and one that waits for its address', async ({ client }) => {
  const vchs = await (await client.enterPlugin()).openVchs();
  await expect(vchs.row('vch-edge')).toContainText('tcp://[2001:db8:21:30::15]:2375');
  await expect(vchs.row('vch-edge')).toContainText('No TLS');
  await expect(vchs.row('vch-staging')).toContainText('Waiting for an address');
  await expect(vchs.row('vch-lab')).toContainText('Stopped');
});

test('lists the containers of both vCenters', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await expect(containers.rows).toHaveCount(40);
  await expect(containers.footer).toContainText('1 – 40 of 40 containers');
  await expect(containers.row('shop-db')).toContainText('vch-production');
  await expect(containers.row(/^wiki(?!-db)/u).first()).toBeVisible();
});

test('shows the ports of all networks of a container', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  const ports = await containers.cell(containers.row('edge-proxy'), 'Ports');
  await expect(ports).toContainText('8080');
  await expect(ports).toContainText('443');
});

test('tells how a container ended', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await expect(containers.row('nightly-report')).toContainText('exit code 137');
});

test('filters by a text', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.filterByText('Name', 'shop-WEB');
  await expect(containers.rows).toHaveCount(3);
  await expect(containers.footer).toContainText('of 3 containers');
});

test('filters by a state', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.filterByChoice('State', 'Suspended');
  await expect(containers.rows).toHaveCount(2);
  await expect(containers.row('legacy-site')).toBeVisible();
});

test('offers to clear the filters when nothing matches', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.filterByText('Image', 'no-such-image');
  await expect(containers.rows).toHaveCount(0);
  await expect(containers.frame.getByText('Nothing matches the filters.')).toBeVisible();
  await containers.frame.getByRole('button', { name: 'Clear filters' }).click();
  await expect(containers.rows).toHaveCount(40);
});

test('sorts up and down', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await expect(containers.rows.first()).toContainText('blue-release');
  await containers.sortBy('Name');
  await expect(containers.rows.first()).toContainText('wiki-db');
  await containers.sortBy('Name');
  await expect(containers.rows.first()).toContainText('blue-release');
});

test('pages, and remembers the page size', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.pageSize.selectOption('10');
  await expect(containers.rows).toHaveCount(10);
  await containers.nextPage.click();
  await expect(containers.footer).toContainText('11 – 20 of 40 containers');
  await plugin.tab('Summary').click();
  await plugin.openContainers();
  await expect(containers.rows).toHaveCount(10);
});

test('keeps filter, sort, page and open detail in the address across a reload', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.pageSize.selectOption('10');
  await containers.filterByText('VCH', 'vch-production');
  await containers.sortBy('Name');
  await containers.nextPage.click();
  await expect(containers.footer).toContainText('11 – 20 of 20 containers');
  await containers.toggleDetail(containers.row('edge-proxy'));
  await expect(containers.detail).toContainText('edge-proxy');
  const address = await plugin.address();
  await plugin.reload();
  await expect(containers.footer).toContainText('11-20 / 20');
  await expect(containers.detail).toContainText('edge-proxy');
  expect(await plugin.address()).toBe(address);
});

test('goes back to the page before with the back button of the browser', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.filterByText('Name', 'shop-db');
  await expect(containers.rows).toHaveCount(1);
  await plugin.tab('Virtual Container Hosts').click();
  await expect(plugin.list.row('vch-edge')).toBeVisible();
  await client.goBack();
  await expect(containers.rows).toHaveCount(1);
  await expect(containers.row('shop-db')).toBeVisible();
  await client.goBack();
  await expect(plugin.panel('Versions')).toBeVisible();
});

test('shows everything about a container in the detail pane', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.toggleDetail(containers.row('edge-proxy'));
  await expect(containers.detail).toContainText('web-front');
  await expect(containers.detail).toContainText('10.20.40.11/24');
  await expect(containers.detail).toContainText('/etc/traefik');
  await expect(containers.detail).toContainText('com.example.tier');
  await expect(containers.detail).toContainText('vc1.lab.local');
});

test('shows which component of a VCH could not start, and why', async ({ client }) => {
  const vchs = await (await client.enterPlugin()).openVchs();
  await vchs.toggleDetail(vchs.row('vch-edge'));
  await expect(vchs.detail).toContainText('bind: address already in use');
});

test('leads from a VCH to its containers', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await vchs
    .row('vch-edge')
    .getByRole('link', { name: /running/u })
    .click();
  await expect(plugin.frame.getByText('Containers of VCH')).toBeVisible();
  await expect(plugin.list.rows).toHaveCount(9);
  await plugin.frame.getByRole('button', { name: 'Show all containers' }).click();
  await expect(plugin.list.rows).toHaveCount(40);
});

test('leads from a VCH to its endpoint VM in the client', async ({ client, page }) => {
  const vchs = await (await client.enterPlugin()).openVchs();
  await vchs
    .row('vch-production')
    .getByRole('button', { name: /^vch-production/u })
    .click();
  await expect(page).toHaveURL(/\/ui\/app\/VirtualMachine\/[^/]+@[^/]+\/summary$/u);
  await expect(client.card.fact('Name')).toContainText('vch-production');
});

test('reads again at the refresh of the client and keeps what is open', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.toggleDetail(containers.row('shop-api'));
  await client.turn('globalRefresh');
  await expect(containers.detail).toContainText('shop-api');
  await expect(containers.rows).toHaveCount(40);
});
