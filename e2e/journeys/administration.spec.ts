import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import type { Lab } from '../../lab/launcher/lab.ts';
import type { Product } from '../../lab/launcher/product.ts';
import { expect, test } from '../lab.fixture.ts';
import { endOf, type ProgramEnd } from '../program.ts';

const PLUGINS = 'app/admin/plugins';

/** Runs `vic-plugin` against both vCenters, as an administrator would. */
function vicPlugin(product: Product, lab: Lab, command: string, ...options: readonly string[]): Promise<ProgramEnd> {
  const targets = lab.vcenterUrls.flatMap((url, index) => ['-url', url, '-vct', lab.vcenterThumbprints[index] ?? '']);
  return endOf([product.vicPlugin, command, ...targets, '-u', ADMINISTRATOR, ...options], {
    VIC_PLUGIN_PASSWORD: LAB_PASSWORD,
  });
}

/** Address of the manifest that the lab's plug-in server has. */
async function manifestUrl(lab: Lab): Promise<string> {
  const config: unknown = JSON.parse(await readFile(path.join(lab.folder, 'plugin-server.json'), 'utf8'));
  const port = /"port":(\d+)/u.exec(JSON.stringify(config))?.[1] ?? '';
  return `https://127.0.0.1:${port}/vic/plugin.zip`;
}

test('shows the plug-in as deployed at both vCenters', async ({ client }) => {
  await client.enter(PLUGINS);
  await expect(client.pluginState('vc1.lab.local')).toContainText('Deployed');
  await expect(client.pluginState('vc2.lab.local')).toContainText('Deployed');
});

test('finds record, certificate and manifest in order with vic-plugin status', async ({ product, lab }) => {
  const { code, output } = await vicPlugin(product, lab, 'status');
  expect(code).toBe(0);
  expect(output.match(/^com\.vmware\.vic is registered with /gmu)).toHaveLength(2);
  expect(output).toMatch(/^ {2}name {8}vSphere Integrated Containers$/mu);
  expect(output).toMatch(/^ {2}version {5}2\.0\.0\.0$/mu);
  expect(output).toMatch(/^ {2}ok {10}\S/mu);
  expect(output).not.toContain('fault');
});

test('takes the plug-in away when it is unregistered, and brings it back when it is registered again', async ({
  client,
  product,
  lab,
  page,
}) => {
  await client.enter();
  const removed = await vicPlugin(product, lab, 'unregister');
  expect(removed.code, removed.errors).toBe(0);
  await expect(client.banner).toContainText(/removed.*Refresh browser/u);
  await client.refreshBrowser();
  await client.mainMenu.click();
  await expect(page.getByTestId('nav-admin')).toBeVisible();
  await expect(client.pluginEntry).toHaveCount(0);

  const certificate = path.join(lab.folder, 'plugin-server.crt');
  const added = await vicPlugin(product, lab, 'register', '-pu', await manifestUrl(lab), '-scf', certificate);
  expect(added.code, added.errors).toBe(0);
  await expect(client.banner).toContainText(/deployed.*Refresh browser/u);
  await client.refreshBrowser();
  await expect((await (await client.openPlugin()).openVchs()).rows).toHaveCount(4);
});

test('shows the reason when the plug-in server shows another certificate than the registered one', async ({
  client,
  page,
}) => {
  await client.enter(PLUGINS);
  await expect(client.pluginState('vc1.lab.local')).toContainText('Deployed');
  await client.turn('cert.mismatch', true);
  await page.getByRole('button', { name: 'Read again' }).first().click();
  await expect(client.pluginState('vc1.lab.local')).toContainText('Failed');
  await client.turn('cert.mismatch', false);
  await page.getByRole('button', { name: 'Read again' }).first().click();
  await expect(client.pluginState('vc1.lab.local')).toContainText('Deployed');
});
