/** What the wizard hands over, against the docker command line. Skipped where there is none. */
import { unzipSync } from 'fflate';
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Download } from 'playwright/test';
import { expect } from '../lab.fixture.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

const run = promisify(execFile);
const NAME = 'vch-docker';
/** Of this machine, and far above those that the lab hands out. */
const ADDRESS = '127.0.1.60';
const WITHOUT_CERTIFICATE = /certificate required|bad certificate|handshake failure/;

test.skip(spawnSync('docker', ['--version']).status !== 0, 'there is no docker command line here');

test('the docker command line reaches a VCH with the files that the wizard hands over, and not without', async ({
  client,
}, testInfo) => {
  test.setTimeout(180_000);
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  const wizard = await plugin.newVch();
  await wizard.shows('General');
  await wizard.field('Name').fill(NAME);
  await wizard.goOn('Compute');
  await wizard.choosePlace(...SIMPLE_VCH.way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(SIMPLE_VCH.datastore);
  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', SIMPLE_VCH.bridge);
  await wizard.chooseNetwork('Public network', SIMPLE_VCH.network);
  await wizard.enterAddress('Public network', `${ADDRESS}/24`, '127.0.1.62');
  await wizard.enterList('Name servers', ['192.0.2.53'], wizard.part('Public network'));
  await wizard.goOn('Security');
  const folder = await unpack(await wizard.makeCertificates(), testInfo.outputPath());
  await wizard.goOn('Registry access');
  await wizard.goOn('Operations user');
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
  await wizard.create();
  await expect(plugin.activity(NAME)).toContainText('Succeeded', { timeout: 60_000 });
  await expect(vchs.row(NAME)).toContainText(`${ADDRESS}:2376`);

  const environment = { ...process.env, DOCKER_CONFIG: testInfo.outputPath('docker-config') };
  const inShell = (line: string) => run('bash', ['-c', line], { cwd: folder, env: environment });
  const { stdout } = await inShell(`source ./${NAME}.env && docker info`);
  expect(stdout).toContain(`Name: ${NAME}`);
  const docker = `docker -H tcp://${ADDRESS}:2376`;
  await expect(
    inShell(`${docker} --tlsverify --tlscacert ca.pem version`),
    'without a client certificate',
  ).rejects.toThrow(WITHOUT_CERTIFICATE);
  await expect(
    inShell(`${docker} --tlsverify --tlscacert cert.pem --tlscert cert.pem --tlskey key.pem version`),
    'with another authority',
  ).rejects.toThrow(/unknown authority/);
});

/** Unpacks an archive. @returns the folder that its files stand in */
async function unpack(download: Download, into: string): Promise<string> {
  const files = unzipSync(await readFile(await download.path()));
  const folder = path.join(into, path.basename(download.suggestedFilename(), '.zip'));
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, path.basename(name)), content, { mode: 0o600 });
  }
  return folder;
}
