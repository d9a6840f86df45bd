import type { ListenerName } from '../../lab/launcher/lab.ts';
import { LAB_PASSWORD } from '../../lab/accounts.ts';
import { expect } from '../lab.fixture.ts';
import { Client } from '../pages/client.ts';
import type { Wizard } from '../pages/wizard.ts';
import { enterPlainVch } from '../simple-vch.ts';
import { VcenterFailures } from '../vcenter-failures.ts';
import { test as base } from '../wizard.fixture.ts';

const MADE_MS = 90_000;
const SESSION_ENDED = 'Your vSphere Client session has ended.';
/** Long enough for a look at other pages while the VCH is being made. */
const LATE = 'stall:12000';

const test = base.extend<{ failures: VcenterFailures; kill: (name: ListenerName) => Promise<() => Promise<void>> }>({
  failures: async ({ lab }, use) => {
    const failures = new VcenterFailures(lab, 1);
    await use(failures);
    await failures.set();
  },
  kill: async ({ lab, watch }, use) => {
    watch.expectFailedRequests();
    const missing = new Set<ListenerName>();
    await use(async (name) => {
      missing.add(name);
      await lab.listeners.get(name)?.stop('SIGKILL');
      return async () => {
        await lab.listeners.get(name)?.start();
        missing.delete(name);
      };
    });
    for (const name of missing) await lab.listeners.get(name)?.start();
  },
});
test.describe.configure({ timeout: 180_000 });

/** Ends the session while the wizard shows its networks, which says so at the next request. */
async function endSession(client: Client, wizard: Wizard): Promise<void> {
  const content = wizard.frame.locator('main');
  await wizard.step('Networks').click();
  await client.turn('session.expire');
  // a token that was fetched a moment ago is still good for some seconds
  await expect(async () => {
    await wizard.step('Networks').click({ timeout: 1_000 });
    await wizard.next.click({ timeout: 1_000 });
    await expect(content).toContainText(SESSION_ENDED, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(content).toContainText('What you entered is still here.');
}

test('keeps the dialog open at the step that vic-machine-server refuses, with everything that was entered', async ({
  client,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const wizard = await client.enterWizard();
  // nothing is known beforehand: the checks cannot be made
  await page.route('**/vch-preflight', (route) => route.abort());
  await enterPlainVch(wizard, 'vch-production');
  await wizard.finish.click();
  await expect(wizard.heading).toHaveText('General settings', { timeout: 60_000 });
  await expect(wizard.faults).toContainText('Something in the place of the VCH has this name already.');
  await expect(wizard.dialog).toBeVisible();
  await expect(wizard.field('Name')).toHaveValue('vch-production');

  await page.unroute('**/vch-preflight');
  await wizard.field('Name').fill('vch-not-refused');
  await wizard.step('Summary').click();
  await wizard.create();
  await expect(client.plugin.activity('vch-not-refused')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('tells why a creation failed after it was accepted, and makes the VCH when it is tried again', async ({
  client,
  failures,
}) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-second-try');
  await failures.set({ method: 'CreateVM_Task', at: 'end', fault: 'InsufficientResourcesFault' });
  await wizard.create();
  const failed = client.plugin.activity('vch-second-try');
  await expect(failed).toContainText('Failed', { timeout: MADE_MS });
  await expect(failed.locator('p')).toHaveText(/^\s*[A-Z].*\.\s*$/u);

  await failed.getByRole('button', { name: 'Edit and retry' }).click();
  await wizard.shows('Compute');
  await expect(wizard.faults).toContainText('Creating the appliance failed with');
  await wizard.step('General').click();
  await expect(wizard.field('Name')).toHaveValue('vch-second-try');
  await wizard.step('Operations user').click();
  await expect(wizard.frame.locator('vic-notices')).toContainText('Passwords and private keys are not kept');
  await expect(wizard.field('Password')).toHaveValue('');
  await wizard.field('Password').fill(LAB_PASSWORD);
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(client.plugin.activity('vch-second-try').first()).toContainText('Succeeded', { timeout: MADE_MS });
});

test('keeps a running creation and its log while the user goes elsewhere and loads the page again', async ({
  client,
  failures,
  page,
}) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-patient');
  await failures.set({ method: 'CreateVM_Task', fault: LATE });
  await wizard.create();
  const activity = client.plugin.activity('vch-patient');
  await expect(activity).toContainText('Running');
  await client.plugin.openContainers();
  await expect(activity).toContainText('Running');
  await page.reload();
  await client.mainMenu.waitFor();
  await expect(activity).toContainText('vch-patient', { timeout: 40_000 });
  await activity.getByRole('button', { name: 'Log' }).click();
  await expect(activity.locator('vic-activity-log-view')).toContainText('vch-patient');
  await expect(activity).toContainText('Succeeded', { timeout: MADE_MS });
  await expect(activity.locator('vic-activity-log-view')).toContainText('Installation completed successfully');
});

test('makes one VCH when Finish is clicked twice', async ({ client, vcenter1 }) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-once');
  await wizard.finish.dblclick();
  await expect(wizard.dialog).toHaveCount(0, { timeout: 60_000 });
  const activity = client.plugin.activity('vch-once');
  await expect(activity).toContainText('Succeeded', { timeout: MADE_MS });
  await expect(activity).toHaveCount(1);
  expect([...(await vcenter1.vms()).keys()].filter((name) => name.startsWith('vch-once'))).toEqual(['vch-once']);
});

test('says that the session has ended, loses nothing, and goes on after the user has logged in again', async ({
  client,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-session');
  await endSession(client, wizard);
  await expect(wizard.select('Bridge network')).toHaveValue(/dvs-prod-bridge-free/u);

  await page.reload();
  await client.logIn();
  await client.plugin.openVchs();
  const again = await client.plugin.newVch();
  await expect(again.heading).toHaveText('Continue your draft?');
  await again.button('Continue').click();
  await again.step('Operations user').click();
  await again.enterOperationsUser();
  await again.goOn('Summary');
  await again.create();
  await expect(client.plugin.activity('vch-session')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('goes on in the open dialog once the user has logged in again in another tab', async ({
  client,
  context,
  lab,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-two-tabs');
  await endSession(client, wizard);
  await wizard.button('Try again').click();
  await expect(wizard.frame.locator('main')).toContainText('You are not logged in yet.');

  const otherTab = await context.newPage();
  await new Client(otherTab, lab.address).enter();
  await otherTab.close();
  await page.bringToFront();
  await wizard.button('Try again').click();
  await expect(wizard.frame.locator('main')).not.toContainText(SESSION_ENDED);
  await expect(page.getByTestId('session-ended')).toHaveCount(0);
  await wizard.goOn('Security');
  await wizard.step('Summary').click();
  await wizard.create();
  await expect(client.plugin.activity('vch-two-tabs')).toContainText('Succeeded', { timeout: MADE_MS });
});

test('says what became of a creation whose vic-machine-server was killed', async ({ client, failures, kill }) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-orphan');
  await failures.set({ method: 'PUT /folder', fault: 'stall:60000' });
  await wizard.create();
  const activity = client.plugin.activity('vch-orphan');
  await expect(activity).toContainText('Running');
  const startAgain = await kill('vic-machine-server');
  await expect(activity).toContainText('cannot be asked how far it is. It is tried again.', { timeout: 60_000 });
  await startAgain();
  await expect(activity).toContainText('Failed', { timeout: 60_000 });
  await expect(activity).toContainText('The vic-machine-server was restarted while it made the VCH');
});
