import type {
  AddressUse,
  ComputeDetails,
  DatastoreList,
  DatastoreRow,
  NetworkList,
  NetworkRow,
} from '@vic/contract/placement';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import { aSpec } from '@vic/contract/vch-spec/testing';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPlace } from '../../src/preflight/checks/compute.ts';
import { checkFirewalls, checkLicences, type HostsQuestion } from '../../src/preflight/checks/hosts.ts';
import { checkName } from '../../src/preflight/checks/name.ts';
import { checkNetworks } from '../../src/preflight/checks/networks.ts';
import { checkOperationsUser } from '../../src/preflight/checks/operations-user.ts';
import { checkStorage } from '../../src/preflight/checks/storage.ts';
import type { HostAbility } from '../../src/preflight/host-abilities.ts';

const briefly = (checks: readonly PreflightCheck[]) =>
  checks.map(({ outcome, code, path }) => `${outcome} ${code} ${path}`);
const GIB = 1024 ** 3;

describe('the name', () => {
  const outcome = (...args: Parameters<typeof checkName>) => briefly([checkName(...args)])[0];

  it('is free, taken or not known', () => {
    assert.equal(outcome('web', { value: 'free' }), 'passed name /general/name');
    for (const use of ['vch', 'folder', 'vm', 'vapp'] as const) {
      assert.equal(outcome('web', { value: use }), 'error name-taken /general/name');
    }
    assert.equal(outcome('web', { value: 'pool' }), 'warning name-pool /general/name');
    assert.equal(outcome('web', { unread: 'No.' }), 'skipped name /general/name');
    assert.equal(outcome('web', null), 'skipped name /general/name');
    assert.equal(outcome('', { value: 'free' }), 'skipped name /general/name');
  });

  it('that was not checked says why in one sentence', () => {
    assert.equal(
      checkName('web', { unread: 'You may not.' }).cause,
      'Whether the name is free was not checked: You may not.',
    );
  });
});

describe('the place', () => {
  const spec = aSpec();
  const { resource } = spec.compute;
  assert.ok(resource !== null);
  const nothing = { total: null, used: null, reserved: null, reservable: null };
  const details: ComputeDetails = {
    resource,
    isSelectable: true,
    reason: null,
    cpuMHz: { ...nothing, reservable: 4_000 },
    memoryMiB: { ...nothing, reservable: 8_192 },
    hosts: { total: 3, usable: 3 },
    drs: { isEnabled: true, groups: ['old'] },
    missingPrivileges: [],
  };
  const check = (changes: Partial<ComputeDetails>, draft: VchSpec = spec) =>
    briefly(checkPlace(draft, { ...details, ...changes })).filter((line) => !line.startsWith('passed'));
  const withCompute = (changes: Partial<VchSpec['compute']>): VchSpec => ({
    ...spec,
    compute: { ...spec.compute, ...changes },
  });

  it('is as it should be', () => {
    assert.deepEqual(check({}), []);
  });

  it('cannot be the pool of another VCH', () => {
    assert.deepEqual(check({ reason: 'vch-pool' }), ['error compute-not-selectable /compute/resource']);
  });

  it('needs a host that can be used', () => {
    assert.deepEqual(check({ hosts: { total: 2, usable: 0 } }), ['error compute-without-host /compute/resource']);
    assert.deepEqual(check({ hosts: { total: 2, usable: 1 } }), ['warning hosts-unusable /compute/resource']);
  });

  it('names the privileges that the user lacks', () => {
    const [fault] = checkPlace(spec, { ...details, missingPrivileges: ['Folder.Create'] }).filter(
      ({ outcome }) => outcome === 'error',
    );
    assert.match(fault?.cause ?? '', /you lack Folder\.Create/);
  });

  it('without DRS drops the settings of the pool, which is said', () => {
    const drs = { isEnabled: false, groups: [] };
    assert.deepEqual(check({ drs }), ['warning drs-off /compute/resource']);
    const limited = withCompute({ cpu: { ...spec.compute.cpu, limit: { value: 1, units: 'GHz' } } });
    const [warning] = checkPlace(limited, { ...details, drs }).filter(({ outcome }) => outcome === 'warning');
    assert.match(warning?.cause ?? '', /are dropped/);
  });

  it('has a VM group only with DRS, and one of each name', () => {
    const grouped = withCompute({ useVmGroup: true });
    assert.deepEqual(check({}, grouped), []);
    assert.ok(check({ drs: { isEnabled: false, groups: [] } }, grouped).includes('error vm-group /compute/useVmGroup'));
    const drs = { isEnabled: true, groups: [spec.general.name] };
    assert.deepEqual(check({ drs }, grouped), ['error vm-group-exists /compute/useVmGroup']);
    assert.deepEqual(check({ resource: { ...resource, kind: 'host' } }, grouped), [
      'error vm-group /compute/useVmGroup',
    ]);
  });

  it('reserves no more than there is', () => {
    const { cpu, memory } = spec.compute;
    const greedy = withCompute({
      cpu: { ...cpu, reservation: { value: 5, units: 'GHz' } },
      memory: { ...memory, reservation: { value: 8, units: 'GiB' } },
    });
    assert.deepEqual(check({}, greedy), ['error reservation-too-large /compute/cpu/reservation']);
  });
});

