import { connect, retrieveObjects } from '@vic/vim25';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { Agent, request } from 'undici';
import { ADMINISTRATOR, LAB_PASSWORD } from '../../lab/accounts.ts';
import type { Lab } from '../../lab/launcher/lab.ts';
import type { Figure } from './figure.ts';
import { percentile, timed } from './statistics.ts';

const VchList = Type.Object({ vchs: Type.Array(Type.Object({ id: Type.String() })) });
const LIST_ROUNDS = 20;
const MAX_GETS = 100;

/**
 * Times the list of all VCHs of vCenter 1 and single ones at vic-machine-server, log in and log out at vCenter included, and
 * beside it a client of vCenter that logs in, reads the configurations of the same VMs, and logs out.
 */
export async function measureVchRequests(lab: Lab): Promise<readonly Figure[]> {
  const agent = new Agent({ connect: { ca: await readFile(lab.vicMachineCertFile, 'utf8') } });
  const [vcenterUrl = ''] = lab.vcenterUrls;
  const { host } = new URL(vcenterUrl);
  const thumbprint = await sha1Of(lab);
  const authorization = `Basic ${Buffer.from(`${ADMINISTRATOR}:${LAB_PASSWORD}`).toString('base64')}`;
  const get = async (path: string): Promise<unknown> => {
    const url = `${lab.vicMachineUrl}/target/${host}${path}?thumbprint=${thumbprint}`;
    const { statusCode, body } = await request(url, { dispatcher: agent, headers: { authorization, accept: '*/*' } });
    const answer = await body.json();
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${JSON.stringify(answer)}`);
    return answer;
  };
  const { vchs } = Value.Parse(VchList, await get('/vch'));
  const lists: number[] = [];
  const direct: number[] = [];
  for (let round = 0; round < LIST_ROUNDS; round += 1) {
    lists.push((await timed(() => get('/vch'))).ms);
    direct.push((await timed(() => readDirectly(lab, vcenterUrl, vchs))).ms);
  }
  const gets: number[] = [];
  for (const { id } of vchs.slice(0, MAX_GETS)) gets.push((await timed(() => get(`/vch/${id}`))).ms);
  await agent.close();
  const figure = (name: string, times: readonly number[], share: number): Figure => ({
    name: `vic-machine-server: ${name}, ${share === 0.5 ? 'median' : 'p95'}`,
    value: percentile(times, share),
    unit: 'ms',
    bar: null,
  });
  return [
    { ...figure(`list of ${vchs.length} VCHs`, lists, 0.5), bar: percentile(direct, 0.5) },
    { ...figure(`list of ${vchs.length} VCHs`, lists, 0.95), bar: percentile(direct, 0.95) },
    figure('one VCH', gets, 0.5),
    figure('one VCH', gets, 0.95),
  ];
}

async function readDirectly(lab: Lab, url: string, vchs: readonly { readonly id: string }[]): Promise<void> {
  const client = await connect({ url, trust: { thumbprint: lab.vcenterThumbprints[0] ?? '' } });
  await client.login(ADMINISTRATOR, LAB_PASSWORD);
  const vms = vchs.map(({ id }) => ({ type: 'VirtualMachine', value: id }));
  await retrieveObjects(client, vms, ['name', 'resourcePool', 'runtime.powerState', 'config.extraConfig']);
  await client.close();
}

/** As vic-machine-server wants it; the lab keeps SHA-256. */
async function sha1Of(lab: Lab): Promise<string> {
  return new X509Certificate(await readFile(`${lab.folder}/vc1.lab.local.crt`)).fingerprint;
}
