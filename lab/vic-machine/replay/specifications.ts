/** Specifications of VCHs that run B needs beside the recorded ones. */

const GENERATED = { server: { generate: { size: { value: 2048, units: 'bit' }, organization: ['x'], cname: 'vch' } } };

/** VCHs of the recorded lists whose creation is not among the exchanges, in the order of their ids. */
export const MADE_WITHOUT_RECORD = {
  before: [
    ['vch-gen', { auth: { ...GENERATED, client: { no_tls_verify: true } } }],
    ['vch-gen-ca', { auth: GENERATED }],
  ],
  between: [
    ['vch-pool', { compute: { resource: { id: 'resgroup-64' } } }],
    ['vch-pool2', { compute: { resource: { name: '/DC0/host/DC0_C1/Resources/DC0_C1_RP1' } } }],
    ['vch-cl1', { compute: { resource: { id: 'domain-c67' } } }],
  ],
  after: [
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
