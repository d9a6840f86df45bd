import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPatch } from './check-patch.ts';

const paths = (patch: unknown) => checkPatch(patch).map(({ path, status }) => `${status} ${path}`);

describe('a patch', () => {
  it('may touch what can be changed', () => {
    const patch = {
      debug: 1,
      compute: { cpu: { limit: null }, affinity: { use_vm_group: true } },
      network: { public: { nameservers: ['192.0.2.53'] }, container: [] },
      storage: { volume_stores: [] },
      auth: { server: {}, client: { no_tls_verify: null } },
      endpoint: { operations_credentials: {} },
      registry: { certificate_authorities: null, image_fetch_proxy: { http: null } },
      syslog_addr: null,
      container: { name_convention: '{id}' },
    };
    assert.deepEqual(paths(patch), []);
    assert.deepEqual(paths({}), []);
  });

  it('may not even repeat what cannot', () => {
    const patch = {
      name: 'alpha',
      runtime: {},
      compute: { resource: { id: 'x' } },
      network: { bridge: { network_width: 16 }, public: { static: null }, client: null },
      endpoint: { cpu: { sockets: 1 }, memory: null },
    };
    assert.deepEqual(paths(patch), [
      '409 /name',
      '409 /runtime',
      '409 /compute/resource',
      '409 /network/bridge',
      '409 /network/client',
      '409 /network/public/static',
      '409 /endpoint/memory',
      '409 /endpoint/cpu',
    ]);
  });

  it('may not remove what holds something that cannot be changed', () => {
    assert.deepEqual(paths({ network: null, storage: 'x', registry: [] }), [
      '409 /network',
      '409 /storage',
      '409 /registry',
    ]);
    assert.deepEqual(paths({ network: { public: null } }), ['409 /network/public']);
  });

  it('is an object', () => {
    for (const patch of [null, [], 'x', 1]) assert.deepEqual(paths(patch), ['409 ']);
  });

  it('is not misled by what every object has', () => {
    assert.deepEqual(paths({ toString: 1, __proto__: { name: 'x' } }), []);
  });
});
