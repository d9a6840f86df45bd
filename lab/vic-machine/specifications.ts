/** Specifications of VCHs on the recorded vCenter. */

/** The least that works, with other parts in place of its own. */
export function specification(name: string, changes: object = {}): object {
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

/** Everything whose making changes something in vSphere: volume stores, permissions, a DRS group. */
export function fullSpecification(name: string): object {
  return specification(name, {
    compute: { resource: { id: 'domain-c33' }, affinity: { use_vm_group: true } },
    storage: {
      image_stores: [`LocalDS_0/images/${name}`],
      volume_stores: [{ datastore: `LocalDS_1/volumes/${name}`, label: 'default' }],
    },
    endpoint: {
      operations_credentials: { user: 'vch-ops@vsphere.local', password: 'Ops!23', grant_permissions: true },
    },
  });
}
