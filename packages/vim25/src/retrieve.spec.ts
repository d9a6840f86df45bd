import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isFault, TransportError } from './errors.ts';
import type { ObjectContent } from './object-content.ts';
import { viewSpec } from './property-filter.ts';
import { retrieve, retrieveObjects } from './retrieve.ts';
import { InstantClock } from './testing/fake-clock.ts';
import { answerText, ScriptedServer, type SeenCall } from './testing/scripted-server.ts';
import { withContainerView, withListView } from './views.ts';

const VIEW = { type: 'ContainerView', value: 'v' };
const SPECS = [viewSpec(VIEW, 'VirtualMachine', ['name'])];
const ROOT = { type: 'Folder', value: 'group-d1' };

let server: ScriptedServer;

/** Gives each test of a describe a server of its own. Hooks of the file itself would run for all files of the process. */
function useServer(): void {
  beforeEach(async () => {
    server = await ScriptedServer.start();
  });
  afterEach(() => server.stop());
}

function vm(
  id: string,
  properties = `<propSet><name>name</name><val xsi:type="xsd:string">${id}</val></propSet>`,
): string {
  return `<objects><obj type="VirtualMachine">${id}</obj>${properties}</objects>`;
}

async function ids(specs = SPECS): Promise<string[]> {
  const client = await server.connect({ clock: new InstantClock() });
  const found: string[] = [];
  await retrieve(client, specs, (object) => found.push(object.ref.value));
  await client.close();
  return found;
}

describe('retrieve', () => {
  useServer();

  it('follows the pages to the end, each token once', async () => {
    const pages: Record<string, string> = {
      '': `<token>t1</token>${vm('vm-1')}${vm('vm-2')}`,
      t1: `<token>t2</token>${vm('vm-3')}`,
      t2: vm('vm-4'),
    };
    server.script = (call) => ({ returns: pages[/<token>(.*)<\/token>/.exec(call.body)?.[1] ?? ''] ?? '' });
    assert.deepEqual(await ids(), ['vm-1', 'vm-2', 'vm-3', 'vm-4']);
    assert.deepEqual(server.methods, [
      'RetrievePropertiesEx',
      'ContinueRetrievePropertiesEx',
      'ContinueRetrievePropertiesEx',
    ]);
    assert.match(server.bodyOf('RetrievePropertiesEx'), /<maxObjects>500<\/maxObjects>/);
  });

  it('reads values, what is absent and what may not be read', async () => {
    server.script = () => ({
      returns: vm(
        'vm-1',
        '<propSet><name>name</name><val xsi:type="xsd:string">web</val></propSet><propSet><name>guest</name></propSet>' +
          '<missingSet><path>config</path><fault><fault xsi:type="NoPermission"><privilegeId>System.Read</privilegeId></fault>' +
          '<localizedMessage>no</localizedMessage></fault></missingSet>',
      ),
    });
    const client = await server.connect();
    const found: ObjectContent[] = [];
    await retrieve(client, SPECS, (object) => found.push(object));
    assert.deepEqual(found, [
      {
        ref: { type: 'VirtualMachine', value: 'vm-1' },
        props: new Map([['name', 'web']]),
        missing: new Map([['config', 'NoPermission']]),
      },
    ]);
    await client.close();
  });

  for (const [name, returns] of [
    ['no return value', ''],
    ['an empty return value', '<returnval></returnval>'],
  ] as const) {
    it(`takes ${name} as no objects`, async () => {
      server.script = () => ({ returns });
      assert.deepEqual(await ids(), []);
    });
  }

  it('takes a session that is lost according to the properties for a lost session', async () => {
    server.script = () => ({
      returns: vm(
        'vm-1',
        '<missingSet><path>name</path><fault><fault xsi:type="NotAuthenticated"></fault></fault></missingSet>',
      ),
    });
    await assert.rejects(ids(), (error) => isFault(error, 'NotAuthenticated'));
  });

  it('begins again, once, when a page is lost, and tells no object twice', async () => {
    let isBroken = true;
    server.script = (call) => {
      if (call.method === 'RetrievePropertiesEx') return { returns: `<token>t1</token>${vm('vm-1')}` };
      if (!isBroken) return { returns: vm('vm-2') };
      isBroken = false;
      return { fault: 'InvalidProperty' };
    };
    assert.deepEqual(await ids(), ['vm-1', 'vm-2']);
    assert.equal(server.methods.filter((method) => method === 'RetrievePropertiesEx').length, 2);
  });

  it('gives up when a page is lost again', async () => {
    server.script = (call) =>
      call.method === 'RetrievePropertiesEx' ? { returns: `<token>t1</token>${vm('vm-1')}` } : { drops: true };
    await assert.rejects(ids(), (error: unknown) => error instanceof TransportError && error.code === 'reset');
  });

  it('begins again when a page breaks amid its objects', async () => {
    let isBroken = true;
    server.script = () => {
      if (!isBroken) return { returns: vm('vm-1') + vm('vm-2') };
      isBroken = false;
      return { breaksAfter: answerText('RetrievePropertiesEx', vm('vm-1')).replace(/<\/returnval>.*$/s, '') };
    };
    assert.deepEqual(await ids(), ['vm-1', 'vm-2']);
  });

  it('leaves out a path that this vCenter does not know, and says so', async () => {
    server.script = (call) =>
      call.body.includes('<pathSet>new.path</pathSet>')
        ? { fault: 'InvalidProperty', content: '<name>new.path</name>' }
        : { returns: vm('vm-1') };
    const client = await server.connect();
    const found: ObjectContent[] = [];
    const specs = [viewSpec(VIEW, 'VirtualMachine', ['name', 'new.path'])];
    await retrieve(client, specs, (object) => found.push(object));
    assert.deepEqual(found[0]?.props, new Map([['name', 'vm-1']]));
    assert.deepEqual(found[0].missing, new Map([['new.path', 'InvalidProperty']]));
    await client.close();
  });

  it('stops at the limit of objects, over all pages', async () => {
    let page = 0;
    server.script = () => {
      page += 1;
      return { returns: `<token>t${page}</token>${vm(`vm-${page}-a`)}${vm(`vm-${page}-b`)}` };
    };
    const client = await server.connect({ limits: { objects: 5 } });
    await assert.rejects(
      retrieve(client, SPECS, () => undefined),
      (error: unknown) => error instanceof TransportError && error.code === 'too-large',
    );
    await client.close();
  });

  it('keeps only the wanted keys of extraConfig', async () => {
    server.script = () => ({
      returns: vm(
        'vm-1',
        '<propSet><name>config.extraConfig</name><val xsi:type="ArrayOfOptionValue">' +
          '<OptionValue xsi:type="OptionValue"><key>common/name</key><value xsi:type="xsd:string">web</value></OptionValue>' +
          '<OptionValue xsi:type="OptionValue"><key>svga</key><value xsi:type="xsd:string">1</value></OptionValue></val></propSet>',
      ),
    });
    const client = await server.connect();
    const found: ObjectContent[] = [];
    await retrieve(client, SPECS, (object) => found.push(object), {
      keepExtraConfig: (key) => key.startsWith('common/'),
    });
    assert.deepEqual(found[0]?.props.get('config.extraConfig'), [{ key: 'common/name', value: 'web' }]);
    await client.close();
  });

  it('tells vCenter when no more pages are wanted', async () => {
    const giveUp = new AbortController();
    server.script = (call) => {
      if (call.method === 'RetrievePropertiesEx') return { returns: `<token>t1</token>${vm('vm-1')}` };
      if (call.method === 'ContinueRetrievePropertiesEx') giveUp.abort(new Error('enough'));
      return call.method === 'ContinueRetrievePropertiesEx' ? { stalls: true } : { returns: '' };
    };
    const client = await server.connect();
    await assert.rejects(
      retrieve(client, SPECS, () => undefined, { signal: giveUp.signal }),
      /enough/,
    );
    assert.equal(server.methods.at(-1), 'CancelRetrievePropertiesEx');
    await client.close();
  });
});

