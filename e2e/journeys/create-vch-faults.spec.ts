import { expect } from '../lab.fixture.ts';
import type { StepName, Wizard } from '../pages/wizard.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

interface Refusal {
  /** label of the field, as the link on top of the step has it; null: the sentence is the link */
  readonly field: string | null;
  /** JSON pointer of the field, which the focus is led to */
  readonly path: string;
  readonly sentence: string;
}

/** Presses Next in vain: what is wrong is said once on top and once at the field, and the link on top leads there. */
async function isRefused(wizard: Wizard, step: StepName, ...refusals: readonly Refusal[]): Promise<void> {
  await wizard.next.click();
  await expect(wizard.faults.getByRole('heading')).toBeFocused();
  await wizard.shows(step);
  await expect(wizard.faults.getByRole('listitem')).toHaveCount(refusals.length);
  for (const { field, path, sentence } of refusals) {
    const line = wizard.faults.getByRole('listitem').filter({ hasText: sentence });
    await expect(line, sentence).toHaveCount(1);
    await expect(wizard.faultAtField(sentence), `said at ${path}`).toHaveCount(1);
    await line.getByRole('button', { name: field ?? sentence }).click();
    await expect(wizard.said(path).locator(':focus'), `focus at ${path}`).toHaveCount(1);
  }
}

