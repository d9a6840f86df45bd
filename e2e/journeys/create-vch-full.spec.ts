import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LAB_PASSWORD, OPERATIONS_USER } from '../../lab/accounts.ts';
import { storedVch } from '../../lab/vic-machine/stored-vch.ts';
import { expect } from '../lab.fixture.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import type { VcenterProbe } from '../vcenter-probe.ts';
import { optionsIn, VIC_MACHINE_CREATE_OPTIONS } from '../vic-machine-options.ts';
import { test } from '../wizard.fixture.ts';

const NAME = 'vch-full';
const CLIENTS = 'dvs-prod-db-back';
const MANAGEMENT = 'dvs-prod-management';

test('makes a VCH with everything filled in, and its endpoint VM keeps what was entered', async ({
  client,
  vcenter1,
  certificate,
}) => {
  test.setTimeout(180_000);
  const plugin = await client.enterPlugin();
  await plugin.openVchs();
  const wizard = await plugin.newVch();

  await wizard.shows('General');
  await wizard.field('Name').fill(NAME);
  await wizard.field('Names of container VMs').fill('shop-{name}');
  await wizard.field('Debug level').selectOption('1 – Verbose');
  await wizard.field('Syslog transport').selectOption('UDP');
  await wizard.field('Syslog server').fill('10.20.10.60');
  await wizard.field('Syslog port').fill('1514');

  await wizard.goOn('Compute');
  await wizard.choosePlace(...SIMPLE_VCH.way);
  await wizard.enterQuantity('CPU limit', '8', 'GHz');
  await wizard.enterQuantity('Memory limit', '16', 'GiB');
  await wizard.openAdvanced();
  await wizard.enterQuantity('CPU reservation', '1000', 'MHz');
  await wizard.enterQuantity('Memory reservation', '2', 'GiB');
  await wizard.select('CPU shares').selectOption('High');
  await wizard.select('Memory shares').selectOption('Own number');
  await wizard.input('Number for Memory shares').fill('4000');
  await wizard.input('CPUs of the endpoint VM').fill('2');
  await wizard.enterQuantity('Memory of the endpoint VM', '4', 'GiB');
  await wizard.field('DRS VM group').check();

  await wizard.goOn('Storage');
  await wizard.chooseDatastore(SIMPLE_VCH.datastore);
  await wizard.input('Image folder').fill('images/shop');
  await wizard.enterQuantity('Maximum size of container disks', '12', 'GB');
  await wizard.frame.getByRole('switch', { name: 'Anonymous volumes' }).check();
  await wizard.choose('Volume datastore', 'nfs-archive-01');
  await wizard.input('Volume folder').fill('volumes/shop');
  await wizard.button('Volume store on NFS').click();
  await wizard.input('Volume store').last().fill('shared');
  await wizard.input('NFS server').fill('10.20.10.61');
  await wizard.input('Exported path').fill('/exports/shop');
  await wizard.input('NFS user ID').fill('2000');
  await wizard.input('NFS group ID').fill('2001');

  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', SIMPLE_VCH.bridge);
  await wizard.input('Bridge network range').fill('192.168.0.0/16');
  await wizard.choose('Bridge network width', '/24');
  await wizard.chooseNetwork('Public network', SIMPLE_VCH.network);
  await wizard.enterAddress('Public network', '10.20.30.80/24', '10.20.30.1');
  await wizard.enterList('Name servers', ['10.20.10.53', '10.20.10.54'], wizard.part('Public network'));
  await wizard.chooseNetwork('Client network', CLIENTS);
  await wizard.enterAddress('Client network', '10.20.50.80/24', '10.20.50.1');
  await wizard.enterList('Client network destinations', ['10.90.0.0/16', '10.91.0.0/16']);
  await wizard.chooseNetwork('Management network', MANAGEMENT);
  await wizard.enterAddress('Management network', '10.20.31.80/24', '10.20.31.1');
  await wizard.enterList('Management network destinations', ['10.20.0.0/16']);
  await wizard.button('Add a container network').click();
  const web = wizard.containerNetwork(0);
  await wizard.chooseNetwork('Container network', 'dvs-prod-web-front', web);
  await wizard.input('Docker name', web).fill('web');
  await wizard.choose('Firewall policy', 'Peers', web);
  await web.getByRole('radio', { name: 'From ranges' }).check();
  await wizard.input('Gateway', web).fill('10.20.40.1/24');
  await wizard.enterList('Address ranges', ['10.20.40.120-10.20.40.129', '10.20.40.160/28'], web);
  await wizard.enterList('Name servers', ['10.20.10.53'], web);
  await wizard.button('Add another container network').click();
  const plain = wizard.containerNetwork(1);
  await wizard.chooseNetwork('Container network', 'dvs-prod-web-v6', plain);
  await wizard.input('Docker name', plain).fill('plain');
  await wizard.choose('Firewall policy', 'Outbound', plain);
  await wizard.openAdvanced(/^Proxy for fetching images/u);
  await wizard.input('HTTP proxy').fill('http://proxy.lab.local:3128');
  await wizard.input('HTTPS proxy').fill('http://proxy.lab.local:3129');
  await wizard.enterList('Reached without proxy', ['registry.lab.local', '10.0.0.0/8']);

  await wizard.goOn('Security');
  await wizard.field('Common name').fill('shop.example.com');
  await wizard.field('Key algorithm').selectOption({ label: 'EC, P-256' });
  await wizard.field('Days of validity').fill('400');
  await wizard.enterList('Organizations', ['Shop']);
  await wizard.enterList('Further names and addresses', ['docker.example.com', '10.90.1.1']);
  await wizard.makeCertificates();
  const serverCertificate = await wizard.download('Download server-cert.pem');
  const authority = await wizard.download('Download ca.pem');
  const { subject, subjectAltName } = new X509Certificate(serverCertificate);
  expect(subject).toContain('CN=shop.example.com');
  for (const name of ['docker.example.com', '10.90.1.1', '10.20.50.80']) expect(subjectAltName).toContain(name);

  await wizard.goOn('Registry access');
  await wizard.field('Only registries that are listed may be used').check();
  await wizard.enterList('Allowed registries', ['registry.lab.local:5000', '*.example.com']);
  await wizard.enterList('Insecure registries', ['old.example.com']);
  await wizard.chooseFile(/^Choose files: Registry certificate authorities/u, certificate.certFile);

  await wizard.goOn('Operations user');
  await wizard.enterOperationsUser(OPERATIONS_USER);
  await wizard.field('Grant this user any necessary permissions').check();
  await wizard.button('Check this user').click();
  await expect(wizard.frame.getByText('The permissions that it lacks will be granted.')).toBeVisible();
  await expect(wizard.frame.getByRole('cell', { name: 'vic-vch-endpoint' }).first()).toBeVisible();

  await wizard.goOn('Summary');
  await expect(wizard.frame.getByText('Nothing stands in the way.')).toBeVisible({ timeout: 30_000 });
  const line = await wizard.commandLine('Linux (bash)');
  expect([...optionsIn(line)].filter((option) => !VIC_MACHINE_CREATE_OPTIONS.has(option))).toEqual([]);
  for (const text of [
    `--name ${NAME}`,
    '--cpu 8000',
    '--affinity-vm-group',
    '--volume-store nfs://10.20.10.61/exports/shop?uid=2000&gid=2001:shared',
    '--client-network-gateway 10.90.0.0/16,10.91.0.0/16:10.20.50.1',
    '--bridge-network-width 24',
    '--ops-grant-perms',
  ]) {
    expect.soft(line.replaceAll(/['"\\]/gu, '')).toContain(text);
  }
  expect(line).not.toContain(LAB_PASSWORD);
  expect(line).not.toContain('PRIVATE KEY');
  await wizard.create();

  await expect(plugin.activity(NAME)).toContainText('Succeeded', { timeout: 90_000 });
  const vm = await vcenter1.vm(NAME);
  const portGroup = (name: string) => portGroupId(vcenter1, name);
  const stored = storedVch(await vcenter1.extraConfig(vm));
  expect(stored).toMatchObject({
    containerNameConvention: 'shop-{name}',
    debug: 1,
    syslog: { network: 'udp', remoteAddress: '10.20.10.60:1514' },
    vmGroup: NAME,
    imageStores: ['vsan-prod:images/shop'],
    baseImageSizeKiB: 12_000_000,
    volumeStores: {
      default: 'ds nfs-archive-01 [nfs-archive-01] volumes/shop',
      shared: 'nfs 10.20.10.61 /exports/shop uid=2000&gid=2001',
    },
    bridgeRange: '192.168.0.0/16',
    bridgeWidth: 24,
    roles: {
      bridge: { portGroup: await portGroup(SIMPLE_VCH.bridge) },
      public: {
        portGroup: await portGroup(SIMPLE_VCH.network),
        address: '10.20.30.80/24',
        gateway: '10.20.30.1/24',
        destinations: [],
        nameServers: ['10.20.10.53', '10.20.10.54'],
      },
      client: {
        portGroup: await portGroup(CLIENTS),
        address: '10.20.50.80/24',
        gateway: '10.20.50.1/24',
        destinations: ['10.90.0.0/16', '10.91.0.0/16'],
        nameServers: ['10.20.10.53', '10.20.10.54'],
      },
      management: {
        portGroup: await portGroup(MANAGEMENT),
        address: '10.20.31.80/24',
        gateway: '10.20.31.1/24',
        destinations: ['10.20.0.0/16'],
        nameServers: ['10.20.10.53', '10.20.10.54'],
      },
    },
    containerNetworks: {
      bridge: { portGroup: await portGroup(SIMPLE_VCH.bridge) },
      web: {
        portGroup: await portGroup('dvs-prod-web-front'),
        gateway: '10.20.40.1/24',
        nameServers: ['10.20.10.53'],
        pools: ['10.20.40.120-10.20.40.129', '10.20.40.160-10.20.40.175'],
        firewall: 'peers',
      },
      plain: {
        portGroup: await portGroup('dvs-prod-web-v6'),
        gateway: null,
        nameServers: [],
        pools: [],
        firewall: 'outbound',
      },
    },
    serverCertificate: serverCertificate.trim(),
    clientAuthorities: authority.trim(),
    registryAuthorities: (await readFile(certificate.certFile, 'utf8')).trim(),
    whitelist: ['registry.lab.local:5000', '*.example.com', 'old.example.com'],
    insecureRegistries: ['old.example.com'],
    operationsUser: OPERATIONS_USER,
    grantsPermissions: true,
    proxies: [
      'HTTP_PROXY=http://proxy.lab.local:3128',
      'HTTPS_PROXY=http://proxy.lab.local:3129',
      'NO_PROXY=registry.lab.local,10.0.0.0/8',
    ],
  });
  const pool = await vcenter1.resourcePoolOf(vm);
  const allocation = (of: 'cpu' | 'memory') => vcenter1.property(pool, `config.${of}Allocation`);
  expect(await allocation('cpu')).toMatchObject({ limit: '8000', reservation: '1000', shares: { level: 'high' } });
  expect(await allocation('memory')).toMatchObject({ limit: '16384', reservation: '2048', shares: { shares: '4000' } });
  expect(await vcenter1.property(vm, 'config.hardware')).toMatchObject({ numCPU: '2', memoryMB: '4096' });
});

/** How a port group is named in extraConfig. */
async function portGroupId(vcenter: VcenterProbe, name: string): Promise<string> {
  const moid = await vcenter.moidAt(`Europe/Berlin/network/Production networks/${name}`);
  return `DistributedVirtualPortgroup:${moid}`;
}
