import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  connect,
  createContainerView,
  destroy,
  extraConfigEntries,
  findByInventoryPath,
  findChild,
  findExtension,
  hasPrivilegeOnEntities,
  isFault,
  keyedPath,
  keyedValue,
  latestEvents,
  number,
  objectsSpec,
  field,
  powerOff,
  powerOn,
  queryEvents,
  registerExtension,
  rename,
  reset,
  retrieve,
  retrieveObjects,
  shutdownGuest,
  startFeed,
  suspend,
  unregisterExtension,
  UntrustedCertificateError,
  updateExtension,
  viewSpec,
  waitForTask,
  withContainerView,
  withListView,
  type Extension,
  type ManagedObjectReference,
  type ObjectContent,
  type VimClient,
} from '../src/index.ts';
import { FeedLog } from './feed-log.ts';
import { createVm, seedVch, type SeededVch } from './vic-inventory.ts';
import { findVcsim, startVcsim, type Vcsim } from './vcsim.ts';

const program = await findVcsim();
const skip = program === null ? 'neither vcsim nor Go is on this machine' : false;

const CONTAINER_MARKER = keyedPath('config.extraConfig', 'common/name');
const VCH_MARKER = keyedPath('config.extraConfig', 'init/common/name');
const LIVE = ['name', 'runtime.powerState', 'config.changeVersion', CONTAINER_MARKER, VCH_MARKER];
const TIME_LIMIT = { timeout: 120_000 };

// A skipped suite counts for nothing in the summary; a skipped test does.
if (program === null) it('vim25 against vcsim', { skip });