describe('retrieveObjects', () => {
  useServer();

  const named = (call: SeenCall): string[] =>
    [...call.body.matchAll(/<objectSet><obj type="VirtualMachine">(.*?)<\/obj>/g)].flatMap((match) => match[1] ?? []);
  const some = (count: number): { type: string; value: string }[] =>
    Array.from({ length: count }, (_, index) => ({ type: 'VirtualMachine', value: `vm-${index}` }));

  it('names 200 objects a call', async () => {
    server.script = (call) => ({
      returns: named(call)
        .map((id) => vm(id))
        .join(''),
    });
    const client = await server.connect();
    const found = await retrieveObjects(client, some(450), ['name']);
    assert.equal(found.length, 450);
    assert.deepEqual(
      server.calls.filter((call) => call.method === 'RetrievePropertiesEx').map((call) => named(call).length),
      [200, 200, 50],
    );
    await client.close();
  });

  it('leaves out objects that are gone, where the server names them', async () => {
    server.script = () => ({
      returns:
        vm('vm-0') +
        vm(
          'vm-1',
          '<missingSet><path></path><fault><fault xsi:type="ManagedObjectNotFound"></fault></fault></missingSet>',
        ),
    });
    const client = await server.connect();
    const found = await retrieveObjects(client, some(2), ['name']);
    assert.deepEqual(
      found.map((object) => object.ref.value),
      ['vm-0'],
    );
    await client.close();
  });

  it('leaves out objects that are gone, where the server fails for all', async () => {
    server.script = (call) =>
      named(call).includes('vm-3')
        ? { fault: 'ManagedObjectNotFound', content: '<obj type="VirtualMachine">vm-3</obj>' }
        : {
            returns: named(call)
              .map((id) => vm(id))
              .join(''),
          };
    const client = await server.connect();
    const found = await retrieveObjects(client, some(6), ['name']);
    assert.deepEqual(
      found.map((object) => object.ref.value),
      ['vm-0', 'vm-1', 'vm-2', 'vm-4', 'vm-5'],
    );
    await client.close();
  });

  it('asks nothing for no objects', async () => {
    const client = await server.connect();
    assert.deepEqual(await retrieveObjects(client, [], ['name']), []);
    assert.deepEqual(server.methods, []);
    await client.close();
  });
});

describe('views', () => {
  useServer();

  const script = (call: SeenCall): { returns: string } => ({
    returns: call.method.startsWith('Create')
      ? `<returnval type="${call.method.slice(6)}">session[1]2</returnval>`
      : '',
  });

  it('are destroyed after use', async () => {
    server.script = script;
    const client = await server.connect();
    const answer = await withContainerView(client, ROOT, ['VirtualMachine'], async (view) => view.value);
    assert.equal(answer, 'session[1]2');
    await withListView(client, [ROOT], async (view) => view.value);
    assert.deepEqual(server.methods, ['CreateContainerView', 'DestroyView', 'CreateListView', 'DestroyView']);
    await client.close();
  });

  it('are destroyed after a failure, which is told', async () => {
    server.script = script;
    const client = await server.connect();
    await assert.rejects(
      withContainerView(client, ROOT, ['VirtualMachine'], async () => {
        throw new Error('reading failed');
      }),
      /reading failed/,
    );
    assert.equal(server.methods.at(-1), 'DestroyView');
    await client.close();
  });
});
