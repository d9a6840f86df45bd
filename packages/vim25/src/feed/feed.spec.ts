import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { VimClient } from '../client.ts';
import { isFault, TransportError, VimFault } from '../errors.ts';
import { viewSpec } from '../property-filter.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { answerText, ScriptedServer, SESSION, type Reaction, type SeenCall } from '../testing/scripted-server.ts';
import { startFeed, type Feed, type FeedEvent, type FeedOptions } from './feed.ts';

const NAME = (name: string): string =>
  `<changeSet><name>name</name><op>assign</op><val xsi:type="xsd:string">${name}</val></changeSet>`;

function object(kind: string, id: string, content = ''): string {
  return `<objectSet><kind>${kind}</kind><obj type="VirtualMachine">${id}</obj>${content}</objectSet>`;
}

function updates(version: string, objects: string, truncated = false): Reaction {
  return {
    returns:
      `<version>${version}</version><filterSet><filter type="PropertyFilter">filter-1</filter>${objects}</filterSet>` +
      (truncated ? '<truncated>true</truncated>' : ''),
  };
}

/** A vCenter of which only the waits are scripted, in turn; after the last one it is silent until canceled. */
class WaitingServer {
  readonly server: ScriptedServer;
  readonly events: FeedEvent[] = [];
  readonly clock = new FakeClock();
  waits: Reaction[] = [];
  /** What a wait that was held ends with. */
  released: Reaction = { fault: 'RequestCanceled' };
  #logins = 0;
  others: (call: SeenCall) => Reaction | undefined = () => undefined;
  #release: (() => void) | undefined;
  readonly #isHeld = Promise.withResolvers<undefined>();
  readonly #watchers: { count: number; resolve: () => void }[] = [];
  feed: Feed | undefined;
  client: VimClient | undefined;

  constructor(server: ScriptedServer) {
    this.server = server;
    server.script = (call) => this.#answer(call);
  }

