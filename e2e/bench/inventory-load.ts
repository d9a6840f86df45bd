import { connect, retrieve, viewSpec, withContainerView } from '@vic/vim25';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import type { Lab } from '../../lab/launcher/lab.ts';
import type { Figure } from './figure.ts';
import { percentile, timed } from './statistics.ts';

/** The cheap list and the marker keys: what is asked of every VM. */
const EVERY_VM = [
  'name',
  'parent',
  'parentVApp',
  'resourcePool',
  'runtime.powerState',
  'runtime.connectionState',
  'runtime.host',
  'config.changeVersion',
  'config.template',
  'config.extraConfig["common/name"]',
  'config.extraConfig["init/common/name"]',
];
/** The full list: what is asked of VIC's own. */
const VIC_VM = [
  'name',
  'runtime.powerState',
  'resourcePool',
  'parent',
  'config.extraConfig',
  'config.hardware.memoryMB',
  'config.hardware.numCPU',
  'guest.ipAddress',
  'overallStatus',
  'summary.storage.committed',
  'summary.quickStats',
];
const ROUNDS = 2;

/** Reads all VMs of vCenter 1 with our client and with govc, the same properties, in turns; gives the ratios. */
export async function measureInventoryLoad(lab: Lab, govc: string | null): Promise<readonly Figure[]> {
  if (govc === null) {
    console.log('SKIPPED inventory load beside govc: neither govc nor Go was found.');
    return [];
  }
  return [
    ...(await compare(lab, govc, 'cheap properties and markers', EVERY_VM)),
    ...(await compare(lab, govc, 'full properties', VIC_VM)),
  ];
}

async function compare(lab: Lab, govc: string, name: string, paths: readonly string[]): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push((await timed(() => collectWithGovc(lab, govc, paths))).ms);
    ours.push((await timed(() => collectWithVim25(lab, paths))).ms);
  }
  const median = percentile(ours, 0.5);
  const bar = 1.2 * percentile(theirs, 0.5);
  return [{ name: `20,000 VMs, ${name}: ours, bar 1.2 × govc`, value: median / 1000, unit: 's', bar: bar / 1000 }];
}

async function collectWithVim25(lab: Lab, paths: readonly string[]): Promise<number> {
  const [url = ''] = lab.vcenterUrls;
  const client = await connect({ url, trust: { thumbprint: lab.vcenterThumbprints[0] ?? '' } });
  await client.login(ADMINISTRATOR, LAB_PASSWORD);
  let count = 0;
  await withContainerView(client, client.content.rootFolder, ['VirtualMachine'], (view) =>
    retrieve(client, [viewSpec(view, 'VirtualMachine', [...paths])], () => (count += 1)),
  );
  await client.close();
  return count;
}

async function collectWithGovc(lab: Lab, govc: string, paths: readonly string[]): Promise<void> {
  const [url = ''] = lab.vcenterUrls;
  const knownHosts = path.join(lab.folder, 'govc-known-hosts');
  await writeFile(knownHosts, `${new URL(url).host} ${lab.vcenterThumbprints[0] ?? ''}\n`);
  const child = spawn(govc, ['object.collect', '-json', '-type', 'VirtualMachine', '/', ...paths], {
    env: {
      ...process.env,
      GOVC_URL: url,
      GOVC_USERNAME: ADMINISTRATOR,
      GOVC_PASSWORD: LAB_PASSWORD,
      GOVC_TLS_KNOWN_HOSTS: knownHosts,
      GOVC_PERSIST_SESSION: 'false',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0 || bytes === 0) throw new Error(`govc ended with code ${String(code)} and ${bytes} bytes`);
}
