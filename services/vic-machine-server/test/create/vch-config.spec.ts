import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { decodeVch, encodeVch, newSecretKey } from '@vic/extraconfig';
import { vchConfig, type VchFoundation } from '../../src/create/vch-config.ts';
import { aPlan, OTHER_NETWORK } from '../testing/a-plan.ts';

const FIXTURE = new URL(
  '../../../../packages/vic-machine-api/fixtures/vic-machine-server-examples.json',
  import.meta.url,
);

const FOUNDATION: VchFoundation = {
  targetUrl: 'https://127.0.0.1:8989',
  datacenterName: 'DC0',
  targetThumbprint: 'F3:C3:0A:61:22:E0:1A:05:FA:6B:A7:F4:88:33:CF:C0:12:80:B4:90',
  operationsPassword: 'Admin!23',
  build: { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '2022/06/10@13:26:47' },
  pool: { type: 'ResourcePool', value: 'resgroup-112' },
  certificates: { server: null, clientAuthorities: [] },
};
const MADE = { moid: 'vm-115', bootstrapIso: '[LocalDS_0] vch-min/v1.5.8-21343-9489f63e-bootstrap.iso' };

interface Recordings {
  readonly exchanges: readonly {
    readonly id: string;
    readonly vm?: { readonly extraConfig: Readonly<Record<string, string>> };
  }[];
}

const parseRecordings: (text: string) => Recordings = JSON.parse;

async function recordedPairs(): Promise<Readonly<Record<string, string>>> {
  const { exchanges } = parseRecordings(await readFile(FIXTURE, 'utf8'));
  return exchanges.find(({ id }) => id === 'state.vch-min')?.vm?.extraConfig ?? {};
}

/** Not of the configuration: the simulator's own, what is for vSphere, and what is made anew each time. */
const FOREIGN = new Set(['govcsim', 'answer.msg.serial.file.open', 'guestinfo.ovfEnv']);
const isComparable = ([key]: readonly [string, string]) => !FOREIGN.has(key) && !key.endsWith('@secret');

describe('the configuration of a new VCH', () => {
  it('has exactly the pairs that the original writes for the same plan', async () => {
    const written = encodeVch(vchConfig(aPlan(), FOUNDATION, MADE), { secretKey: newSecretKey() });
    const recorded = Object.entries(await recordedPairs()).filter(isComparable);
    assert.deepEqual(Object.fromEntries([...written].filter(isComparable)), Object.fromEntries(recorded));
    assert.ok(recorded.length > 150);
  });

  it('seals the password of the operations user', async () => {
    const secretKey = newSecretKey();
    const written = encodeVch(vchConfig(aPlan(), FOUNDATION, MADE), { secretKey });
    const recorded = await recordedPairs();
    assert.deepEqual(
      [...written.keys()].filter((key) => key.endsWith('@secret')),
      Object.keys(recorded).filter((key) => key.endsWith('@secret')),
    );
    assert.equal(decodeVch(written, { secretKey }).connection.token, 'Admin!23');
    assert.ok(![...written.values()].includes('Admin!23'));
  });

  it('is marked as half-made, without components and secrets, until the VM exists', () => {
    const certificates = { server: { certificate: 'CERT', privateKey: 'KEY' }, clientAuthorities: [] };
    const config = vchConfig(aPlan(), { ...FOUNDATION, certificates }, null);
    assert.equal(config.init.common.id, 'CreatingVCH');
    assert.equal(config.init.sessions.size, 0);
    assert.equal(config.connection.token, null);
    assert.equal(config.certificate.hostCertificate?.key, null);
    assert.ok(encodeVch(config).size > 0);
  });

  it('keeps volume stores in the notation that the engine expects', () => {
    const plan = aPlan();
    const { datastore } = plan.storage.imageStore;
    const volumeStores = new Map([
      ['default', { kind: 'datastore', datastore, path: 'volumes/a b' }],
      ['nfs', { kind: 'nfs', host: 'nfs.example.com', path: '/exports', query: 'uid=1&gid=2' }],
    ] as const);
    const config = vchConfig({ ...plan, storage: { ...plan.storage, volumeStores } }, FOUNDATION, MADE);
    assert.deepEqual(
      [...config.storage.volumeLocations.values()].map(({ scheme, host, path, rawQuery }) => [
        scheme,
        host,
        path,
        rawQuery,
      ]),
      [
        ['ds', 'LocalDS_0', '[LocalDS_0] volumes/a b', ''],
        ['nfs', 'nfs.example.com', '/exports', 'uid=1&gid=2'],
      ],
    );
  });

  it('gives roles on one port group one slot, others their own', () => {
    const plan = aPlan();
    const client = { ...plan.networks.client, portGroup: OTHER_NETWORK };
    const { networks } = vchConfig({ ...plan, networks: { ...plan.networks, client } }, FOUNDATION, MADE).init;
    assert.deepEqual(
      [...networks].map(([role, { common }]) => [role, common.id]),
      [
        ['bridge', '1248'],
        ['client', '1184'],
        ['management', '1216'],
        ['public', '1216'],
      ],
    );
  });

  it('tells the components of the proxies that images are fetched through', () => {
    const plan = aPlan();
    const registry = {
      ...plan.registry,
      httpProxy: 'http://p:3128',
      httpsProxy: 'https://p:3129',
      noProxy: ['a', 'b'],
    };
    const { sessions } = vchConfig({ ...plan, registry }, FOUNDATION, MADE).init;
    const proxiesOf = (name: string) => sessions.get(name)?.cmd.env.filter((variable) => variable.includes('PROXY'));
    assert.deepEqual(proxiesOf('docker-personality'), [
      'HTTP_PROXY=http://p:3128',
      'HTTPS_PROXY=https://p:3129',
      'NO_PROXY=a,b',
    ]);
    assert.deepEqual(proxiesOf('vicadmin'), [
      'VICADMIN_HTTP_PROXY=http://p:3128',
      'VICADMIN_HTTPS_PROXY=https://p:3129',
      'NO_PROXY=a,b',
    ]);
    assert.deepEqual(proxiesOf('port-layer'), []);
  });

  it('serves the Docker API on 2376 with TLS', () => {
    const plan = aPlan();
    const { sessions } = vchConfig({ ...plan, auth: { ...plan.auth, usesTls: true } }, FOUNDATION, MADE).init;
    assert.ok(sessions.get('docker-personality')?.cmd.args.includes('-port=2376'));
  });
});