describe('the hosts', () => {
  const ruleset = {
    key: 'vic-engine',
    isEnabled: true,
    allowedAddresses: null,
    rules: [{ direction: 'outbound', protocol: 'tcp', port: 2377, endPort: null }],
  } as const;
  const host = (changes: Partial<HostAbility> = {}): HostAbility => ({
    name: 'esx1',
    isConnected: true,
    isInMaintenance: false,
    firewall: { value: { blocksOutgoing: true, rulesets: [ruleset] } },
    licenceFeatures: { value: ['serialuri', 'dvs'] },
    ...changes,
  });
  const closed: HostAbility['firewall'] = { value: { blocksOutgoing: true, rulesets: [] } };
  const question = (...hosts: HostAbility[]): HostsQuestion => ({
    computeResource: 'c1',
    hosts,
    managementAddress: null,
  });

  it('let containers through, or can be made to', () => {
    assert.deepEqual(briefly(checkFirewalls(question(host()))), ['passed firewall /compute/resource']);
    const [fault] = checkFirewalls(question(host(), host({ name: 'esx2', firewall: closed })));
    assert.match(fault?.cause ?? '', /firewall of "esx2" lets/);
    assert.deepEqual(fault?.action, { kind: 'open-firewall', computeResource: 'c1' });
  });

  it('that let some addresses through only are worth a warning, unless the address is known', () => {
    const some = { ...ruleset, allowedAddresses: ['10.0.0.0/8'] };
    const limited = host({ firewall: { value: { blocksOutgoing: true, rulesets: [some] } } });
    assert.deepEqual(briefly(checkFirewalls(question(limited))), ['warning firewall-closed /compute/resource']);
    const known = { ...question(limited), managementAddress: '10.1.2.3' };
    assert.deepEqual(briefly(checkFirewalls(known)), ['passed firewall /compute/resource']);
  });

  it('that do not tell are not taken for closed', () => {
    const silent = host({ firewall: { unread: 'no right' }, licenceFeatures: { unread: 'no right' } });
    assert.deepEqual(briefly(checkFirewalls(question(silent))), ['skipped firewall /compute/resource']);
    assert.deepEqual(briefly(checkLicences(question(silent))), ['skipped licence /compute/resource']);
  });

  it('need a licence with what containers use', () => {
    assert.deepEqual(briefly(checkLicences(question(host()))), ['passed licence /compute/resource']);
    const poor = host({ licenceFeatures: { value: ['dvs'] } });
    assert.deepEqual(briefly(checkLicences(question(host(), poor))), ['error licence-features /compute/resource']);
  });
});

