import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { ADMINISTRATOR, LAB_PASSWORD, OPERATORS } from '../../lab/accounts.ts';
import { expect } from '../lab.fixture.ts';
import type { Wizard } from '../pages/wizard.ts';
import { enterSimpleVch } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

const SHELLS = ['Linux (bash)', 'macOS (bash, zsh)', 'Windows (PowerShell)', 'Windows (cmd)'] as const;

/** Every address that the page asks for from now on. */
function addressesOf(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  return addresses;
}

/** Everything that the browser keeps of the plug-in. */
function keptIn(wizard: Wizard): Promise<string> {
  return wizard.frame
    .locator('body')
    .evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]));
}

function holdsNoSecret(text: string, place: string): void {
  expect(text, place).not.toContain(LAB_PASSWORD);
  expect(text, place).not.toContain(encodeURIComponent(LAB_PASSWORD));
  expect(text, place).not.toContain('PRIVATE KEY');
}

test('keeps a draft without its secrets, goes on with it or begins anew, and takes it over from a file', async ({
  client,
  page,
}) => {
  test.setTimeout(180_000);
  const addresses = addressesOf(page);
  const plugin = await client.enterPlugin();
  await plugin.openVchs();
  let wizard = await plugin.newVch();
  await enterSimpleVch(wizard, 'vch-draft');

  const download = page.waitForEvent('download');
  await wizard.button('Export to a file').click();
  const exported = await download;
  expect(exported.suggestedFilename()).toBe('vch-draft.json');
  const file = { name: 'vch-draft.json', content: await readFile(await exported.path(), 'utf8') };
  expect(file.content).toContain(ADMINISTRATOR);
  holdsNoSecret(file.content, 'the exported file');
  for (const shell of SHELLS) holdsNoSecret(await wizard.commandLine(shell), shell);
  await expect(wizard.frame.getByRole('region', { name: 'Operations user' })).toContainText('Set, not shown');

  // cancelling asks; the draft stays, and is offered when the wizard opens again
  await wizard.cancel.click();
  const question = wizard.frame.getByRole('dialog', { name: 'Close the wizard?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(question).toHaveCount(0);
  holdsNoSecret(await keptIn(wizard), 'what the browser keeps');
  await wizard.cancel.click();
  await question.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(wizard.dialog).toHaveCount(0);

  wizard = await plugin.newVch();
  await expect(wizard.heading).toHaveText('Continue your draft?');
  await expect(wizard.frame.getByText('“vch-draft”')).toBeVisible();
  await wizard.button('Continue').click();
  await wizard.shows('Summary');
  await wizard.step('Security').click();
  await expect(wizard.frame.getByText('their keys are gone')).toBeVisible();
  await wizard.step('Operations user').click();
  await expect(wizard.field('Operations user')).toHaveValue(ADMINISTRATOR);
  await expect(wizard.field('Password')).toHaveValue('');
  await wizard.next.click();
  await expect(wizard.faults).toContainText('Enter the password of the operations user.');

  // nothing was entered since: it closes at once, and the draft stays
  await wizard.close();
  wizard = await plugin.newVch();
  await wizard.button('Start anew').click();
  await wizard.shows('General');
  await expect(wizard.field('Name')).toHaveValue('');

  // a file that is none of ours changes nothing
  await wizard.field('Name').fill('vch-other');
  await wizard.chooseFile('Import from a file', { name: 'broken.json', content: '{"format":' });
  await expect(wizard.frame.getByText('This file is not JSON. Choose a file that was exported here.')).toBeVisible();
  await expect(wizard.field('Name')).toHaveValue('vch-other');
  await wizard.chooseFile('Import from a file', file);
  const changes = wizard.frame.getByRole('dialog', { name: 'Import these settings?' });
  await expect(changes.getByRole('row').filter({ hasText: 'vch-other' })).toContainText('vch-draft');
  await changes.getByRole('button', { name: 'Import' }).click();
  await wizard.step('Networks').click();
  await expect(wizard.select('Bridge network')).toHaveValue(/dvs-prod-bridge-free/u);
  await wizard.step('Operations user').click();
  await expect(wizard.field('Password')).toHaveValue('');

  await wizard.cancel.click();
  await wizard.button('Discard draft and close').click();
  await expect(wizard.dialog).toHaveCount(0);
  wizard = await plugin.newVch();
  await wizard.shows('General');
  await expect(wizard.field('Name')).toHaveValue('');
  holdsNoSecret(addresses.join('\n'), 'an address');
});

test('offers a kept draft to nobody but its user', async ({ client }) => {
  const [other] = OPERATORS;
  let plugin = await client.enterPlugin();
  await plugin.openVchs();
  let wizard = await plugin.newVch();
  await wizard.shows('General');
  await wizard.field('Name').fill('vch-of-mine');
  await wizard.cancel.click();
  await wizard.frame.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(wizard.dialog).toHaveCount(0);

  await client.logOut();
  await client.logIn(other);
  plugin = await client.openPlugin();
  await plugin.openVchs();
  wizard = await plugin.newVch();
  await wizard.shows('General');
  await expect(wizard.field('Name')).toHaveValue('');
  expect(await keptIn(wizard)).not.toContain('administrator');
  await wizard.close();

  await client.logOut();
  await client.logIn();
  plugin = await client.openPlugin();
  await plugin.openVchs();
  wizard = await plugin.newVch();
  await expect(wizard.frame.getByText('“vch-of-mine”')).toBeVisible();
});
