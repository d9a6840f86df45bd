/** A specification in which everything is filled in, for the recorded vCenter with two more port groups. */
import type { CertificateSource, PortGroupChoice, VchSpec } from '@vic/contract/vch-spec';
import { aFilledSpec, withChanges } from '@vic/contract/vch-spec/testing';
import { RECORDED_OPERATIONS_PASSWORD, RECORDED_OPERATIONS_USER } from '../accounts.ts';
import { build } from '../scenarios/recorded.ts';
import { addDistributedPortgroup, entityOfType, type Inventory } from '../vcenter/inventory.ts';
import { makeCertificateAuthority, type CertificateWithKey } from './certificate-authority.ts';

/** The recorded vCenter, with port groups for two container networks. */
export function filledInventory(): Inventory {
  const inventory = build(1);
  const dvs = entityOfType(inventory, 'dvs-9', 'VmwareDistributedVirtualSwitch');
  for (const name of ['routable', 'lab']) addDistributedPortgroup(inventory, dvs, name);
  return inventory;
}

/** What proves a VCH and its clients. */
export interface FilledCertificates {
  /** PEM */
  readonly authority: string;
  readonly server: CertificateWithKey;
}

/** A new authority, and what it has issued. */
export async function certificates(): Promise<FilledCertificates> {
  const authority = await makeCertificateAuthority('Example');
  return { authority: authority.certificate, server: await authority.issue('web.example.com', ['10.2.0.10']) };
}

/** The specification; certificates come from one of the sources, and are the same whichever. */
export function filledSpec({ authority, server }: FilledCertificates, source: CertificateSource): VchSpec {
  const filled = aFilledSpec(source);
  const { networks, storage, security } = filled;
  const [routable, lab] = networks.containerNetworks;
  if (routable === undefined || lab === undefined) throw new Error('There are no container networks.');
  const authorityFile = { fileName: 'ca.pem', pem: authority };
  const serverCertificate = { fileName: 'server-cert.pem', pem: server.certificate };
  const serverKey = { fileName: 'server-key.pem', pem: server.privateKey };
  return withChanges(filled, {
    compute: {
      resource: {
        vcGuid: 'recorded',
        vcName: 'vc.lab.local',
        datacenter: { moid: 'datacenter-2', path: '/DC0' },
        kind: 'cluster',
        moid: 'domain-c33',
        name: 'DC0_C0',
        path: '/DC0/host/DC0_C0',
      },
    },
    storage: {
      imageStore: { datastore: { moid: 'datastore-20', name: 'LocalDS_0' }, folder: 'images/web' },
      volumeStores: storage.volumeStores.map((store) =>
        store.kind === 'nfs' ? store : { ...store, datastore: { moid: 'datastore-22', name: 'LocalDS_1' } },
      ),
    },
    networks: {
      bridge: { ...networks.bridge, portGroup: portGroup('dvportgroup-13', 'DC0_DVPG0') },
      public: { ...networks.public, portGroup: portGroup('network-7', 'VM Network') },
      client: { ...networks.client, portGroup: portGroup('dvportgroup-15', 'DC0_DVPG1') },
      management: { ...networks.management, portGroup: portGroup('dvportgroup-17', 'DC0_DVPG2') },
      containerNetworks: [
        { ...routable, portGroup: portGroup('dvportgroup-112', 'routable') },
        { ...lab, portGroup: portGroup('dvportgroup-113', 'lab') },
      ],
    },
    security: {
      made: security.made === null ? null : { authority: authorityFile, serverCertificate, serverKey },
      brought: { serverCertificate, serverKey, clientAuthorities: [authorityFile] },
    },
    registry: { authorities: [{ fileName: 'registry-ca.pem', pem: authority }] },
    operationsUser: { user: RECORDED_OPERATIONS_USER, password: RECORDED_OPERATIONS_PASSWORD },
  });
}

function portGroup(moid: string, name: string): PortGroupChoice {
  return { moid, name, path: `/DC0/network/${name}` };
}
