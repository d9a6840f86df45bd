import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressBytes, emptyVchConfig, models, zeroOf, type VchConfig } from '@vic/extraconfig';
import type { Clock } from '@vic/vim25';
import { clientHosts, type ResolveName } from '../../src/vch/client-address.ts';
import { vchRuntime } from '../../src/vch/runtime.ts';
import type { VchVm } from '../../src/vch/vch-vm.ts';
import { anAuthority } from '../testing/certificates.ts';

const ADDRESS = '192.0.2.10';
const NEVER: Clock = {
  now: () => Date.now(),
  sleep: (_ms, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('ended')));
    }),
};
const AT_ONCE: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };

function config(changes: { address?: string; server?: string; authorities?: string } = {}): VchConfig {
  const empty = emptyVchConfig();
  const endpoint = zeroOf(models.networkEndpoint);
  const { address, server, authorities } = changes;
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    ...empty,
    init: {
      ...empty.init,
      networks: new Map([
        ['client', { ...endpoint, assigned: { ip: address === undefined ? null : addressBytes(address), mask: null } }],
      ]),
    },
    certificate: {
      ...empty.certificate,
      hostCertificate: server === undefined ? null : { cert: bytes(server), key: null },
      certificateAuthorities: authorities === undefined ? null : bytes(authorities),
    },
  };
}

const resolving =
  (known: Readonly<Record<string, readonly string[]>>): ResolveName =>
  (name) =>
    Promise.resolve(known[name] ?? []);

async function hostOf(one: VchConfig, resolve: ResolveName = resolving({ 'vch.example.com': [ADDRESS] })) {
  const [host] = await clientHosts([one], { clock: NEVER, limitMs: 1_000, resolve });
  return host;
}

const authority = await anAuthority('Example CA');
const server = await authority.issue('vch.example.com', ['vch.example.com', '*.example.com']);
const stranger = await anAuthority('Example CA');

describe('the address of a VCH for its clients', () => {
  it('is none while it has none', async () => {
    assert.equal(await hostOf(config()), null);
    assert.equal(await hostOf(config({ address: '0.0.0.0' })), null);
  });

  it('is the address itself without a certificate', async () => {
    assert.equal(await hostOf(config({ address: ADDRESS })), ADDRESS);
  });

  it('is a name of the certificate that resolves to it and that its authorities vouch for', async () => {
    assert.equal(
      await hostOf(config({ address: ADDRESS, server, authorities: authority.certificate })),
      'vch.example.com',
    );
  });

  it('is no name that resolves to something else, or to nothing', async () => {
    const one = config({ address: ADDRESS, server, authorities: authority.certificate });
    assert.equal(await hostOf(one, resolving({ 'vch.example.com': ['192.0.2.11'] })), ADDRESS);
    assert.equal(await hostOf(one, resolving({})), ADDRESS);
  });

  it('is no name of a certificate that another authority of the same name issued', async () => {
    assert.equal(await hostOf(config({ address: ADDRESS, server, authorities: stranger.certificate })), ADDRESS);
    assert.equal(await hostOf(config({ address: ADDRESS, server })), ADDRESS);
  });

  it('is the address where a certificate cannot be read', async () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    assert.equal(await hostOf(config({ address: ADDRESS, server: broken, authorities: broken })), ADDRESS);
  });

  it('waits for a name server only so long', async () => {
    const one = config({ address: ADDRESS, server, authorities: authority.certificate });
    const silent: ResolveName = () => new Promise(() => undefined);
    const hosts = await clientHosts([one, config()], { clock: AT_ONCE, limitMs: 1_000, resolve: silent });
    assert.deepEqual(hosts, [ADDRESS, null]);
  });

  it('asks for each name once, however many VCHs have it', async () => {
    const one = config({ address: ADDRESS, server, authorities: authority.certificate });
    const asked: string[] = [];
    await clientHosts([one, one, one], {
      clock: NEVER,
      limitMs: 1_000,
      resolve: async (name) => {
        asked.push(name);
        return [];
      },
    });
    assert.deepEqual(asked, ['vch.example.com']);
  });
});

describe('where clients find a VCH', () => {
  const vm: VchVm = {
    ref: { type: 'VirtualMachine', value: 'vm-1' },
    name: 'vch',
    pool: null,
    folder: null,
    vapp: null,
    powerState: 'poweredOn',
    pairs: new Map(),
    memoryMiB: 0,
    cpus: 0,
    vmxPath: null,
    datastores: [],
  };
  const build = { version: 'v1.5.8', buildNumber: '1', commit: 'abcdef0', buildDate: '' };

  it('is port 2376 with TLS and 2375 without, without a scheme', () => {
    assert.equal(vchRuntime(vm, config({ server }), ADDRESS, build).docker_host, `${ADDRESS}:2376`);
    assert.equal(vchRuntime(vm, config(), ADDRESS, build).docker_host, `${ADDRESS}:2375`);
    assert.equal(vchRuntime(vm, config(), ADDRESS, build).admin_portal, `https://${ADDRESS}:2378`);
  });

  it('has an IPv6 address in brackets', () => {
    assert.equal(vchRuntime(vm, config(), '2001:db8::1', build).docker_host, '[2001:db8::1]:2375');
  });

  it('is not told while there is no address', () => {
    assert.deepEqual(Object.keys(vchRuntime(vm, config(), null, build)), ['power_state', 'upgrade_status']);
  });
});