  async #answer(call: SeenCall): Promise<Reaction> {
    const other = this.others(call);
    if (other !== undefined) return other;
    switch (call.method) {
      case 'WaitForUpdatesEx': {
        const next = this.waits.shift();
        if (next !== undefined) return next;
        await new Promise<void>((resolve) => {
          this.#release = resolve;
          this.#isHeld.resolve(undefined);
        });
        return this.released;
      }
      case 'CancelWaitForUpdates':
        this.#release?.();
        return { returns: '' };
      case 'Login':
        this.#logins += 1;
        return { returns: SESSION, cookie: `vmware_soap_session=${this.#logins}` };
      case 'CreateContainerView':
        return { returns: '<returnval type="ContainerView">view-1</returnval>' };
      case 'CreatePropertyCollector':
        return { returns: '<returnval type="PropertyCollector">own</returnval>' };
      case 'CreateFilter':
        return { returns: '<returnval type="PropertyFilter">filter-1</returnval>' };
      default:
        return { returns: '' };
    }
  }

  async start(options: Partial<FeedOptions> = {}): Promise<Feed> {
    const client = await this.server.connect({
      clock: this.clock,
      timeouts: { waitMarginMs: 2_000, firstPageMs: 2_000 },
    });
    await client.login('alice', 'secret');
    this.client = client;
    this.feed = startFeed(client, {
      specs: async () => [viewSpec({ type: 'ContainerView', value: 'view-1' }, 'VirtualMachine', ['name'])],
      renew: async () => undefined,
      random: () => 0.5,
      onEvent: (event) => {
        this.events.push(event);
        for (const watcher of this.#watchers) if (this.events.length >= watcher.count) watcher.resolve();
      },
      ...options,
    });
    return this.feed;
  }

  /** Resolves when so many events were told. */
  async told(count: number): Promise<void> {
    if (this.events.length >= count) return;
    await new Promise<void>((resolve) => this.#watchers.push({ count, resolve }));
  }

  release(): void {
    this.#release?.();
  }

  /** Resolves when the first wait beyond the script is held at the server. */
  async held(): Promise<void> {
    await this.#isHeld.promise;
  }

  async stop(): Promise<void> {
    await this.feed?.stop();
    await this.client?.close();
    await this.server.stop();
  }

  /** The versions that were waited with, and for how long. */
  get asked(): [string, number][] {
    return this.server.calls
      .filter((call) => call.method === 'WaitForUpdatesEx')
      .map((call) => [
        /<version>(.*)<\/version>/.exec(call.body)?.[1] ?? '?',
        Number(/<maxWaitSeconds>(\d+)</.exec(call.body)?.[1]),
      ]);
  }

  get summary(): unknown[] {
    return this.events.map((event) =>
      event.kind === 'set'
        ? {
            resync: event.isResync,
            changes: event.changes.map((change) => [change.kind, change.ref.value, change.props.get('name')]),
          }
        : event.kind,
    );
  }
}

let vc: WaitingServer;

/** Gives each test of a describe a vCenter of its own. Hooks of the file itself would run for all files of the process. */
function useVcenter(): void {
  beforeEach(async () => {
    vc = new WaitingServer(await ScriptedServer.start());
  });
  afterEach(() => vc.stop());
}

const FIRST = updates('1', object('enter', 'vm-1', NAME('a')) + object('enter', 'vm-2', NAME('b')));
const FIRST_TOLD = {
  resync: true,
  changes: [
    ['enter', 'vm-1', 'a'],
    ['enter', 'vm-2', 'b'],
  ],
};

describe('the feed', () => {
  useVcenter();

  it('tells all there is, then what changes, each time with the last version', async () => {
    vc.waits = [FIRST, updates('2', object('modify', 'vm-1', NAME('c')) + object('leave', 'vm-2'))];
    await vc.start();
    await vc.told(2);
    assert.deepEqual(vc.summary, [
      FIRST_TOLD,
      {
        resync: false,
        changes: [
          ['modify', 'vm-1', 'c'],
          ['leave', 'vm-2', undefined],
        ],
      },
    ]);
    await vc.held();
    assert.deepEqual(vc.asked, [
      ['', 0],
      ['1', 60],
      ['2', 60],
    ]);
  });

  it('has a collector of its own, with all filters before the first wait', async () => {
    vc.waits = [FIRST];
    await vc.start();
    await vc.told(1);
    assert.deepEqual(vc.server.methods.slice(1, 4), ['CreatePropertyCollector', 'CreateFilter', 'WaitForUpdatesEx']);
    assert.match(vc.server.bodyOf('WaitForUpdatesEx'), /<_this type="PropertyCollector">own<\/_this>/);
    assert.match(vc.server.bodyOf('CreateFilter'), /<partialUpdates>false<\/partialUpdates>/);
  });

  it('tells an empty inventory as empty', async () => {
    vc.waits = [{ returns: '' }];
    await vc.start();
    await vc.told(1);
    assert.deepEqual(vc.summary, [{ resync: true, changes: [] }]);
  });

  it('tells nothing when nothing happened', async () => {
    vc.waits = [FIRST, { returns: '' }, { returns: '' }, updates('2', object('modify', 'vm-1', NAME('c')))];
    await vc.start();
    await vc.told(2);
    assert.equal(vc.events.length, 2);
  });

  it('tells a set that comes in pieces as one', async () => {
    vc.waits = [
      updates('1', object('enter', 'vm-1', NAME('a')), true),
      updates('2', object('enter', 'vm-2', NAME('x')), true),
      updates('3', object('modify', 'vm-2', NAME('b'))),
    ];
    await vc.start();
    await vc.told(1);
    assert.deepEqual(vc.summary, [FIRST_TOLD]);
  });

  it('reads removals and what may not be read', async () => {
    vc.waits = [
      FIRST,
      updates(
        '2',
        object(
          'modify',
          'vm-1',
          '<changeSet><name>name</name><op>remove</op></changeSet><missingSet><path>config</path><fault><fault xsi:type="NoPermission"/></fault></missingSet>',
        ),
      ),
    ];
    await vc.start();
    await vc.told(2);
    const event = vc.events[1];
    assert.ok(event?.kind === 'set');
    assert.deepEqual(event.changes[0]?.removed, ['name']);
    assert.deepEqual(event.changes[0].missing, new Map([['config', 'NoPermission']]));
  });

  it('asks whether a VM that entered and left at once is gone', async () => {
    vc.waits = [FIRST, updates('2', object('enter', 'vm-1', NAME('moved')) + object('leave', 'vm-1'))];
    vc.others = (call) =>
      call.method === 'RetrievePropertiesEx'
        ? { returns: '<objects><obj type="VirtualMachine">vm-1</obj></objects>' }
        : undefined;
    await vc.start();
    await vc.told(2);
    assert.deepEqual(vc.summary[1], { resync: false, changes: [['enter', 'vm-1', 'moved']] });
  });

  it('leaves out a path that this vCenter does not know', async () => {
    vc.waits = [FIRST];
    vc.others = (call) =>
      call.method === 'CreateFilter' && call.body.includes('<pathSet>new</pathSet>')
        ? { fault: 'InvalidProperty', content: '<name>new</name>' }
        : undefined;
    await vc.start({
      specs: async () => [viewSpec({ type: 'ContainerView', value: 'view-1' }, 'VirtualMachine', ['name', 'new'])],
    });
    await vc.told(1);
    assert.deepEqual(vc.summary, [FIRST_TOLD]);
  });
});

describe('a feed that loses its connection', () => {
  useVcenter();

  it('says so once, waits longer and longer, and goes on with the same version', async () => {
    vc.waits = [FIRST, { drops: true }, { status: 503, text: 'busy' }, { drops: true }, { returns: '' }];
    await vc.start();
    for (let pause = 0; pause < 3; pause += 1) await vc.clock.wakeNext();
    await vc.told(3);
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost', 'recovered']);
    assert.deepEqual(vc.clock.slept, [1_000, 2_000, 4_000]);
    await vc.held();
    assert.deepEqual(vc.asked, [
      ['', 0],
      ['1', 60],
      ['1', 0],
      ['1', 0],
      ['1', 0],
      ['1', 60],
    ]);
  });

  it('amid a set begins anew, and tells one set that replaces all', async () => {
    vc.waits = [
      FIRST,
      updates('2', object('leave', 'vm-1'), true),
      { drops: true },
      updates('1', object('enter', 'vm-3', NAME('c'))),
    ];
    await vc.start();
    await vc.clock.wakeNext();
    await vc.told(4);
    assert.deepEqual(vc.summary, [
      FIRST_TOLD,
      'lost',
      'recovered',
      { resync: true, changes: [['enter', 'vm-3', 'c']] },
    ]);
  });

  it('amid an answer begins anew', async () => {
    const cut = answerText(
      'WaitForUpdatesEx',
      `<version>2</version><filterSet><filter type="PropertyFilter">filter-1</filter>${object('leave', 'vm-1')}`,
    ).replace(/<\/returnval>.*$/s, '');
    vc.waits = [FIRST, { breaksAfter: cut }, FIRST];
    await vc.start();
    await vc.clock.wakeNext();
    await vc.told(4);
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost', 'recovered', FIRST_TOLD]);
  });

  it('waits no longer than vCenter and the margin allow', async () => {
    vc.waits = [FIRST, { stalls: true }, { returns: '' }];
    await vc.start({ maxWaitSeconds: 0 });
    await vc.told(2);
    const lost = vc.events[1];
    assert.ok(lost?.kind === 'lost' && lost.error instanceof TransportError && lost.error.code === 'timeout');
    await vc.clock.wakeNext();
    await vc.told(3);
  });

  it('goes on trying after an error that nobody knows', async () => {
    vc.waits = [FIRST, { fault: 'SystemError' }, FIRST];
    await vc.start();
    await vc.clock.wakeNext();
    await vc.told(4);
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost', 'recovered', FIRST_TOLD]);
  });
});

describe('a feed whose version is stale', () => {
  useVcenter();

  for (const fault of ['InvalidCollectorVersion', 'ManagedObjectNotFound', 'InvalidArgument']) {
    it(`(${fault}) lists again at once, with no empty list in between`, async () => {
      vc.waits = [FIRST, { fault }, updates('1', object('enter', 'vm-2', NAME('b')))];
      await vc.start();
      await vc.told(2);
      assert.deepEqual(vc.summary, [FIRST_TOLD, { resync: true, changes: [['enter', 'vm-2', 'b']] }]);
      assert.deepEqual(vc.clock.slept, []);
      assert.deepEqual(
        vc.server.methods.filter((method) => /Destroy|CreateP/.test(method)),
        ['CreatePropertyCollector', 'DestroyPropertyCollector', 'DestroyView', 'CreatePropertyCollector'],
      );
    });
  }

  it('again and again waits in between', async () => {
    vc.waits = [FIRST, { fault: 'InvalidCollectorVersion' }, { fault: 'InvalidCollectorVersion' }, FIRST];
    await vc.start();
    await vc.clock.wakeNext();
    await vc.told(4);
    assert.deepEqual(vc.clock.slept, [1_000]);
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost', 'recovered', FIRST_TOLD]);
  });
});

describe('a feed that loses its session', () => {
  useVcenter();

  it('renews it and tells everything anew, without a word of loss', async () => {
    vc.waits = [FIRST, { fault: 'NotAuthenticated' }, FIRST];
    let renewals = 0;
    await vc.start({
      renew: async () => {
        renewals += 1;
        await vc.client?.login('alice', 'secret');
      },
    });
    await vc.told(2);
    assert.deepEqual(vc.summary, [FIRST_TOLD, FIRST_TOLD]);
    assert.equal(renewals, 1);
    assert.ok(!vc.server.methods.includes('DestroyPropertyCollector'));
  });

  it('does not renew it again if somebody else has', async () => {
    vc.waits = [FIRST];
    let renewals = 0;
    await vc.start({
      renew: async () => {
        renewals += 1;
      },
    });
    await vc.held();
    await vc.client?.login('alice', 'secret');
    vc.waits = [FIRST];
    vc.released = { fault: 'NotAuthenticated' };
    vc.release();
    await vc.told(2);
    assert.deepEqual(vc.summary, [FIRST_TOLD, FIRST_TOLD]);
    assert.equal(renewals, 0);
  });

  it('notices it in the properties too', async () => {
    const lost = '<missingSet><path>name</path><fault><fault xsi:type="NotAuthenticated"/></fault></missingSet>';
    vc.waits = [FIRST, updates('2', object('modify', 'vm-1', lost)), FIRST];
    await vc.start();
    await vc.told(2);
    assert.deepEqual(vc.summary, [FIRST_TOLD, FIRST_TOLD]);
  });

  it('ends when the session cannot be renewed', async () => {
    vc.waits = [FIRST, { fault: 'NotAuthenticated' }];
    const feed = await vc.start({
      renew: async () => {
        throw new VimFault('InvalidLogin');
      },
    });
    await feed.done;
    const last = vc.events.at(-1);
    assert.ok(last?.kind === 'lost' && last.isFinal && isFault(last.error, 'InvalidLogin'));
  });

  it('ends when the renewed session is refused too', async () => {
    vc.waits = [FIRST, { fault: 'NotAuthenticated' }, { fault: 'NotAuthenticated' }];
    const feed = await vc.start();
    await feed.done;
    const last = vc.events.at(-1);
    assert.ok(last?.kind === 'lost' && last.isFinal && isFault(last.error, 'NotAuthenticated'));
  });

  it('goes on trying while vCenter cannot be reached for it', async () => {
    vc.waits = [FIRST, { fault: 'NotAuthenticated' }, { fault: 'NotAuthenticated' }, FIRST];
    let renewals = 0;
    await vc.start({
      renew: async () => {
        renewals += 1;
        if (renewals === 1) throw new TransportError('unreachable', 'vCenter is down.');
      },
    });
    await vc.clock.wakeNext();
    await vc.told(4);
    assert.equal(renewals, 2);
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost', 'recovered', FIRST_TOLD]);
  });
});

describe('stopping a feed', () => {
  useVcenter();

  it('cancels the wait and destroys collector and view', async () => {
    vc.waits = [FIRST, updates('2', object('modify', 'vm-1', NAME('c')))];
    const feed = await vc.start();
    await vc.held();
    await feed.stop();
    await feed.done;
    assert.deepEqual(vc.server.methods.slice(-3), ['CancelWaitForUpdates', 'DestroyPropertyCollector', 'DestroyView']);
    assert.equal(vc.events.length, 2);
  });

  it('ends a pause', async () => {
    vc.waits = [FIRST, { drops: true }];
    const feed = await vc.start();
    await vc.told(2);
    await feed.stop();
    await feed.stop();
    assert.deepEqual(vc.summary, [FIRST_TOLD, 'lost']);
  });

  it('needs no vCenter', async () => {
    vc.waits = [FIRST];
    const feed = await vc.start();
    await vc.told(1);
    await vc.server.stop();
    await feed.stop();
  });
});