describe('the datastores', () => {
  const spec = aSpec();
  const chosen = spec.storage.imageStore.datastore;
  assert.ok(chosen !== null);
  const row = (changes: Partial<DatastoreRow> = {}): DatastoreRow => ({
    ...chosen,
    kind: 'VMFS',
    capacityBytes: 100 * GIB,
    freeBytes: 50 * GIB,
    isAccessible: true,
    isInMaintenance: false,
    reachedBy: 2,
    missingOn: [],
    ...changes,
  });
  const check = (datastores: DatastoreRow[], draft: VchSpec = spec) => {
    const list: DatastoreList = { hostCount: 2, datastores };
    return briefly(checkStorage(draft, list)).filter((line) => !line.startsWith('passed'));
  };
  const IMAGE = '/storage/imageStore/datastore';
  const VOLUME = '/storage/volumeStores/0/datastore';
  const withVolume = (moid: string): VchSpec => ({
    ...spec,
    storage: {
      ...spec.storage,
      volumeStores: [{ kind: 'datastore', label: 'default', datastore: { moid, name: moid }, folder: '' }],
    },
  });

  it('are there and have room', () => {
    assert.deepEqual(check([row()]), []);
  });

  const cases: readonly [string, Partial<DatastoreRow>, string][] = [
    ['not accessible', { isAccessible: false }, `error datastore-unreachable ${IMAGE}`],
    ['on no host', { reachedBy: 0, missingOn: ['a', 'b'] }, `error datastore-unreachable ${IMAGE}`],
    ['not on every host', { reachedBy: 1, missingOn: ['a'] }, `warning datastore-unreachable ${IMAGE}`],
    ['in maintenance', { isInMaintenance: true }, `error datastore-maintenance ${IMAGE}`],
    ['too full for the endpoint VM', { freeBytes: 2 * GIB }, `error datastore-full ${IMAGE}`],
    ['too full for an image', { freeBytes: 6 * GIB }, `warning datastore-space ${IMAGE}`],
  ];
  for (const [what, changes, expected] of cases) {
    it(`are told of when ${what}`, () => {
      assert.deepEqual(check([row(changes)]), [expected]);
    });
  }

  it('are told of when gone', () => {
    assert.deepEqual(check([]), [`error datastore-unknown ${IMAGE}`]);
  });

  it('must have a host in common', () => {
    const volume = row({ moid: 'ds-b', name: 'ds-b', reachedBy: 1, missingOn: ['a'] });
    const lines = check([row({ reachedBy: 1, missingOn: ['b'] }), volume], withVolume('ds-b'));
    assert.ok(lines.includes('error datastores-apart '), lines.join());
  });

  it('of volumes should have room for one', () => {
    const volume = row({ moid: 'ds-b', name: 'ds-b', freeBytes: GIB / 2 });
    assert.deepEqual(check([row(), volume], withVolume('ds-b')), [`warning datastore-space ${VOLUME}`]);
  });

  it('over NFS are not looked at, which is said', () => {
    const nfs = { kind: 'nfs', label: 'n', host: 'nas', path: '/x', uid: null, gid: null } as const;
    const draft = { ...spec, storage: { ...spec.storage, volumeStores: [nfs] } };
    assert.deepEqual(check([row()], draft), ['skipped nfs /storage/volumeStores/0/host']);
  });
});

