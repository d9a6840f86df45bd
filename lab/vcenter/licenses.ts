/** The licences of the lab, with features as a vCenter lists them. */
import type { License } from './inventory.ts';

/** vSphere Enterprise Plus: every host has it unless a scenario says otherwise. */
export const VSPHERE_LICENSE = '4M2HJ-0VICL-A8XE3-0LAB1-2XNQK';
/** vSphere Standard: no distributed switch, no remote serial port. */
export const VSPHERE_STANDARD_LICENSE = 'JN48K-0VICL-D8J43-0LAB2-9CRKL';
const VCENTER_LICENSE = 'HH45N-0VICL-J8Z12-0LAB3-3KT0P';

const STANDARD_FEATURES = ['vmotion', 'das', 'vstorage', 'thinprov', 'datarecovery', 'hotplug', 'esxcfg'];

export const STANDARD_LICENSES: readonly License[] = [
  {
    key: VSPHERE_LICENSE,
    name: 'VMware vSphere 8 Enterprise Plus',
    editionKey: 'esx.enterprisePlus.cpuPackageCoreLimited',
    features: [...STANDARD_FEATURES, 'drs', 'dvs', 'serialuri', 'hostprofile', 'netioc', 'storagedrs'],
  },
  {
    key: VSPHERE_STANDARD_LICENSE,
    name: 'VMware vSphere 8 Standard',
    editionKey: 'esx.standard.cpuPackageCoreLimited',
    features: STANDARD_FEATURES,
  },
  {
    key: VCENTER_LICENSE,
    name: 'VMware vCenter Server 8 Standard',
    editionKey: 'vc.standard.instance',
    features: ['autoDeploy', 'hostprofile', 'storagedrs'],
  },
];
