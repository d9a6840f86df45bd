import { readFile } from 'node:fs/promises';
import { LAB_PASSWORD } from '../../lab/accounts.ts';
import { storedVch } from '../../lab/vic-machine/stored-vch.ts';
import { expect } from '../lab.fixture.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

const SINGAPORE = ['vc2.lab.local', 'Asia', 'Singapore', 'Lab', 'Lab-01'] as const;
const BRIDGE = 'dvs-lab-bridge-free';

test('copies a VCH to another vCenter: what that does not have is said and chosen again', async ({
  client,
  vcenter2,
  certificate,
}) => {
  test.setTimeout(150_000);
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await plugin.becomesLive();
  await vchs.openMenu('vch-production');
  await plugin.frame.getByRole('button', { name: 'Copy settings…' }).click();
  const { wizard } = plugin;
  await wizard.shows('General');
  await expect(wizard.field('Syslog server')).toHaveValue('syslog.lab.local');
  // the copy is not called like the original
  await expect(wizard.field('Name')).not.toHaveValue('vch-production');
  await wizard.field('Name').fill('vch-copy');

  // every step can be gone to at once, and has what the VCH has
  await wizard.step('Compute').click();
  await expect(wizard.node('Compute-01')).toBeVisible();
  await wizard.step('Storage').click();
  await expect(wizard.frame.getByRole('radio', { name: 'vsan-prod', exact: true })).toBeChecked();
  await wizard.step('Networks').click();
  await expect(wizard.select('Public network')).toHaveValue(/dvs-prod-vm/u);
  await expect(wizard.select('Management network')).toHaveValue(/dvs-prod-management/u);
  // its own static address stays its own
  await expect(wizard.notices).toContainText(
    '10.20.31.15/24 on the management network is the address of "vch-production"',
  );
  await expect(wizard.input('Management network address')).toHaveValue('');
  await expect(wizard.input('Docker name', wizard.containerNetwork(0))).not.toHaveValue('');
  await wizard.step('Registry access').click();
  await expect(wizard.input('Allowed registries 1')).toHaveValue('docker.io');
  await expect(wizard.input('Insecure registries 1')).toHaveValue('registry.lab.local:5000');

  // a place at the other vCenter takes datastores and networks away, and says which
  await wizard.step('Compute').click();
  await wizard.choosePlace(...SINGAPORE);
  await expect(wizard.notices).toContainText('The image store vsan-prod was taken back: Lab-01 does not have it.');
  await expect(wizard.notices).toContainText('does not have the port group “dvs-prod-vm”');
  await wizard.goOn('Storage');
  await expect(wizard.frame.getByRole('radio', { name: SIMPLE_VCH.datastore, exact: true })).toHaveCount(0);
  await wizard.chooseDatastore('lab-ds');
  for (const store of await wizard.select('Volume datastore').all()) {
    await store.selectOption({ index: 1 });
  }
  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', BRIDGE);
  await wizard.chooseNetwork('Public network', 'dvs-lab-vm');
  const removers = wizard.frame.getByRole('button', { name: /^Remove the container network/u });
  for (let left = await removers.count(); left > 0; left -= 1) {
    await removers.first().click();
    await expect(removers).toHaveCount(left - 1);
  }

  await wizard.goOn('Security');
  await wizard.chooseCertificates(/^Brought as files/u);
  await wizard.chooseFile(/^Choose (another )?file: Server certificate file/u, certificate.certFile);
  await wizard.chooseFile(/^Choose (another )?file: Server key file/u, certificate.keyFile);
  await wizard.chooseFile(/^Choose files: Client certificate authorities/u, certificate.certFile);
  await wizard.goOn('Registry access');
  await wizard.goOn('Operations user');
  await wizard.field('Password').fill(LAB_PASSWORD);
  await wizard.field('Grant this user any necessary permissions').check();
  await wizard.goOn('Summary');
  await wizard.create();

  await expect(plugin.activity('vch-copy')).toContainText('Succeeded', { timeout: 90_000 });
  await expect(await vchs.cell(vchs.row('vch-copy'), 'vCenter')).toHaveText('vc2.lab.local');
  const stored = storedVch(await vcenter2.extraConfig(await vcenter2.vm('vch-copy')));
  const pem = (await readFile(certificate.certFile, 'utf8')).trim();
  expect(stored).toMatchObject({
    imageStores: ['lab-ds:vch-copy'],
    syslog: { network: 'tcp', remoteAddress: 'syslog.lab.local:514' },
    serverCertificate: pem,
    clientAuthorities: expect.stringContaining(pem),
    whitelist: ['docker.io', 'registry.lab.local:5000'],
  });
});
