import { expect } from '../lab.fixture.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

test.use({ scenario: 'four-vcenters' });

/** Sessions of the third vCenter end after this time, idle or busy (ms). */
const SESSION_MS = 20_000;

test('shows four linked vCenters once each while the session of one ends again and again', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await plugin.becomesLive();
  await expect(vchs.row('vch-nairobi')).toHaveCount(1);
  await expect(vchs.row('vch-lima')).toHaveCount(1);
  const wizard = await plugin.newVch();
  await wizard.shows('General');
  await wizard.field('Name').fill('vch-four');
  await wizard.goOn('Compute');
  const startedAt = Date.now();
  // over the end of at least one session
  await expect(async () => {
    await wizard.button('Read the tree again').click();
    for (const number of [1, 2, 3, 4]) await expect(wizard.node(`vc${number}.lab.local`)).toHaveCount(1);
    await wizard.open('vc3.lab.local');
    await expect(wizard.node('Nairobi')).toHaveCount(1);
    expect(Date.now() - startedAt).toBeGreaterThan(SESSION_MS);
  }).toPass({ timeout: 4 * SESSION_MS });
  await wizard.choosePlace('vc3.lab.local', 'Nairobi', 'nairobi-01');
  await wizard.goOn('Storage');
  await wizard.chooseDatastore('nairobi-ds');
  await wizard.goOn('Networks');
  await wizard.step('Compute').click();
  await wizard.choosePlace(...SIMPLE_VCH.way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(SIMPLE_VCH.datastore);
  await wizard.cancel.click();
  await wizard.button('Discard draft and close').click();
  await expect(vchs.row('vch-nairobi')).toHaveCount(1);
});
