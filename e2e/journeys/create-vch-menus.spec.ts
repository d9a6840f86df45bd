import { VCENTERS } from '../../lab/launcher/lab.ts';
import { expect } from '../lab.fixture.ts';
import { Wizard } from '../pages/wizard.ts';
import { enterPlainVch, SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

const BERLIN = 'Europe/Berlin/host';

/** Objects that offer a new VCH, by their type: the menu's item, where they are, and the place that is chosen then. */
const PLACES = [
  ['ClusterComputeResource', 'vicClusterNewVch', `${BERLIN}/Production/Compute-01`, 'Compute-01'],
  [
    'HostSystem',
    'vicHostNewVch',
    `${BERLIN}/esx-branch.berlin.lab.local/esx-branch.berlin.lab.local`,
    'esx-branch.berlin.lab.local',
  ],
  ['ResourcePool', 'vicPoolNewVch', `${BERLIN}/Production/Compute-01/Resources/Tier 1`, 'Tier 1'],
  ['Datacenter', 'vicDcNewVch', 'Europe/Berlin', null],
] as const;

test('begins on the object from whose menu it was opened', async ({ client, page, vcenter1 }) => {
  await client.enter();
  for (const [type, action, inventoryPath, chosen] of PLACES) {
    const moid = await vcenter1.moidAt(inventoryPath);
    await client.goTo(`app/${type}/${moid}@${VCENTERS[0].guid}/summary`);
    await page.getByTestId('actions').click();
    await page.getByTestId(`action-${action}`).click();

    const wizard = new Wizard(page);
    await wizard.shows('General');
    await wizard.field('Name').fill('vch-menu');
    await wizard.goOn('Compute');
    if (chosen === null) await expect(wizard.node('Production')).toBeVisible();
    else await expect(wizard.node(chosen)).toHaveAttribute('aria-selected', 'true');
    await wizard.cancel.click();
    await wizard.button('Discard draft and close').click();
    await expect(wizard.dialog).toHaveCount(0);
  }
});

test('leads from the menu of a cluster to the list, in which the new VCH appears', async ({
  client,
  page,
  vcenter1,
}) => {
  await client.enter();
  const moid = await vcenter1.moidAt(`${BERLIN}/Production/Compute-01`);
  await client.goTo(`app/ClusterComputeResource/${moid}@${VCENTERS[0].guid}/summary`);
  await page.getByTestId('actions').click();
  await page.getByTestId('action-vicClusterNewVch').click();
  const wizard = new Wizard(page);
  await enterPlainVch(wizard, 'vch-of-cluster', { ...SIMPLE_VCH, way: ['Compute-01'] });
  await wizard.create();

  await expect(client.plugin.list.row('vch-of-cluster')).toContainText('127.0.1.');
});

test('takes the settings of a VCH from the menu of its virtual machine', async ({ client, page, vcenter1 }) => {
  const { value } = await vcenter1.vm('vch-production');
  await client.enter(`app/VirtualMachine/${value}@${VCENTERS[0].guid}/summary`);
  await page.getByTestId('actions').click();
  await page.getByTestId('action-vicVmNewVch').click();

  const wizard = new Wizard(page);
  await wizard.shows('General');
  await expect(wizard.field('Name')).toHaveValue(/^vch-production-/u);
});
