/**
 * Names and values that broke plug-ins before: separators, percent signs, blanks, other scripts, right-to-left marks,
 * markup, the longest names vSphere takes, values of 10,000 characters, and pairs that lie. All must appear as text and
 * break nothing.
 */
import { EMPTY_VALUE } from '@vic/extraconfig';
import {
  addDatacenter,
  addFolder,
  extraConfigOf,
  folderOf,
  grant,
  newInventory,
  rootFolderOf,
  type Inventory,
  type VirtualMachine,
} from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addContainer, type ContainerSpec } from './blocks/container.ts';
import * as images from './blocks/images.ts';
import { addPlainVm } from './blocks/plain-vm.ts';
import { addEquippedCluster, placeFor, type Cluster } from './blocks/site.ts';
import { addVch, vchPairs, type Vch } from './blocks/vch.ts';

const CREATED = new Date('2026-02-01T09:00:00Z');
const LONG = 'x'.repeat(10_000);

/** Names of containers and, cut to 80 characters, of their VMs. */
export const ODD_NAMES: readonly string[] = [
  'team/web',
  'back\\slash',
  '100%25 sure',
  '50% off',
  '  blanks  ',
  'naïve-Größe',
  '日本語コンテナ',
  'שלום-מכולה',
  'مرحبا',
  'evil\u202Egpj.exe',
  'zero\u200Bwidth',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "Robert'); DROP TABLE vms;--",
  '=HYPERLINK("https://example.com","x")',
  '{{constructor.constructor("alert(1)")()}}',
  'pipe|in|name',
  'tilde~name',
  'at@secret',
  'line\nbreak',
  'tab\there',
  '👩‍🚀🚀',
  'n'.repeat(80),
  `long-${LONG}`,
  '__proto__',
  'null',
];

function oddSpec(name: string, position: number): ContainerSpec {
  return {
    name,
    image: {
      ...images.busybox,
      name: position % 3 === 0 ? `registry.lab.local:5000/${name}:latest` : 'library/busybox:1.37',
    },
    phase: position % 5 === 4 ? 'failed' : position % 5 === 3 ? 'stopped' : 'running',
    startError: `${name}: ${position % 2 === 0 ? LONG : 'no such file\nor directory'}`,
    bridgeAddress: `172.16.0.${position + 2}/16`,
    ports: ['80/tcp', `<b>${position}</b>`],
    args: ['sh', '-c', `echo "${name}"`],
    env: [`NAME=${name}`, `LONG=${LONG}`],
    aliases: [name],
    volumes: { [name]: `/mnt/${name}` },
    labels: { [name]: name, '<b>label</b>': '"quoted" & \u202Ereversed' },
    createdAt: CREATED,
    startedAt: CREATED,
    stoppedAt: CREATED,
    exitCode: 3,
  };
}

/** Changes single pairs of a VM; null removes one. */
function tamper(vm: VirtualMachine, changes: Readonly<Record<string, string | null>>): void {
  const pairs = new Map(extraConfigOf(vm));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) pairs.delete(key);
    else pairs.set(key, value === '' ? EMPTY_VALUE : value);
  }
  vm.extraConfig = pairs;
}

function addLyingContainers(inventory: Inventory, vch: Vch): void {
  const add = (name: string) =>
    addContainer(inventory, vch, {
      name,
      image: images.alpine,
      phase: 'running',
      createdAt: CREATED,
      ports: ['80/tcp'],
    });
  tamper(add('huge-lengths'), {
    'guestinfo.vice./networks|bridge/ports': '999999999',
    'guestinfo.vice./networks|bridge/ports~': null,
    'guestinfo.vice..diagnostics.exitlogs': '999999999',
  });
  tamper(add('no-sessions'), { 'guestinfo.vice./sessions': null });
  tamper(add('not-base64'), {
    'guestinfo.vice..networks|bridge.assigned.IP': 'not base64!',
    'annotations|docker.labels': '%%%',
  });
  tamper(add('many-names'), { annotations: Array.from({ length: 5000 }, (_, index) => `a${index}`).join('|') });
  tamper(add('no-numbers'), { 'guestinfo.vice..createtime': 'soon', 'guestinfo.vice./diagnostics/debug': LONG });
}

function addOddVms(inventory: Inventory, cluster: Cluster): void {
  const folder = addFolder(inventory, folderOf(inventory, cluster.datacenter, 'vm'), 'Ünïcode / 100%');
  const place = { folder, pool: cluster.compute, datastore: cluster.datastore };
  for (const name of ODD_NAMES) addPlainVm(inventory, { ...place, name: name.slice(0, 80) });
}

/** A clone of an endpoint VM carries its configuration, but is no VCH. */
function addClone(inventory: Inventory, cluster: Cluster, vch: Vch): void {
  addPlainVm(inventory, {
    name: 'clone of a VCH',
    folder: vch.spec.place.folder,
    pool: vch.spec.place.pool,
    datastore: cluster.datastore,
    powerState: 'poweredOff',
    extraConfig: vchPairs(vch.spec, vch.vm.moid),
  });
}

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  const root = rootFolderOf(inventory);
  const datacenter = addDatacenter(inventory, addFolder(inventory, root, 'Région / 1%'), 'Zürich <dc>');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    name: 'cluster "A" / 50%',
    hostNames: ['esx-ü.lab.local', 'esx02.lab.local'],
    datastoreName: 'data store [1]',
    switchName: 'dvs & co',
    vlanId: 500,
  });
  const names = index === 1 ? ['vch/with/slashes', '<b>bold</b>\u202Ehcv', 'n'.repeat(80)] : ['日本語 VCH 100%'];
  const vchs = names.map((name, position) => {
    const client = `10.50.0.${position + 10}/24`;
    return addVch(inventory, {
      name,
      place: placeFor(inventory, cluster, name),
      addresses: { client, public: client, management: client },
      volumeStores: { [name]: `${name}/volumes` },
      containerNetworks: { 'net/work.one': { portGroup: cluster.vmNetwork, gateway: '10.50.0.1/24' } },
      createdAt: CREATED,
    });
  });
  const [first] = vchs;
  if (!first || index === 2) return inventory;

  ODD_NAMES.forEach((name, position) => {
    addContainer(inventory, vchs[position % vchs.length] ?? first, oddSpec(name, position));
  });
  addLyingContainers(inventory, first);
  addClone(inventory, cluster, first);
  addOddVms(inventory, cluster);
  const second = addDatacenter(inventory, root, '第二');
  grant(inventory, second, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  return inventory;
}
