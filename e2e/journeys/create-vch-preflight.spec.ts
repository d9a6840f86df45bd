import { NetworkList } from '@vic/contract/placement';
import Value from 'typebox/value';
import { ADMINISTRATOR, LAB_PASSWORD, NEWCOMER, OPERATIONS_USER, READER } from '../../lab/accounts.ts';
import type { PluginSession } from '../../lab/launcher/plugin-session.ts';
import { expect } from '../lab.fixture.ts';
import type { Wizard } from '../pages/wizard.ts';
import { SHAPE_VCHS } from '../shape-vchs.ts';
import { enterPlainVch, enterUpToSecurity, goOnWithoutTls } from '../simple-vch.ts';
import { VcenterFailures } from '../vcenter-failures.ts';
import type { VcenterProbe } from '../vcenter-probe.ts';
import { test } from '../wizard.fixture.ts';

test.describe.configure({ timeout: 180_000 });

const MADE_MS = 90_000;
const DATACENTER = 'Sites/Full datastore';

async function enterPlace(wizard: Wizard, name: string, way: readonly string[]): Promise<void> {
  await wizard.shows('General');
  await wizard.field('Name').fill(name);
  await wizard.goOn('Compute');
  await wizard.choosePlace(...way);
}

/** Makes a VCH in the cluster of the neighbour as another administrator would, and waits until the plug-in knows of it. */
async function takeBridge(session: PluginSession, vcenter1: VcenterProbe, name: string, bridge: string): Promise<void> {
  const scope = `vc/${vcenter1.guid}/vic-machine/datacenter/${await vcenter1.moidAt(DATACENTER)}`;
  const { statusCode, body } = await session.send(`${scope}/vch`, {
    method: 'POST',
    body: {
      name,
      compute: { resource: { name: 'full' } },
      storage: { image_stores: ['roomy-ds'], base_image_size: { units: 'GB', value: 8 } },
      network: {
        bridge: { ip_range: '172.16.0.0/12', port_group: { name: bridge } },
        public: { port_group: { name: 'dvs-full-vm' } },
      },
      auth: { no_tls: true },
      endpoint: { operations_credentials: { user: ADMINISTRATOR, password: LAB_PASSWORD } },
    },
  });
  expect(statusCode, await body.text()).toBeLessThan(300);
  const place = `vc/${vcenter1.guid}/compute/${await vcenter1.moidAt(`${DATACENTER}/host/full`)}/networks`;
  await expect
    .poll(
      async () => {
        const { networks } = Value.Parse(NetworkList, await session.get(place));
        return networks.find((row) => row.name === bridge)?.usedBy.map(({ vchName }) => vchName);
      },
      { timeout: MADE_MS },
    )
    .toContain(name);
}