describe('the port groups', () => {
  const spec = aSpec();
  const bridge = spec.networks.bridge.portGroup;
  const open = spec.networks.public.portGroup;
  assert.ok(bridge !== null && open !== null);
  const row = (choice: typeof bridge, changes: Partial<NetworkRow> = {}): NetworkRow => ({
    ...choice,
    kind: 'distributed',
    switchName: 'dvs',
    vlan: null,
    missingOn: [],
    usedBy: [],
    bridgeFault: null,
    ...changes,
  });
  const list = (networks: NetworkRow[], changes: Partial<NetworkList> = {}): NetworkList => ({
    hostCount: 2,
    isUseKnown: true,
    networks,
    bridgeRanges: [],
    addressUses: [],
    ...changes,
  });
  const check = (given: NetworkList, draft: VchSpec = spec) =>
    briefly(checkNetworks(draft, given)).filter((line) => !line.startsWith('passed'));
  const BRIDGE = '/networks/bridge/portGroup';

  it('are there on every host', () => {
    assert.deepEqual(check(list([row(bridge), row(open)])), []);
  });

  const bridges: readonly [NonNullable<NetworkRow['bridgeFault']>, string][] = [
    ['standard-network', 'bridge-kind'],
    ['missing-on-hosts', 'bridge-hosts'],
    ['in-use', 'bridge-in-use'],
  ];
  for (const [bridgeFault, code] of bridges) {
    it(`cannot be the bridge: ${bridgeFault}`, () => {
      assert.deepEqual(check(list([row(bridge, { bridgeFault }), row(open)])), [`error ${code} ${BRIDGE}`]);
    });
  }

  it('are not called unused while the VCHs are being read', () => {
    assert.deepEqual(check(list([row(bridge), row(open)], { isUseKnown: false })), [
      `skipped bridge-network ${BRIDGE}`,
      'skipped bridge-range /networks/bridge/range',
    ]);
  });

  it('are told of when gone or not on every host', () => {
    const path = '/networks/public/portGroup';
    assert.deepEqual(check(list([row(bridge)])), [`error network-unknown ${path}`]);
    assert.deepEqual(check(list([row(bridge), row(open, { missingOn: ['a'] })])), [`warning network-hosts ${path}`]);
    assert.deepEqual(check(list([row(bridge), row(open, { missingOn: ['a', 'b'] })])), [`error network-hosts ${path}`]);
  });

  it('of containers are distributed and on every host', () => {
    const other = { moid: 'net-c', name: 'c', path: '/c' };
    const containerNetworks = [
      {
        portGroup: other,
        alias: 'c',
        addressMode: 'dhcp',
        ranges: [],
        gateway: '',
        nameServers: [],
        firewall: 'published',
      },
    ] as const;
    const draft: VchSpec = {
      ...spec,
      networks: {
        ...spec.networks,
        containerNetworks: containerNetworks.map((each) => ({ ...each, ranges: [], nameServers: [] })),
      },
    };
    const path = '/networks/containerNetworks/0/portGroup';
    const withRow = (changes: Partial<NetworkRow>) => check(list([row(bridge), row(open), row(other, changes)]), draft);
    assert.deepEqual(withRow({}), []);
    assert.deepEqual(withRow({ kind: 'standard' }), [`error container-network-kind ${path}`]);
    assert.deepEqual(withRow({ missingOn: ['a'] }), [`error container-network-hosts ${path}`]);
  });

  const routable = { moid: 'net-r', name: 'routable', path: '/routable' };
  const routed = (ranges: string[], address = ''): VchSpec => ({
    ...spec,
    networks: {
      ...spec.networks,
      public: { ...spec.networks.public, addressMode: address === '' ? 'dhcp' : 'static', address },
      containerNetworks: [
        {
          portGroup: routable,
          alias: 'routable',
          addressMode: 'static',
          gateway: '10.4.0.1/24',
          ranges,
          nameServers: [],
          firewall: 'open',
        },
      ],
    },
  });
  const use = (networkMoid: string, kind: AddressUse['kind'], addresses: string): AddressUse => ({
    vchName: 'web',
    networkMoid,
    kind,
    addresses,
  });
  const checkUsed = (draft: VchSpec, ...addressUses: AddressUse[]) =>
    check(list([row(bridge), row(open), row(routable)], { addressUses }), draft);

  it('give out no addresses that another VCH has on the same port group', () => {
    const theirs = use(routable.moid, 'range', '10.4.0.40-10.4.0.60');
    const path = '/networks/containerNetworks/0/ranges';
    assert.deepEqual(checkUsed(routed(['10.4.0.16/28', '10.4.0.32/28']), theirs), [`error address-in-use ${path}/1`]);
    assert.deepEqual(checkUsed(routed(['10.4.0.16/28']), theirs), []);
    assert.deepEqual(checkUsed(routed(['10.4.0.32/28']), { ...theirs, networkMoid: open.moid }), []);
    assert.deepEqual(checkUsed(routed(['10.4.0.16/28']), use(routable.moid, 'endpoint', '10.4.0.20')), [
      `error address-in-use ${path}/0`,
    ]);
  });

  it('are worth a warning where any address of the subnet may be given out', () => {
    const path = '/networks/containerNetworks/0/ranges';
    const warning = 'warning address-may-be-in-use';
    assert.deepEqual(checkUsed(routed([]), use(routable.moid, 'range', '10.4.0.40-10.4.0.60')), [`${warning} ${path}`]);
    assert.deepEqual(checkUsed(routed(['10.4.0.16/28']), use(routable.moid, 'subnet', '10.4.0.1/24')), [
      `${warning} ${path}/0`,
    ]);
  });

  it('have no static address of another VCH', () => {
    const draft = routed([], '10.1.0.5/24');
    const path = '/networks/public/address';
    assert.deepEqual(checkUsed(draft, use(open.moid, 'endpoint', '10.1.0.5')), [`error address-in-use ${path}`]);
    assert.deepEqual(checkUsed(draft, use(open.moid, 'endpoint', '10.1.0.6')), []);
  });

  it('are not called free while the VCHs are being read', () => {
    const draft = routed([], '10.1.0.5/24');
    const found = check(list([row(bridge), row(open), row(routable)], { isUseKnown: false }), draft);
    assert.ok(found.includes('skipped addresses '));
  });

  it('whose subnet lies in the range of the bridge networks are worth a warning', () => {
    const draft = routed([], '10.1.0.5/24');
    const wide = { ...draft.networks.bridge, range: '10.0.0.0/8' };
    const found = (bridgeNetwork: typeof wide) =>
      checkUsed({ ...draft, networks: { ...draft.networks, bridge: bridgeNetwork } });
    assert.deepEqual(found(wide), ['warning bridge-range-subnet /networks/bridge/range']);
    assert.deepEqual(found({ ...wide, range: '172.16.0.0/12' }), []);
  });

  it('with a range that another VCH uses on the same port group, or on one unknown, are worth a warning', () => {
    const withRange = (networkMoid: string | null) =>
      check(
        list([row(bridge), row(open)], { bridgeRanges: [{ vchName: 'web', networkMoid, range: '172.20.0.0/16' }] }),
      );
    const warning = ['warning bridge-range-overlap /networks/bridge/range'];
    assert.deepEqual(withRange(bridge.moid), warning);
    assert.deepEqual(withRange(null), warning);
    assert.deepEqual(withRange('x'), []);
  });
});

describe('the operations user', () => {
  const spec = aSpec();

  it('must be given, and is not tried', () => {
    const nobody = { ...spec, operationsUser: { ...spec.operationsUser, user: ' ' } };
    assert.deepEqual(briefly(checkOperationsUser(nobody, null)), [
      'error operations-user-missing /operationsUser/user',
    ]);
    assert.deepEqual(briefly(checkOperationsUser(spec, null)), [
      'passed operations-user /operationsUser/user',
      'skipped operations-login /operationsUser/password',
    ]);
  });

  it('is no administrator if it is to be granted permissions', () => {
    const last = (fact: Parameters<typeof checkOperationsUser>[1]) => briefly(checkOperationsUser(spec, fact)).at(-1);
    assert.equal(last({ value: true }), 'error operations-administrator /operationsUser/grantsPermissions');
    assert.equal(last({ value: false }), 'passed operations-grants /operationsUser/grantsPermissions');
    assert.equal(last({ unread: 'no right' }), 'skipped operations-grants /operationsUser/grantsPermissions');
  });
});
