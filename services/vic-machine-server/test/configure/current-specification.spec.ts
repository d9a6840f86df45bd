import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schemas } from '@vic/vic-machine-api';
import { completed, withoutRemarks } from '../../src/configure/current-specification.ts';

const pem = (text: string) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(text).toString('base64')}\n-----END CERTIFICATE-----\n`;

const CURRENT = {
  name: 'web',
  network: {
    bridge: { network_width: 20 },
    public: { port_group: { id: 'network-7' }, static: '192.0.2.10/24' },
  },
  auth: {
    client: { no_tls_verify: true },
    server: { certificate: { pem: pem('own') }, private_key: { pem: 'own key' } },
  },
  endpoint: { operations_credentials: { user: 'ops@vsphere.local', password: 'secret', grant_permissions: true } },
} satisfies Schemas['VCH'];

const filled = (wanted: Schemas['VCH']) => completed(wanted, CURRENT);

describe('completing a specification', () => {
  it('leaves out what only answers have', () => {
    const answer: Schemas['VCH'] = {
      version: 'v1.5.8-21343-9489f63e',
      runtime: { power_state: 'poweredOn' },
      compute: { cpu: { shares: { level: 'custom', number: 4321 } }, memory: { shares: { level: 'low' } } },
    };
    assert.deepEqual(JSON.parse(JSON.stringify(withoutRemarks(answer))), {
      compute: { cpu: { shares: { number: 4321 } }, memory: { shares: { level: 'low' } } },
    });
  });

  it('takes the operations user and password of the VCH where none are given', () => {
    assert.deepEqual(filled({}).endpoint?.operations_credentials, CURRENT.endpoint.operations_credentials);
    const given = { endpoint: { operations_credentials: { grant_permissions: false } } };
    assert.equal(filled(given).endpoint?.operations_credentials?.grant_permissions, false);
  });

  it('keeps the password of the same user only', () => {
    const same = filled({ endpoint: { operations_credentials: { user: 'OPS@vsphere.local' } } });
    assert.equal(same.endpoint?.operations_credentials?.password, 'secret');
    const other = filled({ endpoint: { operations_credentials: { user: 'other@vsphere.local' } } });
    assert.deepEqual(other.endpoint?.operations_credentials, { user: 'other@vsphere.local' });
    const changed = filled({ endpoint: { operations_credentials: { user: 'ops@vsphere.local', password: 'new' } } });
    assert.equal(changed.endpoint?.operations_credentials?.password, 'new');
  });

  it('keeps the key of the same certificate only', () => {
    const same = filled({ auth: { server: { certificate: { pem: `Subject: web\n${pem('own')}` } } } });
    assert.equal(same.auth?.server?.private_key?.pem, 'own key');
    const other = filled({ auth: { server: { certificate: { pem: pem('other') } } } });
    assert.equal(other.auth?.server?.private_key, undefined);
    assert.equal(filled({}).auth?.server, undefined);
  });

  it('remembers that clients go unverified, unless authorities or a choice are given', () => {
    assert.equal(filled({}).auth?.client?.no_tls_verify, true);
    assert.equal(filled({ auth: { client: { no_tls_verify: false } } }).auth?.client?.no_tls_verify, false);
    const authorities = { certificate_authorities: [{ pem: pem('ca') }] };
    assert.equal(filled({ auth: { client: authorities } }).auth?.client?.no_tls_verify, undefined);
  });

  it('fills in of networks what older answers lacked', () => {
    const network = { bridge: { ip_range: '172.16.0.0/12' }, public: { port_group: { id: 'network-7' } } };
    const full = filled({ network });
    assert.equal(full.network?.bridge?.network_width, 20);
    assert.equal(full.network.public?.static, '192.0.2.10/24');
    assert.equal(filled({ network: { ...network, bridge: { network_width: 16 } } }).network?.bridge?.network_width, 16);
  });
});