test('stops at hosts whose firewall is closed, opens it on request, and makes the VCH', async ({ client }) => {
  const { closedFirewall } = SHAPE_VCHS;
  const wizard = await client.enterWizard();
  await enterPlace(wizard, 'vch-walled', closedFirewall.way);
  await wizard.next.click();
  await expect(wizard.faults).toContainText('The firewall of "esx01.walled.lab.local", "esx02.walled.lab.local"');
  await wizard.button('Open the firewall on all hosts').click();
  await expect(wizard.faults).not.toContainText('firewall');
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(closedFirewall.datastore);
  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', closedFirewall.bridge);
  await wizard.chooseNetwork('Public network', closedFirewall.network);
  await wizard.goOn('Security');
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(client.plugin.activity('vch-walled')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('refuses the name of another VCH, and goes on with another', async ({ client }) => {
  const { roomy } = SHAPE_VCHS;
  const wizard = await client.enterWizard();
  await enterPlace(wizard, 'vch-neighbour', roomy.way);
  await wizard.next.click();
  await wizard.shows('General');
  await expect(wizard.faults).toContainText('There is a VCH of this name in the compute resource already.');
  await wizard.field('Name').fill('vch-other-name');
  await expect(wizard.faults).not.toContainText('already');
  await wizard.goOn('Compute');
  await wizard.goOn('Storage');
});

test('refuses a datastore that is too full, and goes on with one that has room', async ({ client }) => {
  const { roomy } = SHAPE_VCHS;
  const wizard = await client.enterWizard();
  await enterPlace(wizard, 'vch-roomy', roomy.way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore('full-ds');
  await wizard.next.click();
  await expect(wizard.faults).toContainText('The datastore "full-ds" has 300 MiB free');
  await expect(wizard.faults).toContainText('Make room on it, or choose another datastore.');
  await wizard.chooseDatastore(roomy.datastore);
  await wizard.goOn('Networks');
});

test('does not offer the bridge network of another VCH, and refuses one that another VCH has taken meanwhile', async ({
  client,
  session,
  vcenter1,
}) => {
  const { roomy } = SHAPE_VCHS;
  const wizard = await client.enterWizard();
  await enterPlace(wizard, 'vch-late', roomy.way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(roomy.datastore);
  await wizard.goOn('Networks');

  await wizard.select('Bridge network').click();
  const taken = wizard.frame.getByRole('option').filter({ hasText: 'vch-neighbour-bridge' });
  await expect(taken).toHaveAttribute('aria-disabled', 'true');
  await expect(taken).toContainText('Bridge network of vch-neighbour already.');
  await wizard.select('Bridge network').press('Escape');

  await wizard.chooseNetwork('Bridge network', roomy.bridge);
  await wizard.chooseNetwork('Public network', roomy.network);
  await takeBridge(session, vcenter1, 'vch-first', roomy.bridge);
  await wizard.next.click();
  await expect(wizard.faults).toContainText('"dvs-full-bridge" is the bridge network of "vch-first" already');
  await wizard.chooseNetwork('Bridge network', 'dvs-full-management');
  await wizard.goOn('Security');
});

test('tries a wrong password of the operations user once, says so, and goes on with the right one', async ({
  client,
  lab,
}) => {
  const failures = new VcenterFailures(lab, 1);
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-password', SHAPE_VCHS.roomy);
  await wizard.step('Operations user').click();
  await failures.mark();
  await wizard.enterOperationsUser(ADMINISTRATOR, 'wrong');
  await wizard.button('Check this user').click();
  await expect(wizard.frame.locator('vic-user-check-result')).toContainText(
    'This user and password are not tried again, so that the account is not locked.',
  );
  await expect(wizard.button('Check this user')).toBeDisabled();
  await wizard.step('Summary').click();
  await wizard.finish.click();
  await wizard.shows('Operations user');
  await expect(wizard.faults).toContainText('Password');
  expect(await failures.count('SessionManager.Login')).toBe(1);

  await wizard.enterOperationsUser();
  await wizard.button('Check this user').click();
  await expect(wizard.frame.locator('vic-user-check-result')).toContainText('The user can log in');
  expect(await failures.count('SessionManager.Login')).toBe(2);
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(client.plugin.activity('vch-password')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('asks again for an account of which too many passwords were refused, instead of giving it up', async ({
  client,
}) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-impatient', SHAPE_VCHS.roomy);
  await wizard.step('Operations user').click();
  const result = wizard.frame.locator('vic-user-check-result');
  const check = wizard.button('Check this user');
  for (const wrong of ['wrong-1', 'wrong-2', 'wrong-3']) {
    await wizard.enterOperationsUser(READER, wrong);
    await check.click();
    await expect(result).toContainText('are not tried again');
  }
  await wizard.enterOperationsUser(READER);
  await check.click();
  await expect(wizard.faults).toContainText('wait five minutes, so that it is not locked');
  await expect(result).toContainText('You can check it again later.');
  await expect(check).toBeEnabled();
});

test('takes a fresh operations user without any permission, grants what it needs, and makes the VCH', async ({
  client,
}) => {
  const wizard = await client.enterWizard();
  await enterUpToSecurity(wizard, 'vch-newcomer', SHAPE_VCHS.roomy);
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser(NEWCOMER);
  await wizard.frame.getByRole('checkbox', { name: 'Grant this user any necessary permissions' }).check();
  await wizard.button('Check this user').click();
  const result = wizard.frame.locator('vic-user-check-result');
  await expect(result).toContainText('The permissions that it lacks will be granted.');
  await expect(result.getByRole('row').filter({ hasText: 'vic-vch-datacenter' })).toContainText('Full datastore');
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(client.plugin.activity('vch-newcomer')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('names the privileges that the operations user lacks, tells what is granted, and makes the VCH with these', async ({
  client,
}) => {
  const wizard = await client.enterWizard();
  await enterUpToSecurity(wizard, 'vch-lacking', SHAPE_VCHS.roomy);
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser(OPERATIONS_USER);
  await wizard.goOn('Summary');
  await wizard.finish.click();
  await wizard.shows('Operations user');
  await expect(wizard.faults).toContainText('The user lacks privileges on');
  const result = wizard.frame.locator('vic-user-check-result');
  await expect(result.getByRole('heading', { name: 'Missing permissions' })).toBeVisible();
  await expect(result.getByRole('row').filter({ hasText: 'roomy-ds' })).toContainText('Datastore.AllocateSpace');

  await wizard.frame.getByRole('checkbox', { name: 'Grant this user any necessary permissions' }).check();
  await wizard.button('Check this user').click();
  await expect(result).toContainText('The permissions that it lacks will be granted.');
  await expect(result.getByRole('heading', { name: 'What is granted' })).toBeVisible();
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(client.plugin.activity('vch-lacking')).toContainText('Succeeded', { timeout: MADE_MS });
});
