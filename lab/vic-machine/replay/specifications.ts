/** Specifications of VCHs that run B needs beside the recorded ones. */

const SIZE = { value: 2048, units: 'bit' };

/** VCHs of the recorded lists whose creation is not among the exchanges, in the order of their ids. */
export const MADE_WITHOUT_RECORD = {
  before: [
    ['vch-gen', { auth: { server: { generate: { size: SIZE } }, client: { no_tls_verify: true } } }],
    [
      'vch-gen-ca',
      { auth: { server: { generate: { size: SIZE, organization: ['Example'], cname: 'vch.example.com' } } } },
    ],
  ],
  between: [
    ['vch-pool', { compute: { resource: { id: 'resgroup-64' } } }],
    ['vch-pool2', { compute: { resource: { name: '/DC0/host/DC0_C1/Resources/DC0_C1_RP1' } } }],
    ['vch-cl1', { compute: { resource: { id: 'domain-c67' } } }],
  ],
  after: [
    // As in `create.ok-units`, which is refused, without the units that nobody knows.
    [
      'vch-units',
      {
        compute: {
          resource: { id: 'domain-c33' },
          cpu: { reservation: { value: 1500001, units: 'Hz' }, shares: { level: 'low', number: 99 } },
          memory: { limit: { value: 1, units: 'B' }, reservation: { value: 1, units: 'KiB' }, shares: {} },
        },
        endpoint: { memory: { value: 1025, units: 'KiB' } },
      },
    ],
    ['VCH (ü) — name of 31 B.', {}],
    ['vch-2img', { storage: { image_stores: ['LocalDS_0', 'LocalDS_1'] } }],
    ['vch-neg', {}],
    ['vch-chain', {}],
    ['vch-both', {}],
    ['DC0_C0_RP1', {}],
    ['vch-noiso', {}],
  ],
} as const;

/** The least that works, with other parts in place of its own. */
export function specification(name: string, changes: object): object {
  return {
    name,
    compute: { resource: { id: 'domain-c33' } },
    storage: { image_stores: ['LocalDS_0'], base_image_size: { units: 'GB', value: 8 } },
    network: {
      bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
      public: { port_group: { name: 'VM Network' } },
    },
    ...changes,
  };
}
