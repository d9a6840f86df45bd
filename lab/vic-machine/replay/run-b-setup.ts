/** What run B needs in the vCenter beside what requests make. */
import { emptyContainerConfig, encodeContainerVm } from '@vic/extraconfig';
import { addVm, entityOfType, type VirtualMachine } from '../../vcenter/inventory.ts';
import { makeCertificateAuthority } from '../certificate-authority.ts';
import { RECORDED_BUILD } from '../start-service.ts';
import { exchangeOf } from './recording.ts';
import type { ReplayLab } from './replay-lab.ts';
import { certificatesIn } from './translation.ts';

const REPLACED_KEY = '(private key taken out)';
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

/** The recorded server certificate's key was never kept: a certificate and authority of ours stand for them. */
export async function replaceCertificates({ recording, translation }: ReplayLab): Promise<void> {
  const authority = await makeCertificateAuthority('Example');
  const server = await authority.issue('vch.example.com');
  const [hostCertificate = ''] = certificatesIn(exchangeOf(recording, 'certificate.given').response?.body ?? '');
  // The first list of authorities in the specification is the clients'.
  const [, exampleAuthority = ''] = certificatesIn(
    textsOf(exchangeOf(recording, 'create.ok-full').request?.bodyJson).join(''),
  );
  translation.text(hostCertificate, server.certificate);
  translation.text(exampleAuthority, authority.certificate);
  translation.text(REPLACED_KEY, server.privateKey);
}

/** All texts of a JSON value, in its order. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsOf);
}

/** Ids and names of a list's VCHs, and the ids of their pools. */
export function listedIn(body: unknown): { id: string; name: string; parent: string }[] {
  const rows = body !== null && typeof body === 'object' && 'vchs' in body && Array.isArray(body.vchs) ? body.vchs : [];
  return rows.map((row: unknown) => {
    const text = JSON.stringify(row);
    const [, id = ''] = /^\{"id":"([^"]+)"/.exec(text) ?? [];
    const [, name = ''] = /"name":"([^"]+)"/.exec(text) ?? [];
    const [, parent = ''] = /"parent":\{"id":"([^"]+)"/.exec(text) ?? [];
    return { id, name, parent };
  });
}

/** Names of files in a folder of the first datastore, without what is another each time. */
export function filesOf(lab: ReplayLab, folder: string): string[] {
  for (const entity of lab.inventory.objects.values()) {
    if (entity.type !== 'Datastore' || entity.name !== 'LocalDS_0') continue;
    const names = [...entity.files.keys()].filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('/'));
    // The simulated host writes the serial port's output, the recording's did not.
    return names
      .map((file) => fileKind(file.slice(folder.length + 1)))
      .filter((name) => name !== 'tether.debug')
      .sort();
  }
  return [];
}

/** The name without what is another each time. */
export const fileKind = (name: string): string =>
  name.replace(/^vic-machine_\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ_create_[\w.-]+\.log$/, 'vic-machine_TIME_create_ID.log');

/** A running and a stopped container, and a VM of somebody else, in the VCH's folder and pool. */
export function addNeighbours({ vcenters, inventory }: ReplayLab, vch: VirtualMachine): void {
  const folder = entityOfType(inventory, vch.parent ?? '', 'Folder');
  const pool = entityOfType(inventory, vch.pool ?? '', 'ResourcePool');
  const datastore = entityOfType(inventory, vch.datastores[0] ?? '', 'Datastore');
  const { version, buildNumber, commit, buildDate } = RECORDED_BUILD;
  for (const [name, powerState] of [
    ['ctr-on', 'poweredOn'],
    ['ctr-off', 'poweredOff'],
    ['bystander', 'poweredOff'],
  ] as const) {
    const empty = emptyContainerConfig();
    const pairs = encodeContainerVm({
      ...empty,
      common: { ...empty.common, id: name, name },
      version: { version, buildNumber, gitCommit: commit, buildDate, state: '', pluginVersion: 10 },
    });
    const added = addVm(inventory, {
      name,
      folder,
      pool,
      datastore,
      powerState,
      extraConfig: name === 'bystander' ? new Map() : pairs,
    });
    vcenters[0].world.journal.entered(added);
  }
}