describe('vim25 against vcsim', { skip, ...TIME_LIMIT }, () => {
  let vcsim: Vcsim;
  let client: VimClient;
  let vch: SeededVch;
  const closers: (() => Promise<void>)[] = [];

  const connected = async (): Promise<VimClient> => {
    const other = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
    await other.login(vcsim.userName, vcsim.password);
    return other;
  };

  const readAll = async (paths: string[], pageSize?: number): Promise<ObjectContent[]> => {
    const found: ObjectContent[] = [];
    await withContainerView(client, client.content.rootFolder, ['VirtualMachine'], (view) =>
      retrieve(client, [viewSpec(view, 'VirtualMachine', paths)], (object) => found.push(object), {
        ...(pageSize === undefined ? {} : { pageSize }),
      }),
    );
    return found;
  };

  before(async () => {
    vcsim = await startVcsim(program ?? '', { machines: 4 });
    closers.unshift(() => vcsim.stop());
    client = await connected();
    closers.unshift(() => client.close());
    vch = await seedVch(client, 'vch-alpha', 6);
  }, TIME_LIMIT);

  after(async () => {
    for (const close of closers) await close();
  });

  describe('connections', () => {
    it('refuse a wrong thumbprint', async () => {
      const thumbprint = vcsim.thumbprint.replace(/^../, (pair) => (pair === '00' ? '01' : '00'));
      await assert.rejects(connect({ url: vcsim.url, trust: { thumbprint } }), UntrustedCertificateError);
    });

    it('refuse its certificate where a verified chain is asked for', async () => {
      await assert.rejects(connect({ url: vcsim.url, trust: {} }), UntrustedCertificateError);
    });

    it('tell who is there', () => {
      assert.equal(client.content.about.apiType, 'VirtualCenter');
      assert.match(client.content.about.instanceUuid, /^[0-9a-f-]{36}$/);
    });
  });

  describe('sessions', () => {
    it('are refused for a wrong password', async () => {
      const other = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
      await assert.rejects(other.login(vcsim.userName, 'wrong'), (error) => isFault(error, 'InvalidLogin'));
      await other.close();
    });

    it('are cloned with a ticket that works once', async () => {
      const ticket = await client.acquireCloneTicket();
      const clone = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
      const session = await clone.cloneSession(ticket);
      assert.equal(session.userName, vcsim.userName);
      assert.notEqual(session.key, client.session?.key);
      const late = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
      await assert.rejects(late.cloneSession(ticket), (error) => isFault(error, 'InvalidLogin'));
      await Promise.all([clone.close(), late.close()]);
    });

    it('know themselves until they end', async () => {
      const other = await connected();
      assert.equal((await other.currentSession())?.key, other.session?.key);
      assert.ok(await other.isAlive());
      await other.logout();
      assert.equal(await other.currentSession(), null);
      assert.equal(await other.isAlive(), false);
      await other.close();
    });

    it('that are missing are told as such by a read', async () => {
      const stranger = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
      await assert.rejects(retrieveObjects(stranger, [vch.endpointVm], ['name']), (error) => {
        return isFault(error, 'NotAuthenticated');
      });
      await stranger.close();
    });
  });

  describe('reading', () => {
    it('finds every VM once, whatever the page size', async () => {
      const whole = (await readAll(['name'])).map(({ ref }) => ref.value).sort();
      const paged = (await readAll(['name'], 3)).map(({ ref }) => ref.value).sort();
      assert.ok(whole.length >= 15);
      assert.deepEqual(paged, whole);
    });

    it('tells VIC VMs from others by keyed paths', async () => {
      const found = await readAll([CONTAINER_MARKER, VCH_MARKER]);
      const named = (marker: string): string[] =>
        found.flatMap(({ props }) => keyedValue(props.get(marker)) ?? []).sort();
      assert.deepEqual(named(VCH_MARKER), ['vch-alpha']);
      assert.deepEqual(named(CONTAINER_MARKER), ['web-0', 'web-1', 'web-2', 'web-3', 'web-4', 'web-5']);
    });

    it('reads VIC VMs by name, and of extraConfig the wanted keys only', async () => {
      const found = await retrieveObjects(
        client,
        vch.containerVms,
        ['config.extraConfig', 'summary.quickStats', 'overallStatus', 'config.hardware.memoryMB'],
        { keepExtraConfig: (key) => /^(?:common|guestinfo\.vice)/.test(key) },
      );
      assert.equal(found.length, 6);
      const pairs = new Map(extraConfigEntries(found[0]?.props.get('config.extraConfig')));
      assert.equal(pairs.get('guestinfo.vice./repo'), 'library/nginx');
      assert.equal(pairs.has('svga.present'), false);
      assert.equal(number(field(found[0]?.props.get('summary.quickStats'), 'overallCpuUsage')), 12);
      assert.equal(found[0]?.props.get('overallStatus'), 'yellow');
      assert.equal(found[0].props.get('config.hardware.memoryMB'), 2048);
    });

    it('leaves out objects that are gone', async () => {
      const gone = { type: 'VirtualMachine', value: 'vm-does-not-exist' };
      const found = await retrieveObjects(client, [vch.endpointVm, gone], ['name']);
      assert.deepEqual(
        found.map(({ ref }) => ref),
        [vch.endpointVm],
      );
    });

    it('says which path is unknown', async () => {
      const [found] = await retrieveObjects(client, [vch.endpointVm], ['name', 'no.such.path']);
      assert.equal(found?.props.get('name'), 'vch-alpha');
      assert.equal(found.missing.get('no.such.path'), 'InvalidProperty');
    });

    it('covers compute, storage and network with supertypes', async () => {
      const types = new Set<string>();
      await withContainerView(client, client.content.rootFolder, ['ManagedEntity'], (view) =>
        retrieve(client, [viewSpec(view, 'ManagedEntity', ['name', 'parent'])], ({ ref }) => types.add(ref.type)),
      );
      for (const type of [
        'ClusterComputeResource',
        'HostSystem',
        'ResourcePool',
        'Datastore',
        'Network',
        'Datacenter',
      ]) {
        assert.ok(types.has(type), type);
      }
    });

    it('reads what a list view holds', async () => {
      const found: ManagedObjectReference[] = [];
      await withListView(client, vch.containerVms, (view) =>
        retrieve(client, [viewSpec(view, 'VirtualMachine', ['name'])], ({ ref }) => found.push(ref)),
      );
      assert.equal(found.length, vch.containerVms.length);
    });

    it('finds by path and by name', async () => {
      assert.deepEqual(await findByInventoryPath(client, 'DC0/vm/vch-alpha/vch-alpha'), vch.endpointVm);
      assert.deepEqual(await findChild(client, vch.folder, 'vch-alpha'), vch.endpointVm);
      assert.equal(await findByInventoryPath(client, 'DC0/vm/nobody'), null);
    });

    it('asks for privileges', async () => {
      const [answer] = await hasPrivilegeOnEntities(
        client,
        [vch.endpointVm],
        ['System.Read', 'VirtualMachine.Interact.PowerOn'],
      );
      assert.deepEqual(answer?.entity, vch.endpointVm);
      assert.equal(answer.granted.get('System.Read'), true);
    });
  });

  describe('acting', () => {
    const powerState = async (vm: ManagedObjectReference): Promise<unknown> =>
      (await retrieveObjects(client, [vm], ['runtime.powerState']))[0]?.props.get('runtime.powerState');

    it('powers a VM on, suspends, resets and shuts it down', async () => {
      const vm = await createVm(client, vch, 'power', { 'common/name': 'power' });
      await waitForTask(client, await powerOn(client, vm));
      assert.equal(await powerState(vm), 'poweredOn');
      await waitForTask(client, await reset(client, vm));
      await waitForTask(client, await suspend(client, vm));
      assert.equal(await powerState(vm), 'suspended');
      await waitForTask(client, await powerOn(client, vm));
      await client.invoke('ReconfigVM_Task', vm, {
        spec: { extraConfig: [{ key: 'SET.guest.toolsRunningStatus', value: 'guestToolsRunning' }] },
      });
      const log = new FeedLog();
      const watching = await connected();
      const feed = startFeed(watching, {
        specs: async () => [objectsSpec([vm], ['runtime.powerState'])],
        renew: async () => assert.fail('no session was lost'),
        onEvent: log.take,
      });
      await log.until(() => log.has(vm));
      await shutdownGuest(client, vm);
      await log.until(() => log.property(vm, 'runtime.powerState') === 'poweredOff');
      await feed.stop();
      await watching.close();
      await waitForTask(client, await destroy(client, vm));
      assert.equal(await powerState(vm), undefined);
    });

    it('tells the fault of a task', async () => {
      const vm = await createVm(client, vch, 'off', { 'common/name': 'off' });
      await assert.rejects(
        async () => waitForTask(client, await powerOff(client, vm)),
        (error) => isFault(error, 'InvalidState') && error.faultType === 'InvalidPowerState',
      );
      await waitForTask(client, await destroy(client, vm));
    });

    it('renames', async () => {
      const vm = await createVm(client, vch, 'before', { 'common/name': 'before' });
      await waitForTask(client, await rename(client, vm, 'after'));
      const [found] = await retrieveObjects(client, [vm], ['name']);
      assert.equal(found?.props.get('name'), 'after');
      await waitForTask(client, await destroy(client, vm));
    });

    it('leaves its traces in the events', async () => {
      const [vm] = vch.containerVms;
      assert.ok(vm);
      await waitForTask(client, await powerOn(client, vm));
      const events = await latestEvents(client, vm, 50);
      assert.ok(events.some(({ type }) => type === 'VmPoweredOnEvent'));
      const queried = await queryEvents(client, {
        entity: { entity: vm, recursion: 'self' },
        eventTypeId: ['VmPoweredOnEvent'],
      });
      assert.ok(queried.length > 0 && queried.every(({ type }) => type === 'VmPoweredOnEvent'));
      await waitForTask(client, await powerOff(client, vm));
    });
  });

  describe('extensions', () => {
    const description = { label: 'VIC', summary: 'Containers <in> "vSphere" & more' };
    const extension: Extension = {
      description,
      key: 'com.example.vic.interop',
      company: 'Example',
      version: '2.0.0.0',
      server: [
        {
          url: 'https://127.0.0.1:9443/vic/plugin.zip',
          description,
          company: 'Example',
          type: 'MANIFEST_SERVER',
          adminEmail: ['noreply@example.com'],
          serverThumbprint: 'AA:BB',
        },
      ],
      client: [
        {
          version: '2.0.0.0',
          description,
          company: 'Example',
          type: 'vsphere-client-remote',
          url: 'https://127.0.0.1:9443/vic/plugin.zip',
        },
      ],
      taskList: [{ taskID: 'com.example.vic.CreateVch' }],
      resourceList: [{ locale: 'en', module: 'resources', data: [{ key: 'a.label', value: 'A' }] }],
      lastHeartbeatTime: new Date('2026-01-01T00:00:00Z'),
      managedEntityInfo: [{ type: 'VicApplianceVM', description: 'appliance' }],
      shownInSolutionManager: true,
    };

    it('are registered, found, updated and removed', async () => {
      assert.equal(await findExtension(client, extension.key), null);
      await registerExtension(client, extension);
      const found = await findExtension(client, extension.key);
      assert.deepEqual(found?.server?.[0]?.description, description);
      assert.deepEqual(found.client?.[0], extension.client?.[0]);
      assert.deepEqual(found.resourceList, extension.resourceList);
      assert.deepEqual(found.lastHeartbeatTime, extension.lastHeartbeatTime);
      await assert.rejects(registerExtension(client, extension), (error) => {
        return isFault(error, 'InvalidArgument') && error.invalidProperty === 'extension.key';
      });
      await updateExtension(client, { ...found, version: '2.0.1.0' });
      assert.equal((await findExtension(client, extension.key))?.version, '2.0.1.0');
      await unregisterExtension(client, extension.key);
      assert.equal(await findExtension(client, extension.key), null);
      await assert.rejects(unregisterExtension(client, extension.key), (error) => isFault(error, 'NotFound'));
    });
  });

  describe('the feed', () => {
    const vmSpecs = async (watching: VimClient): Promise<ReturnType<typeof viewSpec>[]> => [
      viewSpec(
        await createContainerView(watching, watching.content.rootFolder, ['VirtualMachine']),
        'VirtualMachine',
        LIVE,
      ),
    ];

    it('tells the inventory, power, extraConfig, new and destroyed VMs', async () => {
      const watching = await connected();
      const log = new FeedLog();
      const feed = startFeed(watching, {
        specs: vmSpecs,
        renew: async () => assert.fail('no session was lost'),
        onEvent: log.take,
      });
      const all = (await readAll(['name'])).length;
      await log.until(() => log.size === all);

      const [vm] = vch.containerVms;
      assert.ok(vm);
      await waitForTask(client, await powerOn(client, vm));
      await log.until(() => log.property(vm, 'runtime.powerState') === 'poweredOn');
      await waitForTask(client, await powerOff(client, vm));
      await log.until(() => log.property(vm, 'runtime.powerState') === 'poweredOff');

      const spec = { extraConfig: [{ key: 'common/name', value: 'renamed' }] };
      await waitForTask(client, await client.invoke('ReconfigVM_Task', vm, { spec }));
      await log.until(() => keyedValue(log.property(vm, CONTAINER_MARKER)) === 'renamed');

      const made = await createVm(client, vch, 'web-new', { 'common/name': 'web-new' });
      await log.until(() => keyedValue(log.property(made, CONTAINER_MARKER)) === 'web-new');
      assert.equal(log.size, all + 1);
      await waitForTask(client, await destroy(client, made));
      await log.until(() => !log.has(made));
      assert.equal(log.size, all);

      await feed.stop();
      assert.equal(
        log.count((event) => event.kind === 'lost'),
        0,
      );
      assert.equal(
        log.count((event) => event.kind === 'set' && event.isResync),
        1,
      );
      await watching.close();
    });

    it('watches two kinds of objects at once', async () => {
      const watching = await connected();
      const log = new FeedLog();
      const feed = startFeed(watching, {
        specs: async (own) => {
          const { rootFolder } = own.content;
          return [
            viewSpec(await createContainerView(own, rootFolder, ['ResourcePool']), 'ResourcePool', ['name', 'parent']),
            ...(await vmSpecs(own)),
          ];
        },
        renew: async () => assert.fail('no session was lost'),
        onEvent: log.take,
      });
      await log.until(() => log.has(vch.pool) && log.has(vch.endpointVm));
      assert.equal(log.property(vch.pool, 'name'), 'vch-alpha');
      assert.equal(log.property(vch.endpointVm, 'name'), 'vch-alpha');
      await feed.stop();
      await watching.close();
    });

    it('gets a new session when its own is terminated, and tells all anew', async () => {
      const watching = await connected();
      const log = new FeedLog();
      let renewals = 0;
      const feed = startFeed(watching, {
        specs: vmSpecs,
        renew: async () => {
          renewals += 1;
          await watching.cloneSession(await client.acquireCloneTicket());
        },
        onEvent: log.take,
        maxWaitSeconds: 1,
      });
      const isResync = (event: FeedLog['events'][number]): boolean => event.kind === 'set' && event.isResync;
      await log.until(() => log.count(isResync) === 1);
      const all = log.size;
      await client.invoke('TerminateSession', client.content.sessionManager, {
        sessionId: [watching.session?.key ?? ''],
      });
      await log.until(() => log.count(isResync) === 2);
      assert.equal(renewals, 1);
      assert.equal(log.size, all);
      assert.equal(
        log.count((event) => event.kind === 'lost'),
        0,
      );
      await feed.stop();
      await watching.close();
    });

    it('survives the end of vCenter and its return', async () => {
      const first = await startVcsim(program ?? '');
      const trust = { thumbprint: first.thumbprint };
      const watching = await connect({ url: first.url, trust });
      await watching.login(first.userName, first.password);
      const log = new FeedLog();
      const feed = startFeed(watching, {
        specs: vmSpecs,
        renew: async () => {
          await watching.login(first.userName, first.password);
        },
        onEvent: log.take,
      });
      await log.until(() => log.size > 0);
      const all = log.size;
      await first.stop();
      await log.until(() => log.count((event) => event.kind === 'lost') === 1);
      assert.equal(log.size, all);
      const second = await startVcsim(program ?? '', { port: first.port });
      await log.until(() => log.events.at(-1)?.kind === 'set' && log.count(({ kind }) => kind === 'recovered') === 1);
      assert.equal(log.size, all);
      await feed.stop();
      await watching.close();
      await second.stop();
    });
  });
});
