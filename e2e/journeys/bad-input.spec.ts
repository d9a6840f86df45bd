import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import { VCENTERS } from '../../lab/launcher/lab.ts';
import { freePorts } from '../../lab/launcher/ports.ts';
import type { Product } from '../../lab/launcher/product.ts';
import { expect, labTest as base } from '../lab.fixture.ts';
import { endOf, type ProgramEnd } from '../program.ts';

const START = 'lab/launcher/main.ts';
const VCENTER = 'lab/vcenter/main.ts';
const CLIENT = 'lab/client/main.ts';
const WRONG_THUMBPRINT = 'AA:'.repeat(31) + 'AA';
const PASSWORD = { VIC_PLUGIN_PASSWORD: LAB_PASSWORD };

const test = base.extend<{ folder: string; freePort: string; takenPort: string }>({
  /** an empty folder for configuration files */
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vic-bad-input-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  /** a port where nobody listens */
  freePort: async ({}, use) => {
    await use(String((await freePorts()).client));
  },
  /** a port where another program listens */
  takenPort: async ({}, use) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await use(String(typeof address === 'object' && address !== null ? address.port : 0));
    server.close();
  },
});

/** The command failed, and said why to a person: the sentence is there, a stack trace is not. */
function expectSentence({ code, output, errors }: ProgramEnd, sentence: RegExp): void {
  expect(errors).toMatch(sentence);
  expect(code, 'exit code').not.toBe(0);
  expect(`${output}\n${errors}`, 'a stack trace').not.toMatch(/^\s+at .+[(:/]/mu);
  expect(errors.split('\n').length, 'lines').toBeLessThanOrEqual(3);
}

test('npm start refuses an option that it does not know', async () => {
  expectSentence(await endOf([START, '--frobnicate']), /unknown option '--frobnicate'/u);
});

test('npm start refuses a scenario that it does not have', async () => {
  expectSentence(await endOf([START, '--scenario', 'nonsense']), /nonsense.*Allowed choices are default/u);
});

test('npm start refuses a port that is no port', async () => {
  expectSentence(await endOf([START, '--client-port', '99999']), /--client-port.*1 to 65535/u);
});

const PORT_OPTIONS = ['--client-port', '--vcenter1-port', '--vcenter2-port', '--plugin-port', '--vic-machine-port'];
for (const option of PORT_OPTIONS) {
  test(`npm start names ${option} when that port is taken`, async ({ takenPort }) => {
    const { client, vcenter1, vcenter2, plugin, vicMachine } = await freePorts();
    const ports = { '--client-port': client, '--vcenter1-port': vcenter1, '--vcenter2-port': vcenter2 };
    const servers = { '--plugin-port': plugin, '--vic-machine-port': vicMachine };
    const others = Object.entries({ ...ports, ...servers }).flatMap(([name, port]) => [name, String(port)]);
    const sentence = new RegExp(`^Port ${takenPort} is in use.*${option}`, 'u');
    expectSentence(await endOf([START, ...others, option, takenPort]), sentence);
  });
}

test('npm start says that a vCenter cannot be reached', async ({ freePort }) => {
  const ports = await startPorts();
  const ended = await endOf([START, ...ports, '--vcenter', `https://127.0.0.1:${freePort}`]);
  expectSentence(ended, new RegExp(`^127\\.0\\.0\\.1:${freePort} cannot be reached`, 'u'));
});

test('npm start refuses a vCenter address without https', async () => {
  expectSentence(
    await endOf([START, ...(await startPorts()), '--vcenter', 'http://127.0.0.1']),
    /http:\/\/127.0.0.1 is not an https address/u,
  );
});

test('npm start refuses a vCenter that shows another certificate, and tells its thumbprint', async ({ lab }) => {
  const [url = ''] = lab.vcenterUrls;
  const ended = await endOf([START, ...(await startPorts()), '--vcenter', url, '--thumbprint', WRONG_THUMBPRINT]);
  expectSentence(ended, new RegExp(`${lab.vcenterThumbprints[0] ?? ''}, not the one given with --thumbprint`, 'u'));
});

test('npm start does not trust an unknown authority, and tells the thumbprint to compare', async ({ lab }) => {
  const [url = ''] = lab.vcenterUrls;
  const ended = await endOf([START, ...(await startPorts()), '--vcenter', url]);
  expectSentence(ended, new RegExp(`not signed by an authority.*${lab.vcenterThumbprints[0] ?? ''}`, 'u'));
});

test('the simulated vCenter refuses a scenario that it does not have', async ({ lab, freePort }) => {
  const { certFile, keyFile } = vcenterCertificate(lab.folder);
  const args = ['--port', freePort, '--index', '1', '--scenario', 'nonsense', '--cert', certFile, '--key', keyFile];
  expectSentence(await endOf([VCENTER, ...args]), /nonsense/u);
});

test('the simulated vCenter names --port when the port is taken', async ({ lab, takenPort }) => {
  const { certFile, keyFile } = vcenterCertificate(lab.folder);
  const args = ['--port', takenPort, '--index', '1', '--scenario', 'empty', '--cert', certFile, '--key', keyFile];
  expectSentence(await endOf([VCENTER, ...args]), new RegExp(`${takenPort}.*--port|--port.*${takenPort}`, 'u'));
});

test('the simulated vCenter refuses an option that it does not know', async () => {
  expectSentence(await endOf([VCENTER, '--cert', 'c', '--key', 'k', '--frobnicate']), /--frobnicate/u);
});

test('the stand-in refuses a configuration file that is not there', async ({ folder }) => {
  expectSentence(await endOf([CLIENT, '--config', path.join(folder, 'none.json')]), /none\.json" cannot be read/u);
});

test('the stand-in names the value of the configuration that is wrong', async ({ folder }) => {
  const config = await file(folder, JSON.stringify({ listen: { port: 'eighty' }, vcenters: [] }));
  expectSentence(await endOf([CLIENT, '--config', config]), /configuration value "listen\.port"/u);
});

test('the stand-in refuses an option that it does not know', async () => {
  expectSentence(await endOf([CLIENT, '--config', 'c', '--frobnicate']), /--frobnicate/u);
});

test('the plug-in server refuses a configuration file that is not there', async ({ product, folder }) => {
  const ended = await endOf([product.pluginServer, '--config', path.join(folder, 'none.json')]);
  expectSentence(ended, /none\.json/u);
});

test('the plug-in server refuses a configuration that is no JSON', async ({ product, folder }) => {
  const ended = await endOf([product.pluginServer, '--config', await file(folder, '{ "listen": ')]);
  expectSentence(ended, /config\.json.*JSON/u);
});

test('the plug-in server names the value of the configuration that is wrong', async ({ product, folder }) => {
  const ended = await endOf([
    product.pluginServer,
    '--config',
    await file(folder, '{ "tls": { "certFile": 1, "keyFile": "k" } }'),
  ]);
  expectSentence(ended, /tls.*certFile/u);
});

test('the plug-in server refuses a setting that it does not know', async ({ lab, product, folder }) => {
  const config = await file(folder, serverConfig(lab.folder, product, { listn: {} }));
  expectSentence(await endOf([product.pluginServer, '--config', config]), /listn/u);
});

test('the plug-in server refuses an option that it does not know', async ({ product }) => {
  expectSentence(await endOf([product.pluginServer, '--frobnicate']), /frobnicate/u);
});

test('the plug-in server says that its port is taken', async ({ lab, product, folder, takenPort }) => {
  const config = await file(
    folder,
    serverConfig(lab.folder, product, { listen: { host: '127.0.0.1', port: Number(takenPort) } }),
  );
  expectSentence(await endOf([product.pluginServer, '--config', config]), new RegExp(takenPort, 'u'));
});

test('the plug-in server says that the built ui is missing', async ({ lab, product, folder }) => {
  const config = await file(folder, serverConfig(lab.folder, product, { uiFolder: path.join(folder, 'nowhere') }));
  expectSentence(await endOf([product.pluginServer, '--config', config]), /nowhere/u);
});

test('vic-plugin asks for a command', async ({ product }) => {
  expectSentence(await endOf([product.vicPlugin, '--frobnicate']), /register|--help/u);
});

test('vic-plugin refuses an option that it does not know', async ({ product }) => {
  expectSentence(await endOf([product.vicPlugin, 'status', '--frobnicate']), /nknown option '--frobnicate'/u);
});

test('vic-plugin says that a vCenter cannot be reached', async ({ product, freePort }) => {
  const url = `https://127.0.0.1:${freePort}/sdk`;
  const ended = await endOf([product.vicPlugin, 'status', '-url', url, '-u', ADMINISTRATOR], PASSWORD);
  expectSentence(ended, new RegExp(`127\\.0\\.0\\.1:${freePort}/sdk cannot be used`, 'u'));
});

test('vic-plugin refuses a vCenter that shows another certificate', async ({ product, lab }) => {
  const target = ['-url', lab.vcenterUrls[0] ?? '', '-vct', WRONG_THUMBPRINT];
  const ended = await endOf([product.vicPlugin, 'status', ...target, '-u', ADMINISTRATOR], PASSWORD);
  expectSentence(ended, /shows a certificate with the thumbprint .* not .* as given with -vct/u);
});

test('vic-plugin says that the password is wrong, and does not repeat it', async ({ product, lab }) => {
  const target = ['-url', lab.vcenterUrls[0] ?? '', '-vct', lab.vcenterThumbprints[0] ?? ''];
  const ended = await endOf([product.vicPlugin, 'status', ...target, '-u', ADMINISTRATOR], {
    VIC_PLUGIN_PASSWORD: 'not-the-password',
  });
  expectSentence(ended, /refused the user name or password/u);
  expect(ended.errors).not.toContain('not-the-password');
});

test('vic-plugin says that the plug-in is registered already', async ({ product, lab }) => {
  const target = ['-url', lab.vcenterUrls[0] ?? '', '-vct', lab.vcenterThumbprints[0] ?? '', '-u', ADMINISTRATOR];
  const record = ['-pu', 'https://127.0.0.1:9443/vic/plugin.zip', '-st', WRONG_THUMBPRINT];
  const ended = await endOf([product.vicPlugin, 'register', ...target, ...record], PASSWORD);
  expectSentence(ended, /already registered.*vic-plugin update/u);
});

test('vic-plugin lets nobody register who may not', async ({ product, lab }) => {
  const target = ['-url', lab.vcenterUrls[0] ?? '', '-vct', lab.vcenterThumbprints[0] ?? ''];
  const record = ['-k', 'com.example.other', '-pu', 'https://127.0.0.1:9443/vic/plugin.zip', '-st', WRONG_THUMBPRINT];
  const args = [product.vicPlugin, 'register', ...target, ...record, '-u', 'reader@vsphere.local'];
  expectSentence(await endOf(args, PASSWORD), /reader@vsphere\.local lacks the privilege Extension\.Register/u);
});

async function startPorts(): Promise<readonly string[]> {
  const { client, plugin } = await freePorts();
  return ['--client-port', String(client), '--plugin-port', String(plugin)];
}

async function file(folder: string, text: string): Promise<string> {
  const name = path.join(folder, 'config.json');
  await writeFile(name, text);
  return name;
}

function vcenterCertificate(folder: string): { certFile: string; keyFile: string } {
  const [{ name }] = VCENTERS;
  return { certFile: path.join(folder, `${name}.crt`), keyFile: path.join(folder, `${name}.key`) };
}

/** A configuration of the plug-in server that is good but for what the test changes. */
function serverConfig(labFolder: string, { uiFolder, manifestFolder }: Product, change: object): string {
  return JSON.stringify({
    listen: { host: '127.0.0.1', port: 0 },
    tls: {
      certFile: path.join(labFolder, 'plugin-server.crt'),
      keyFile: path.join(labFolder, 'plugin-server.key'),
    },
    uiFolder,
    manifestFolder,
    vcenters: {
      [VCENTERS[0].guid]: {
        name: 'vc',
        fqdn: '127.0.0.1',
        thumbprint: WRONG_THUMBPRINT,
        clientUrl: 'http://127.0.0.1',
      },
    },
    ...change,
  });
}