test('refuses what cannot work, at the field and on top, and loses nothing', async ({ client, certificate }) => {
  test.setTimeout(180_000);
  const plugin = await client.enterPlugin();
  await plugin.openVchs();
  const wizard = await plugin.newVch();

  await wizard.shows('General');
  const name = { field: 'Name', path: '/general/name' };
  await isRefused(wizard, 'General', { ...name, sentence: 'Enter a name for the VCH.' });
  await wizard.field('Name').fill('ü'.repeat(16));
  await wizard.field('Names of container VMs').fill('shop');
  await isRefused(
    wizard,
    'General',
    { ...name, sentence: 'The name is 32 bytes long; 31 are allowed.' },
    {
      field: 'Names of container VMs',
      path: '/general/containerNameConvention',
      sentence: 'The name must contain {id} or {name}',
    },
  );
  await wizard.field('Names of container VMs').fill('shop-{id}');
  await wizard.field('Name').fill('vch/faults');
  await isRefused(wizard, 'General', { ...name, sentence: 'A name cannot contain the character "/".' });
  await wizard.field('Name').fill('vch-faults');

  await wizard.goOn('Compute');
  await isRefused(wizard, 'Compute', {
    field: 'Compute resource',
    path: '/compute/resource',
    sentence: 'Choose a cluster, host or resource pool.',
  });
  await wizard.choosePlace(...SIMPLE_VCH.way);
  await wizard.openAdvanced();
  await wizard.enterQuantity('CPU limit', '1', 'GHz');
  await wizard.enterQuantity('CPU reservation', '1001', 'MHz');
  await isRefused(wizard, 'Compute', {
    field: 'CPU reservation',
    path: '/compute/cpu/reservation',
    sentence: 'The reservation is larger than the limit of 1 GHz.',
  });
  await wizard.input('CPU reservation').fill('1000');

  await wizard.goOn('Storage');
  await wizard.frame.getByRole('switch', { name: 'Anonymous volumes' }).check();
  await wizard.choose('Volume datastore', 'nfs-archive-01');
  await wizard.button('Volume store on NFS').click();
  await wizard.input('Volume store').last().fill('default');
  await wizard.input('NFS server').fill('nfs.example.com');
  await wizard.input('Exported path').fill('exports');
  await wizard.input('Maximum size of container disks').clear();
  await isRefused(
    wizard,
    'Storage',
    { field: 'Maximum size of container disks', path: '/storage/baseImageSize', sentence: 'Enter a whole number.' },
    { field: 'Image datastore', path: '/storage/imageStore/datastore', sentence: 'Choose a datastore for images.' },
    {
      field: 'Volume store',
      path: '/storage/volumeStores/1/label',
      sentence: 'There is another volume store called "default".',
    },
    {
      field: 'Exported path',
      path: '/storage/volumeStores/1/path',
      sentence: 'Enter a path that begins with a slash',
    },
  );
  await wizard.input('Maximum size of container disks').fill('8');
  await wizard.chooseDatastore(SIMPLE_VCH.datastore);
  await wizard.input('Volume store').last().fill('shared');
  await wizard.input('Exported path').fill('/exports');

  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Public network', SIMPLE_VCH.network);
  await wizard.enterAddress('Public network', '10.20.30.80/24', '10.20.31.1');
  await wizard.input('Bridge network range').fill('172.16.0.0/33');
  await wizard.button('Add a container network').click();
  const web = wizard.containerNetwork(0);
  await wizard.chooseNetwork('Container network', 'dvs-prod-web-front', web);
  await wizard.input('Docker name', web).fill('web');
  await web.getByRole('radio', { name: 'From ranges' }).check();
  await wizard.input('Gateway', web).fill('10.20.40.1/24');
  await wizard.enterList('Address ranges', ['10.20.40.129-10.20.40.120'], web);
  await isRefused(
    wizard,
    'Networks',
    {
      field: 'Bridge network',
      path: '/networks/bridge/portGroup',
      sentence: 'Choose a port group for the bridge network.',
    },
    {
      field: 'Bridge network range',
      path: '/networks/bridge/range',
      sentence: 'This is not an IPv4 range in CIDR form, such as 172.16.0.0/12.',
    },
    {
      field: 'Public network gateway',
      path: '/networks/public/gateway',
      sentence: 'The gateway is not in the network 10.20.30.0/24 of the static address.',
    },
    {
      field: 'Address ranges',
      path: '/networks/containerNetworks/0/ranges/0',
      sentence: 'The first address of the range comes after the last. Exchange them.',
    },
  );
  // the public network cannot be the bridge as well: it is offered with the reason, and not taken
  await wizard.select('Bridge network').fill(SIMPLE_VCH.network);
  const taken = wizard.frame.getByRole('option').filter({ hasText: SIMPLE_VCH.network });
  await expect(taken).toHaveAttribute('aria-disabled', 'true');
  await expect(taken).toContainText('public network');
  await wizard.chooseNetwork('Bridge network', SIMPLE_VCH.bridge);
  await wizard.input('Bridge network range').fill('172.16.0.0/12');
  await wizard.choose('Bridge network width', '/20');
  await wizard.input('Bridge network range').fill('192.168.0.0/22');
  await wizard.input('Public network gateway').fill('10.20.30.1');
  await wizard.input('Address ranges 1', web).fill('10.20.40.120-10.20.40.129');
  await isRefused(wizard, 'Networks', {
    field: 'Bridge network width',
    path: '/networks/bridge/width',
    sentence: 'Networks of /20 do not fit into a range of /22. Enter 22 or more.',
  });
  await wizard.choose('Bridge network width', '/24');

  await wizard.goOn('Security');
  const made = { field: null, path: '/security/made' };
  await isRefused(wizard, 'Security', { ...made, sentence: 'Make the certificates, or choose another source.' });
  await wizard.field('Key algorithm').selectOption({ label: 'EC, P-256' });
  await wizard.button('Make certificates').click();
  await expect(wizard.button(/^Download all/u)).toBeVisible();
  await isRefused(wizard, 'Security', {
    ...made,
    sentence: 'Download the client key, or say that it is not needed: it is gone when this page closes.',
  });
  await wizard.chooseCertificates(/^Brought as files/u);
  await wizard.chooseFile(/^Choose file: Server certificate file/u, certificate.certFile);
  await wizard.chooseFile(/^Choose file: Server key file/u, {
    name: 'locked.pem',
    content: '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n',
  });
  await expect(
    wizard.said('/security/brought/serverKey').getByText('The key in locked.pem is locked with a passphrase'),
  ).toBeVisible();
  await isRefused(
    wizard,
    'Security',
    {
      field: 'Server key file',
      path: '/security/brought/serverKey',
      sentence: "Choose the file with the server's private key.",
    },
    {
      field: 'Client certificate authorities',
      path: '/security/brought/clientAuthorities',
      sentence: 'Choose the certificate of the authority that client certificates come from',
    },
  );
  await wizard.chooseFile(/^Choose file: Server key file/u, certificate.keyFile);
  await wizard.chooseFile(/^Choose files: Client certificate authorities/u, certificate.certFile);

  await wizard.goOn('Registry access');
  await wizard.field('Only registries that are listed may be used').check();
  await isRefused(wizard, 'Registry access', {
    field: 'Allowed registries',
    path: '/registry/whitelist',
    sentence: 'Enter at least one registry: an empty list would allow all of them.',
  });
  await wizard.enterList('Allowed registries', ['registry.example.com:70000']);
  await isRefused(wizard, 'Registry access', {
    field: 'Allowed registries',
    path: '/registry/whitelist/0',
    sentence: 'The port must be a number from 1 to 65,535.',
  });
  await wizard.input('Allowed registries 1').fill('registry.example.com:5000');

  await wizard.goOn('Operations user');
  await wizard.field('Operations user').fill('vch-ops@vsphere.local');
  await isRefused(wizard, 'Operations user', {
    field: 'Password',
    path: '/operationsUser/password',
    sentence: 'Enter the password of the operations user.',
  });

  // a name in use is found by the check against vCenter, and whatever was entered elsewhere is still there
  await wizard.step('General').click();
  await wizard.field('Name').fill('cash-register');
  await isRefused(wizard, 'General', { ...name, sentence: 'There is a virtual machine of this name' });
  await expect(wizard.field('Names of container VMs')).toHaveValue('shop-{id}');
  await wizard.step('Networks').click();
  await expect(wizard.input('Public network address')).toHaveValue('10.20.30.80/24');
  await wizard.step('Registry access').click();
  await expect(wizard.input('Allowed registries 1')).toHaveValue('registry.example.com:5000');
});
