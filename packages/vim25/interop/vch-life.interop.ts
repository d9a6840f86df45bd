import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import {
  addRole,
  addVmGroup,
  allSnapshots,
  connect,
  createSnapshot,
  datastoreFiles,
  decodeDevices,
  extraConfigEntries,
  field,
  findByInventoryPath,
  findPrincipals,
  isEthernetCard,
  isFault,
  isReference,
  objects,
  powerOff,
  readAllPermissions,
  readFirewall,
  readLicenses,
  readPermissions,
  readRoles,
  readSnapshots,
  readVmGroups,
  reference,
  references,
  removalOf,
  removeSnapshot,
  removeVmGroup,
  retrieveObjects,
  revertToSnapshot,
  setPermission,
  setRuleset,
  text,
  waitForTask,
  type Device,
  type ManagedObjectReference,
  type VimClient,
  type VimValue,
  type VirtualMachineConfigSpec,
} from '../src/index.ts';
import { findVcsim, startVcsim, type Vcsim } from './vcsim.ts';

const program = await findVcsim();
const skip = program === null ? 'neither vcsim nor Go is on this machine' : false;
const TIME_LIMIT = { timeout: 120_000 };

if (program === null) it('the life of a VCH against vcsim', { skip });

describe('the life of a VCH against vcsim', { skip, ...TIME_LIMIT }, () => {
  let vcsim: Vcsim;
  let client: VimClient;
  let datacenter: ManagedObjectReference;
  let cluster: ManagedObjectReference;
  let folder: ManagedObjectReference;
  let pool: ManagedObjectReference;
  let vm: ManagedObjectReference;
  const closers: (() => Promise<void>)[] = [];

  const required = async (path: string): Promise<ManagedObjectReference> => {
    const found = await findByInventoryPath(client, path);
    assert.ok(found, `vcsim has ${path}`);
    return found;
  };
  const property = async (object: ManagedObjectReference, path: string): Promise<VimValue | undefined> =>
    (await retrieveObjects(client, [object], [path]))[0]?.props.get(path);
  const devices = async (): Promise<Device[]> => decodeDevices(await property(vm, 'config.hardware.device'));
  const reconfigure = async (spec: VirtualMachineConfigSpec): Promise<void> => {
    await waitForTask(client, await client.invoke('ReconfigVM_Task', vm, { spec }));
  };

  before(async () => {
    vcsim = await startVcsim(program ?? '', { machines: 1 });
    closers.unshift(() => vcsim.stop());
    client = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
    closers.unshift(() => client.close());
    await client.login(vcsim.userName, vcsim.password);
    datacenter = await required('DC0');
    cluster = await required('DC0/host/DC0_C0');
  }, TIME_LIMIT);

  after(async () => {
    for (const close of closers) await close();
  });

  it('begins with a pool, whose limits can be changed, and a folder', async () => {
    const allocation = {
      reservation: 0,
      expandableReservation: true,
      limit: -1,
      shares: { shares: 0, level: 'normal' },
    };
    const root = await required('DC0/host/DC0_C0/Resources');
    pool = await client.invoke('CreateResourcePool', root, {
      name: 'vch-1',
      spec: { cpuAllocation: allocation, memoryAllocation: allocation },
    });
    await client.invoke('UpdateConfig', pool, {
      config: { cpuAllocation: { ...allocation, limit: 4_000 }, memoryAllocation: {} },
    });
    assert.equal(text(field(await property(pool, 'config.cpuAllocation'), 'limit')), '4000');
    folder = await client.invoke('CreateFolder', await required('DC0/vm'), { name: 'vch-1' });
    await assert.rejects(client.invoke('CreateFolder', await required('DC0/vm'), { name: 'vch-1' }), (error) =>
      isFault(error, 'DuplicateName'),
    );
  });

  it('makes the endpoint VM with its devices', async () => {
    const portgroup = await required('DC0/network/DC0_DVPG0');
    const distributedSwitch = reference(await property(portgroup, 'config.distributedVirtualSwitch'));
    assert.ok(distributedSwitch);
    const switchUuid = text(await property(distributedSwitch, 'uuid')) ?? '';
    const config: VirtualMachineConfigSpec = {
      name: 'vch-1',
      guestId: 'otherGuest64',
      alternateGuestName: 'Photon - VCH',
      files: { vmPathName: '[LocalDS_0]' },
      numCPUs: 1,
      memoryMB: 2048,
      deviceChange: [
        { operation: 'add', device: { typeName: 'VirtualIDEController', key: -1, busNumber: 0 } },
        {
          operation: 'add',
          device: { typeName: 'ParaVirtualSCSIController', key: -2, busNumber: 0, sharedBus: 'noSharing' },
        },
        {
          operation: 'add',
          device: {
            typeName: 'VirtualVmxnet3',
            key: -3,
            backing: {
              typeName: 'VirtualEthernetCardNetworkBackingInfo',
              deviceName: 'VM Network',
              network: await required('DC0/network/VM Network'),
            },
            slotInfo: { typeName: 'VirtualDevicePciBusSlotInfo', pciSlotNumber: 1184 },
          },
        },
        {
          operation: 'add',
          device: {
            typeName: 'VirtualVmxnet3',
            key: -4,
            backing: {
              typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
              port: { switchUuid, portgroupKey: portgroup.value },
            },
            slotInfo: { typeName: 'VirtualDevicePciBusSlotInfo', pciSlotNumber: 1216 },
          },
        },
      ],
      extraConfig: [
        { key: 'guestinfo.vice./init/common/id', value: 'CreatingVCH' },
        { key: 'answer.msg.serial.file.open', value: 'Append' },
      ],
    };
    const made = await waitForTask(client, await client.invoke('CreateVM_Task', folder, { config, pool }));
    assert.ok(made !== undefined && isReference(made));
    vm = made;
    const cards = (await devices()).filter(isEthernetCard);
    assert.deepEqual(
      cards.map(({ type, pciSlotNumber, network, portgroupKey }) => [type, pciSlotNumber, network?.type, portgroupKey]),
      [
        ['VirtualVmxnet3', 1184, 'Network', undefined],
        ['VirtualVmxnet3', 1216, undefined, portgroup.value],
      ],
    );
  });

  it('gives the VM a CD-ROM drive and a serial port, and changes its keys', async () => {
    await reconfigure({
      deviceChange: [
        {
          operation: 'add',
          device: {
            typeName: 'VirtualCdrom',
            key: -1,
            controllerKey: 200,
            unitNumber: 0,
            backing: { typeName: 'VirtualCdromIsoBackingInfo', fileName: '[LocalDS_0] vch-1/appliance.iso' },
            connectable: { startConnected: true, allowGuestControl: true, connected: true },
          },
        },
        {
          operation: 'add',
          device: {
            typeName: 'VirtualSerialPort',
            key: -2,
            yieldOnPoll: true,
            backing: { typeName: 'VirtualSerialPortFileBackingInfo', fileName: '[LocalDS_0] vch-1/tether.debug' },
          },
        },
      ],
      extraConfig: [
        { key: 'guestinfo.vice./init/common/id', value: `VirtualMachine:${vm.value}` },
        { key: 'answer.msg.serial.file.open', value: '' },
      ],
    });
    const files = (await devices()).flatMap(({ type, fileName }) =>
      ['VirtualCdrom', 'VirtualSerialPort'].includes(type) ? [fileName] : [],
    );
    assert.deepEqual(files, ['[LocalDS_0] vch-1/appliance.iso', '[LocalDS_0] vch-1/tether.debug']);
    const pairs = new Map(extraConfigEntries(await property(vm, 'config.extraConfig')));
    assert.equal(pairs.get('guestinfo.vice./init/common/id'), `VirtualMachine:${vm.value}`);
    assert.equal(pairs.has('answer.msg.serial.file.open'), false);
  });

  describe('files of a datastore', () => {
    const files = () => datastoreFiles(client, { datacenterPath: '/DC0', datastore: 'LocalDS_0' });
    const fileManager = (): ManagedObjectReference => {
      assert.ok(client.content.fileManager);
      return client.content.fileManager;
    };

    it('are written, read, listed and removed', async () => {
      const body = Buffer.alloc(3_000_000, 'iso ');
      const told: number[] = [];
      await client.invoke('MakeDirectory', fileManager(), {
        name: '[LocalDS_0] stores/volumes 1',
        datacenter,
        createParentDirectories: true,
      });
      await files().put('stores/volumes 1/a #1.iso', Readable.from([body.subarray(0, 999), body.subarray(999)]), {
        size: body.length,
        onProgress: (sent) => told.push(sent),
      });
      assert.deepEqual(told, [999, body.length]);
      assert.deepEqual(Buffer.from(await files().get('stores/volumes 1/a #1.iso')), body);
      assert.equal(await files().exists('stores/volumes 1/a #1.iso'), true);

      const datastore = await required('DC0/datastore/LocalDS_0');
      const browser = reference(await property(datastore, 'browser'));
      assert.ok(browser);
      const found = await waitForTask(
        client,
        await client.invoke('SearchDatastoreSubFolders_Task', browser, {
          datastorePath: '[LocalDS_0] stores',
          searchSpec: { details: { fileType: true, fileSize: true, modification: true }, matchPattern: ['*.iso'] },
        }),
      );
      const listed = objects(found).flatMap((result) => objects(field(result, 'file')));
      assert.deepEqual(
        listed.map((file) => [text(file['path']), text(file['fileSize'])]),
        [['a #1.iso', String(body.length)]],
      );

      const name = '[LocalDS_0] stores';
      await waitForTask(client, await client.invoke('DeleteDatastoreFile_Task', fileManager(), { name, datacenter }));
      assert.equal(await files().exists('stores/volumes 1/a #1.iso'), false);
    });

    it('are told missing, as are folders to search and files to remove', async () => {
      await assert.rejects(files().text('nowhere/at-all'), { name: 'DatastoreFileError', code: 'not-found' });
      const other = datastoreFiles(client, { datacenterPath: '/DC0', datastore: 'nowhere' });
      await assert.rejects(other.text('a'), { code: 'not-found' });
      const name = '[LocalDS_0] nowhere';
      const removing = await client.invoke('DeleteDatastoreFile_Task', fileManager(), { name, datacenter });
      await assert.rejects(waitForTask(client, removing), (error) => isFault(error, 'FileNotFound'));
    });
  });

  it('takes snapshots, goes back to one, and removes it', async () => {
    const snapshot = await waitForTask(client, await createSnapshot(client, vm, { name: 'upgrade for 1' }));
    await waitForTask(client, await createSnapshot(client, vm, { name: 'upgrade for 2', description: 'later' }));
    const taken = allSnapshots(await readSnapshots(client, vm));
    assert.deepEqual(
      taken.map(({ name, description }) => [name, description]),
      [
        ['upgrade for 1', ''],
        ['upgrade for 2', 'later'],
      ],
    );
    assert.ok(snapshot !== undefined && isReference(snapshot));
    assert.equal(taken[0]?.snapshot.value, snapshot.value);
    await waitForTask(client, await revertToSnapshot(client, snapshot));
    // vcsim ends when the first and current snapshot of several is removed.
    const later = taken[1];
    assert.ok(later);
    await waitForTask(client, await removeSnapshot(client, later.snapshot));
    assert.deepEqual(
      allSnapshots(await readSnapshots(client, vm)).map(({ name }) => name),
      ['upgrade for 1'],
    );
  });

  it('switches rulesets of a host', async () => {
    const hosts = references(await property(cluster, 'host'));
    const [firewall] = await readFirewall(client, hosts.slice(0, 1));
    assert.ok(firewall);
    const ruleset = firewall.rulesets.find(({ isEnabled }) => !isEnabled);
    assert.ok(ruleset, 'vcsim has a ruleset that is off');
    await setRuleset(client, firewall, ruleset.key, true);
    const [changed] = await readFirewall(client, hosts.slice(0, 1));
    assert.equal(changed?.rulesets.find(({ key }) => key === ruleset.key)?.isEnabled, true);
    await assert.rejects(setRuleset(client, firewall, 'nobody-has-this', true), (error) => isFault(error, 'NotFound'));
  });

  it('reads licences', async () => {
    const hosts = references(await property(cluster, 'host'));
    const licenses = await readLicenses(client, hosts);
    assert.equal(licenses.size, hosts.length);
  });

  it('makes a role and gives it to a user', async () => {
    const roleId = await addRole(client, 'vic-vch-network', ['Network.Assign']);
    await assert.rejects(addRole(client, 'vic-vch-network', []), (error) => isFault(error, 'AlreadyExists'));
    const made = (await readRoles(client)).find(({ name }) => name === 'vic-vch-network');
    assert.equal(made?.roleId, roleId);
    assert.ok(made.privileges.includes('Network.Assign'));
    await setPermission(client, folder, { principal: 'ops', isGroup: false, roleId, isPropagating: true });
    const [permission] = await readPermissions(client, folder);
    assert.deepEqual([permission?.principal, permission?.roleId, permission?.isPropagating], ['ops', roleId, true]);
    assert.ok((await readAllPermissions(client)).some(({ principal }) => principal === 'ops'));
    assert.ok((await findPrincipals(client, { text: 'root', isExact: true })).some(({ name }) => name === 'root'));
  });

  it('asks for settings of vCenter and changes them', async () => {
    const { setting } = client.content;
    assert.ok(setting);
    const changedValue = [{ key: 'config.vic.test', value: 'a' }];
    await client.invoke('UpdateOptions', setting, { changedValue });
    assert.deepEqual(await client.invoke('QueryOptions', setting, { name: 'config.vic.test' }), changedValue);
    await assert.rejects(client.invoke('QueryOptions', setting, { name: 'nobody.has.this' }), (error) =>
      isFault(error, 'InvalidName'),
    );
  });

  it('puts the VM into a group of its cluster', async () => {
    await waitForTask(client, await addVmGroup(client, cluster, { name: 'vch-1', vms: [vm] }));
    const groups = await readVmGroups(client, cluster);
    assert.deepEqual(
      groups.map(({ name, vms }) => [name, vms.map(({ value }) => value)]),
      [['vch-1', [vm.value]]],
    );
    const again = await addVmGroup(client, cluster, { name: 'vch-1', vms: [vm] });
    await assert.rejects(waitForTask(client, again), (error) => isFault(error, 'InvalidArgument'));
    await waitForTask(client, await removeVmGroup(client, cluster, 'vch-1'));
    assert.deepEqual(await readVmGroups(client, cluster), []);
  });

  it('is powered on through the datacenter, and ends without its network cards', async () => {
    await waitForTask(client, await client.invoke('PowerOnMultiVM_Task', datacenter, { vm: [vm] }));
    assert.equal(text(await property(vm, 'runtime.powerState')), 'poweredOn');
    await waitForTask(client, await powerOff(client, vm));
    await reconfigure({
      deviceChange: (await devices()).filter(isEthernetCard).flatMap((card) => removalOf(card) ?? []),
    });
    assert.deepEqual((await devices()).filter(isEthernetCard), []);
    await client.invoke('UnregisterVM', vm, {});
    assert.equal(await findByInventoryPath(client, 'DC0/vm/vch-1/vch-1'), null);
    await waitForTask(client, await client.invoke('Destroy_Task', folder, {}));
    await waitForTask(client, await client.invoke('Destroy_Task', pool, {}));
  });
});
