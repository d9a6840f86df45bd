import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpecification } from './check-specification.ts';
import type { VchSpecification } from './specification.ts';
import { stage1Table } from './testing/fault-table.ts';
import { messages, stage1, briefly } from './testing/faults.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import {
  aContainerNetwork,
  ADMINISTRATOR,
  aSpecification,
  networks,
  ODD_BITS,
  ODD_BYTES,
  ODD_METRIC_BYTES,
  TICKET,
} from './testing/specifications.ts';

const withVolume = (datastore: string, label = 'default') =>
  aSpecification({ storage: { image_stores: ['LocalDS_0'], volume_stores: [{ datastore, label }] } });
const withImageStore = (text: string) => aSpecification({ storage: { image_stores: [text] } });
const withServer = (server: NonNullable<NonNullable<VchSpecification['auth']>['server']>) =>
  aSpecification({ auth: { server } });
const withProxy = (proxy: NonNullable<NonNullable<VchSpecification['registry']>['image_fetch_proxy']>) =>
  aSpecification({ registry: { image_fetch_proxy: proxy } });

describe('stage 1', () => {
  it('finds nothing wrong with a good specification', () => {
    assert.deepEqual(stage1(aSpecification()), []);
  });

  it('finds nothing in an empty specification but the missing name', () => {
    assert.deepEqual(stage1({}), ['name-missing /name']);
  });

  stage1Table('version and name', [
    [
      'a version',
      aSpecification({ version: 'v1.5.8-rc1-1-abcdef0' }),
      'version-given /version',
      'invalid version: v1.5.8-rc1-1-abcdef0',
    ],
    ['a blank name', aSpecification({ name: ' ' }), 'name-missing /name'],
    [
      'a slash',
      aSpecification({ name: 'a/b' }),
      'name-characters /name',
      'invalid display name: unsupported character "/" in "a/b"',
    ],
    [
      '32 bytes',
      aSpecification({ name: 'a'.repeat(32) }),
      'name-too-long /name',
      'invalid display name: length exceeds 31 characters',
    ],
    [
      'a name that means another folder',
      aSpecification({ name: '..' }),
      'name-characters /name',
      'invalid display name: ".." is no name for a folder',
    ],
    ['16 characters of two bytes', aSpecification({ name: 'ä'.repeat(16) }), 'name-too-long /name'],
    ['a negative debug level', aSpecification({ debug: -1 }), 'debug-level /debug'],
    ['a debug level that means nothing', aSpecification({ debug: 4 }), 'debug-level /debug ?'],
  ]);

  it('takes 31 bytes, and letters outside ASCII', () => {
    assert.deepEqual(stage1(aSpecification({ name: 'a'.repeat(31) })), []);
    assert.deepEqual(stage1(aSpecification({ name: 'ä'.repeat(15) })), []);
  });

  for (const character of '%&*$#@!\\/:?"<>;\'|\n\u0000\u007f') {
    it(`refuses ${JSON.stringify(character)} in a name`, () => {
      assert.deepEqual(stage1(aSpecification({ name: `a${character}` })), ['name-characters /name']);
    });
  }

  stage1Table('compute', [
    [
      'no resource',
      aSpecification({ compute: { cpu: {} } }),
      'compute-missing /compute/resource',
      'resource pool must be specified (by name or id)',
    ],
    [
      'an unknown id',
      aSpecification({ compute: { resource: { id: 'vm-1' } } }),
      'compute-unknown /compute/resource/id',
    ],
    [
      'unknown units',
      aSpecification({
        compute: { resource: { id: 'domain-c33' }, memory: { limit: ODD_BYTES } },
      }),
      'quantity-units /compute/memory/limit/units',
    ],
    [
      'a negative reservation',
      aSpecification({
        compute: { resource: { id: 'domain-c33' }, cpu: { reservation: { value: -1, units: 'MHz' } } },
      }),
      'quantity-negative /compute/cpu/reservation/value',
    ],
    [
      'a reservation above the limit',
      aSpecification({
        compute: {
          resource: { id: 'domain-c33' },
          cpu: { limit: { value: 1, units: 'GHz' }, reservation: { value: 1001, units: 'MHz' } },
        },
      }),
      'reservation-above-limit /compute/cpu/reservation',
      'The CPU reservation (1001 MHz) is larger than the limit (1000 MHz).',
    ],
    [
      'shares out of range',
      aSpecification({ compute: { resource: { id: 'domain-c33' }, memory: { shares: { number: -1 } } } }),
      'shares-range /compute/memory/shares/number',
    ],
  ]);

  for (const id of ['resgroup-64', 'domain-c33', 'domain-s24', 'host-42', 'host-26']) {
    it(`finds the compute resource of ${id}`, () => {
      assert.deepEqual(stage1(aSpecification({ compute: { resource: { id } } })), []);
    });
  }

  stage1Table('storage', [
    [
      'characters of the image store',
      withImageStore('Local*'),
      'store-characters /storage/image_stores/0',
      'unsupported character "*" in "Local*"',
    ],
    ['a percent sign in a plain image store', withImageStore('a%20b'), 'store-characters /storage/image_stores/0'],
    [
      'binary units of the image size',
      aSpecification({ storage: { base_image_size: ODD_METRIC_BYTES } }),
      'quantity-units /storage/base_image_size/units',
    ],
    [
      'a volume store without label',
      withVolume('LocalDS_0', ''),
      'volume-store-format /storage/volume_stores/0/label',
      'error processing volume stores: volume store input must be in format <datastore url w/ path>:label or nfs://<host>/<url-path>?<mount option as query parameters>:<label>',
    ],
    ['a volume store without place', withVolume(''), 'volume-store-format /storage/volume_stores/0/datastore'],
    ['characters of a label', withVolume('LocalDS_0', 'a:b'), 'store-characters /storage/volume_stores/0/label'],
    ['characters of a volume store', withVolume('Local|DS'), 'store-characters /storage/volume_stores/0/datastore'],
    [
      'options of a datastore',
      withVolume('LocalDS_0/a?uid=1'),
      'volume-store-query /storage/volume_stores/0/datastore',
    ],
    [
      'another scheme',
      withVolume('smb://host/share'),
      'volume-store-scheme /storage/volume_stores/0/datastore',
      'error processing volume stores: the scheme "smb" is neither ds nor nfs',
    ],
  ]);

  it('says which stores are not used', () => {
    const volume_stores = ['LocalDS_0', 'LocalDS_1'].map((datastore) => ({ datastore, label: 'a' }));
    const storage = { image_stores: ['LocalDS_0', 'LocalDS_1'], volume_stores };
    assert.deepEqual(stage1(aSpecification({ storage })), [
      'store-unused /storage/image_stores/1 ?',
      'store-unused /storage/volume_stores/0/label ?',
    ]);
  });

  it('takes stores as the API itself writes them', () => {
    assert.deepEqual(stage1(withVolume('ds://LocalDS_1/volumes/a%20b')), []);
    assert.deepEqual(stage1(withVolume('nfs://nfs.example.com/exports/vic?uid=1&gid=2')), []);
    assert.deepEqual(stage1(withImageStore('ds://LocalDS_1/a%20b')), []);
  });

  const pem = { pem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' };
  stage1Table('server certificate', [
    [
      'a certificate without key',
      withServer({ certificate: pem }),
      'server-certificate-incomplete /auth/server/private_key',
    ],
    [
      'a key without certificate',
      withServer({ private_key: pem }),
      'server-certificate-incomplete /auth/server/certificate',
    ],
    ['an empty server part', withServer({}), 'server-certificate-incomplete /auth/server'],
    [
      'generation without name',
      withServer({ generate: { size: { value: 2048, units: 'bit' } } }),
      'generate-name-missing /auth/server/generate/cname',
      'error generating certificates: provide Common Name for server certificate',
    ],
    ['generation without size', withServer({ generate: { cname: 'vch' } }), 'generate-size /auth/server/generate/size'],
    [
      'a key that is too small',
      withServer({ generate: { cname: 'vch', size: { value: 512 } } }),
      'generate-size /auth/server/generate/size/value',
    ],
    [
      'a key that takes for ever',
      withServer({ generate: { cname: 'vch', size: { value: 65536 } } }),
      'generate-size /auth/server/generate/size/value',
    ],
    [
      'a weak key',
      withServer({ generate: { cname: 'vch', size: { value: 1024 } } }),
      'generate-size /auth/server/generate/size/value ?',
    ],
    [
      'a key in other units',
      withServer({ generate: { cname: 'vch', size: ODD_BITS } }),
      'quantity-units /auth/server/generate/size/units',
    ],
    [
      'generation beside a certificate',
      withServer({ certificate: pem, private_key: pem, generate: {} }),
      'server-certificate-and-generate /auth/server/generate ?',
    ],
  ]);

  it('asks nothing of generation that will not happen, nor a name where clients do not verify', () => {
    assert.deepEqual(stage1(aSpecification({ auth: { no_tls: true, server: { generate: {} } } })), []);
    const auth = { client: { no_tls_verify: true }, server: { generate: { size: { value: 2048 } } } };
    assert.deepEqual(stage1(aSpecification({ auth })), []);
  });

  stage1Table('endpoint', [
    ['no CPU', aSpecification({ endpoint: { cpu: { sockets: 0 } } }), 'endpoint-size /endpoint/cpu/sockets'],
    [
      'no memory',
      aSpecification({ endpoint: { memory: { value: 0, units: 'MiB' } } }),
      'endpoint-size /endpoint/memory',
    ],
    [
      'memory that no VM can have',
      aSpecification({ endpoint: { memory: { value: 1, units: 'PiB' } } }),
      'endpoint-size /endpoint/memory',
    ],
    [
      'memory that vSphere may refuse',
      aSpecification({ endpoint: { memory: { value: 2050, units: 'MiB' } } }),
      'endpoint-size /endpoint/memory ?',
    ],
    [
      'another user without password',
      aSpecification({ endpoint: { operations_credentials: { user: 'vch-ops@vsphere.local' } } }),
      'operations-password-missing /endpoint/operations_credentials/password',
    ],
  ]);

  it('wants operations credentials with a session ticket', () => {
    const check = (endpoint: VchSpecification['endpoint']) =>
      briefly(checkSpecification(aSpecification({ endpoint }), recordedInventory(), TICKET));
    const missing = ['operations-password-missing /endpoint/operations_credentials'];
    assert.deepEqual(check(undefined), missing);
    assert.deepEqual(check({ operations_credentials: { user: ADMINISTRATOR.userName } }), missing);
    assert.deepEqual(check({ operations_credentials: { user: 'ops', password: 'x' } }), []);
  });

  it('asks for no password of an operations user who comes with the creation', () => {
    const endpoint = { operations_credentials: { user: 'ops' } };
    for (const credentials of ['ticket', 'password'] as const) {
      const caller = { ...ADMINISTRATOR, credentials, withholdsPassword: true };
      assert.deepEqual(checkSpecification(aSpecification({ endpoint }), recordedInventory(), caller), []);
    }
  });

  it('takes the caller for the operations user otherwise', () => {
    const endpoint = { operations_credentials: { user: ADMINISTRATOR.userName } };
    assert.deepEqual(stage1(aSpecification({ endpoint })), []);
  });

  stage1Table('proxies and syslog', [
    [
      'a proxy without scheme',
      withProxy({ http: 'proxy:3128' }),
      'proxy-format /registry/image_fetch_proxy/http',
      'error processing proxies: Could not parse HTTP(S) proxy - expected format http(s)://fqnd_or_ip:port: proxy:3128',
    ],
    [
      'a proxy without port',
      withProxy({ https: 'https://proxy.example.com' }),
      'proxy-format /registry/image_fetch_proxy/https',
    ],
    [
      'a proxy with an impossible port',
      withProxy({ https: 'https://proxy:70000' }),
      'proxy-format /registry/image_fetch_proxy/https',
    ],
    [
      'an empty list of hosts without proxy',
      withProxy({ no_proxy: [] }),
      'no-proxy-empty /registry/image_fetch_proxy/no_proxy',
    ],
    [
      'a host without proxy that would become two',
      withProxy({ no_proxy: ['a', 'b|c'] }),
      'no-proxy-characters /registry/image_fetch_proxy/no_proxy/1',
    ],
    [
      'a proxy that would become two',
      withProxy({ http: 'http://a|b@c:1' }),
      'proxy-format /registry/image_fetch_proxy/http',
    ],
    ['another scheme of syslog', aSpecification({ syslog_addr: 'http://host' }), 'syslog-format /syslog_addr'],
    ['an impossible port of syslog', aSpecification({ syslog_addr: 'tcp://host:0' }), 'syslog-format /syslog_addr'],
    ['a path of syslog', aSpecification({ syslog_addr: 'tcp://host/x' }), 'syslog-format /syslog_addr'],
  ]);

  it('does not repeat the password of a proxy', () => {
    const [message = ''] = messages(withProxy({ http: 'http://me:hidden@proxy' }));
    assert.match(message, /http:\/\/\*\*\*@proxy$/);
    for (const http of ['me:hidden@proxy:3128', 'http://me:a/hidden@proxy:3128'])
      assert.doesNotMatch(messages(withProxy({ http })).join(), /hidden/);
  });

  it('orders faults as the original checks', () => {
    const network = networks({ bridge: {}, container: [aContainerNetwork({ alias: '' })] });
    const specification = { ...aSpecification({ name: '/', compute: {}, network }), syslog_addr: 'x' };
    assert.deepEqual(stage1(specification), [
      'name-characters /name',
      'compute-missing /compute/resource',
      'network-missing /network/bridge/port_group',
      'bridge-range /network/bridge/ip_range',
      'alias-missing /network/container/0/alias',
      'syslog-format /syslog_addr',
    ]);
  });
});
