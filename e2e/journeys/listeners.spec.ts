import type { ListenerName } from '../../lab/launcher/lab.ts';
import { Client } from '../pages/client.ts';
import { expect, test as base } from '../lab.fixture.ts';

/** Ends a process of the lab while a page is open; whatever happens, it runs again afterwards. */
const test = base.extend<{ end: (name: ListenerName, signal: 'SIGTERM' | 'SIGKILL') => Promise<() => Promise<void>> }>({
  end: async ({ lab, watch }, use) => {
    watch.expectFailedRequests();
    const missing = new Set<ListenerName>();
    await use(async (name, signal) => {
      missing.add(name);
      await lab.listeners.get(name)?.stop(signal);
      return async () => {
        await lab.listeners.get(name)?.start();
        missing.delete(name);
      };
    });
    for (const name of missing) await lab.listeners.get(name)?.start();
  },
});

test('marks the rows of a vCenter that is stopped as stale, keeps the others, and recovers by itself', async ({
  client,
  end,
}) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await plugin.becomesLive();
  const startAgain = await end('vcenter2', 'SIGTERM');
  await expect(plugin.alerts).toContainText('The connection to vc2.lab.local is lost');
  await expect(containers.rows).toHaveCount(40);
  await expect(containers.staleMark(containers.row('training-1'))).toHaveCount(1);
  await expect(containers.staleMark(containers.row('shop-db'))).toHaveCount(0);
  await startAgain();
  await expect(plugin.alerts).toHaveCount(0, { timeout: 40_000 });
  await expect(containers.staleMark(containers.row('training-1'))).toHaveCount(0);
});

test('names a vCenter that is killed in the summary, and recovers by itself when it is back', async ({
  client,
  end,
}) => {
  const plugin = await client.enterPlugin();
  await plugin.becomesLive();
  const startAgain = await end('vcenter1', 'SIGKILL');
  await expect(plugin.vcenterRow('vc1.lab.local')).toContainText('Connection lost');
  await expect(plugin.vcenterRow('vc2.lab.local')).toContainText('Connected');
  await expect(plugin.panel('Containers').locator('a.total')).toHaveText(/^\s*40\s/u);
  await startAgain();
  await expect(plugin.vcenterRow('vc1.lab.local')).toContainText('Connected', { timeout: 40_000 });
  await expect(plugin.panel('Containers').locator('a.total')).toHaveText(/^\s*40\s/u);
});

test('shows what there is to a user who logs in while a vCenter is down, and the rest when it is back', async ({
  client,
  end,
}) => {
  const startAgain = await end('vcenter2', 'SIGKILL');
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await expect(containers.row('shop-db')).toBeVisible();
  await expect(plugin.alerts).toContainText('vc2.lab.local');
  await startAgain();
  await expect(plugin.alerts).toHaveCount(0, { timeout: 40_000 });
  await expect(containers.row('training-1')).toBeVisible();
});

test('says that the plug-in server is missing, and recovers by itself when it is back', async ({ client, end }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await plugin.becomesLive();
  const startAgain = await end('plugin-server', 'SIGKILL');
  await expect(plugin.liveState).toContainText('Live updates are interrupted');
  await expect(plugin.alerts.first()).toContainText('The plug-in server cannot be reached.', { timeout: 30_000 });
  await expect(containers.rows).toHaveCount(40);
  await startAgain();
  await plugin.becomesLive();
  await expect(plugin.alerts).toHaveCount(0, { timeout: 40_000 });
  await expect(containers.rows).toHaveCount(40);
});

test('says in place of the page that the plug-in server is missing, and shows the page when it is back', async ({
  client,
  end,
}) => {
  await client.enter();
  const startAgain = await end('plugin-server', 'SIGKILL');
  const plugin = await client.openPlugin();
  await expect(plugin.body).toContainText(/plug-in server/iu);
  await startAgain();
  await expect(plugin.tab('Summary')).toBeVisible({ timeout: 40_000 });
});

test('says that the client is missing, and shows the same list after one log in when it is back', async ({
  client,
  end,
  page,
}) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.filterByText('Name', 'shop-web');
  await expect(containers.rows).toHaveCount(3);
  const startAgain = await end('client', 'SIGKILL');
  await expect(page.getByTestId('line-lost')).toContainText('The connection to the stand-in is lost');
  await startAgain();
  await expect(client.logInButton).toBeVisible();
  await client.logIn();
  await expect(client.plugin.list.rows).toHaveCount(3, { timeout: 40_000 });
  await expect(client.plugin.list.row('shop-web-1')).toBeVisible();
});

test('keeps the card when its vCenter is killed, and reads it again when that is back', async ({
  client,
  end,
  vcenter1,
}) => {
  const { value } = await vcenter1.vm('shop-web-1');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Name')).toContainText('shop-web-1');
  const startAgain = await end('vcenter1', 'SIGKILL');
  await client.turn('globalRefresh');
  await expect(client.card.frame.locator('clr-alert')).toContainText('vCenter Server cannot be reached');
  await expect(client.card.fact('Name')).toContainText('shop-web-1');
  await startAgain();
  await expect(async () => {
    await client.turn('globalRefresh');
    await expect(client.card.frame.locator('clr-alert')).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(client.card.fact('Name')).toContainText('shop-web-1');
});
