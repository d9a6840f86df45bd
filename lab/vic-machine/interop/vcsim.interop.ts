/** A VCH's life over the API on vcsim, which is not ours: made, listed, inspected, read and deleted, nothing left over. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  connect,
  datastoreFiles,
  fetchThumbprint,
  retrieve,
  text,
  viewSpec,
  withContainerView,
  type VimClient,
} from '@vic/vim25';
import { findVcsim, startVcsim, type Vcsim } from '../../../packages/vim25/interop/vcsim.ts';
import { callApi, type ApiCall, type ApiTarget } from '../api.ts';
import type { RawResponse } from '../replay/send.ts';
import { startVicMachineServer, type StartedService } from '../start-service.ts';
import { writeStubIsos } from '../stub-iso.ts';

const program = await findVcsim();
const skip = program === null ? 'neither vcsim nor Go is on this machine' : false;
const NAME = 'vch-interop';
const SPECIFICATION = {
  name: NAME,
  compute: {
    resource: { name: 'DC0_C0' },
    cpu: { limit: { value: 2, units: 'GHz' } },
    memory: { shares: { level: 'high' } },
  },
  storage: { image_stores: ['LocalDS_0'], volume_stores: [{ datastore: 'LocalDS_0/vols/one', label: 'default' }] },
  network: {
    bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
    public: { port_group: { name: 'VM Network' } },
  },
  auth: {
    server: { generate: { size: { value: 2048, units: 'bit' }, cname: 'vch.example.com', organization: ['Example'] } },
  },
};

interface VchList {
  readonly vchs: readonly { readonly id: string; readonly name: string; readonly power_state: string }[];
}
interface VchAnswer {
  readonly name: string;
  readonly compute: { readonly cpu: object; readonly memory: object };
  readonly storage: { readonly volume_stores: readonly object[] };
}
const parseList: (text: string) => VchList = JSON.parse;
const parseVch: (text: string) => VchAnswer = JSON.parse;

// A skipped suite counts for nothing in the summary; a skipped test does.
if (program === null) it('vic-machine-server on vcsim', { skip });

describe('vic-machine-server on vcsim', { skip, timeout: 180_000 }, () => {
  let vcsim: Vcsim;
  let service: StartedService;
  let client: VimClient;
  let folder: string;
  let target: ApiTarget;
  let clean: readonly string[];

  const call = (request: ApiCall): Promise<RawResponse> =>
    callApi(service.port, target, { ...request, headers: { Accept: 'application/json', ...request.headers } });
  const idOf = async (): Promise<string> => {
    const { vchs } = parseList((await call({ path: '/vch' })).text);
    return vchs.find(({ name }) => name === NAME)?.id ?? assert.fail('The VCH is not in the list.');
  };

  before(async () => {
    vcsim = await startVcsim(program ?? '', { machines: 1 });
    folder = await mkdtemp(path.join(tmpdir(), 'vic-interop-'));
    service = await startVicMachineServer({ isos: await writeStubIsos(folder) });
    const { hostname, port } = new URL(vcsim.url);
    const { pem } = await fetchThumbprint(hostname, Number(port));
    target = {
      vcenterPort: Number(port),
      thumbprint: new X509Certificate(pem).fingerprint,
      userName: vcsim.userName,
      password: vcsim.password,
    };
    client = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
    await client.login(vcsim.userName, vcsim.password);
    clean = await objectNames(client);
  });
  after(async () => {
    await client.close();
    await service.stop();
    await vcsim.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens the firewall of the hosts', async () => {
    assert.equal((await call({ method: 'POST', path: '', query: 'action=firewall:allow' })).status, 204);
  });

  it('finds nothing wrong with the specification', async () => {
    const report = await call({ method: 'POST', path: '/vch-validation', body: SPECIFICATION });
    assert.match(report.text, /"valid":true/);
  });

  it('makes a VCH', async () => {
    const made = await call({ method: 'POST', path: '/vch', body: SPECIFICATION });
    assert.deepEqual([made.status, made.text.trim()], [201, '{"task":null}']);
  });

  it('lists and inspects it', async () => {
    const { vchs } = parseList((await call({ path: '/vch' })).text);
    assert.deepEqual(
      vchs.map(({ name, power_state }) => [name, power_state]),
      [[NAME, 'poweredOn']],
    );
    const vch = parseVch((await call({ path: `/vch/${await idOf()}` })).text);
    assert.equal(vch.name, NAME);
    assert.deepEqual(vch.compute.cpu, { limit: { units: 'MHz', value: 2000 }, shares: { level: 'normal' } });
    assert.deepEqual(vch.storage.volume_stores, [{ datastore: 'ds://LocalDS_0/vols/one', label: 'default' }]);
  });

  it('hands out its certificate and the log of its creation', async () => {
    const certificate = await call({
      path: `/vch/${await idOf()}/certificate`,
      headers: { Accept: 'application/x-pem-file' },
    });
    assert.equal(new X509Certificate(certificate.text).checkHost('vch.example.com'), 'vch.example.com');
    const log = await call({ path: `/vch/${await idOf()}/log`, headers: { Accept: 'text/plain' } });
    assert.match(log.text, /Starting API-based VCH Creation[^]*Powering on the endpoint VM[^]*completed successfully/);
  });

  it('keeps its images beside the VM', async () => {
    const files = datastoreFiles(client, { datacenterPath: '/DC0', datastore: 'LocalDS_0' });
    assert.ok(await files.exists(`${NAME}/v1.5.8-21343-9489f63e-appliance.iso`));
    assert.ok(await files.exists(`${NAME}/v1.5.8-21343-9489f63e-bootstrap.iso`));
  });

  it('refuses a second one of the name', async () => {
    const refused = await call({ method: 'POST', path: '/vch', body: SPECIFICATION });
    assert.equal(refused.status, 500);
    assert.match(refused.text, /A VCH with the name \\"vch-interop\\" already exists/);
  });

  it('deletes it and leaves nothing', async () => {
    const id = await idOf();
    assert.equal(
      (await call({ method: 'DELETE', path: `/vch/${id}`, body: { containers: 'all', volume_stores: 'all' } })).status,
      202,
    );
    assert.deepEqual(await objectNames(client), clean);
    const files = datastoreFiles(client, { datacenterPath: '/DC0', datastore: 'LocalDS_0' });
    assert.equal(await files.exists(`${NAME}/v1.5.8-21343-9489f63e-appliance.iso`), false);
    assert.equal((await call({ method: 'DELETE', path: `/vch/${id}` })).status, 404);
  });
});

async function objectNames(client: VimClient): Promise<string[]> {
  const names: string[] = [];
  await withContainerView(client, client.content.rootFolder, ['ManagedEntity'], (view) =>
    retrieve(client, [viewSpec(view, 'ManagedEntity', ['name'])], ({ ref, props }) => {
      names.push(`${ref.type} ${text(props.get('name')) ?? ref.value}`);
    }),
  );
  return names.sort();
}
