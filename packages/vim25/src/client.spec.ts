import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { connect, type CallReport } from './client.ts';
import { isFault, TransportError, VimFault } from './errors.ts';
import { read, write } from './methods/declaration.ts';
import { aText } from './methods/returned.ts';
import { InstantClock } from './testing/fake-clock.ts';
import { ScriptedServer, SESSION, type Reaction } from './testing/scripted-server.ts';
import { InvalidRequestError, string } from './wire/encode.ts';

const SERVICE = { type: 'ServiceInstance', value: 'ServiceInstance' };
const VM = { type: 'VirtualMachine', value: 'vm-1' };
const COOKIE = 'vmware_soap_session="abc/def=="';

let server: ScriptedServer;

/** Gives each test of a describe a server of its own. Hooks of the file itself would run for all files of the process. */
function useServer(): void {
  beforeEach(async () => {
    server = await ScriptedServer.start();
  });
  afterEach(() => server.stop());
}

/** Answers the calls in this order, the last one for ever. */
function inTurn(...reactions: Reaction[]): () => Reaction {
  let turn = 0;
  return () => {
    const reaction = reactions[Math.min(turn, reactions.length - 1)];
    turn += 1;
    return reaction ?? { fault: 'NotSupported' };
  };
}

function failsWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof TransportError && error.code === code;
}

describe('connecting', () => {
  useServer();

  it('reads the service content', async () => {
    const client = await server.connect();
    assert.equal(client.content.about.instanceUuid, '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001');
    assert.deepEqual(client.content.propertyCollector, { type: 'PropertyCollector', value: 'pc' });
    assert.deepEqual(client.content.searchIndex, { type: 'SearchIndex', value: 'search' });
    assert.equal(client.content.fileManager, undefined);
    assert.equal(client.session, null);
    await client.close();
  });

  it('speaks 7.0.0.0 wherever that is known', async () => {
    const client = await server.connect();
    assert.equal(server.calls[0]?.soapAction, '"urn:vim25/7.0.0.0"');
    assert.ok(client.supports('8.0.2.0'));
    await client.close();
  });

  it('speaks the highest version that is known otherwise', async () => {
    server.versions = {
      status: 200,
      text: '<namespaces><namespace><name>urn:vim25</name><version>6.5</version><priorVersions><version>6.0</version></priorVersions></namespace></namespaces>',
    };
    const client = await server.connect();
    assert.equal(client.apiVersion, '6.5');
    assert.equal(server.calls[0]?.soapAction, '"urn:vim25/6.5"');
    await client.close();
  });

  it('says which program it is, if asked to', async () => {
    const client = await server.connect({ userAgent: 'vic-machine/v2.0.0' });
    assert.equal(server.calls[0]?.userAgent, 'vic-machine/v2.0.0');
    await client.close();
  });

  it('goes without a list of versions', async () => {
    server.versions = { status: 404, text: 'none' };
    const client = await server.connect();
    assert.equal(client.apiVersion, '7.0.0.0');
    await client.close();
  });

  it('tells a proxy in the way from a vCenter', async () => {
    server.versions = { status: 503, text: '<html>busy</html>' };
    const clock = new InstantClock();
    await assert.rejects(
      server.connect({ clock }),
      (error: unknown) => error instanceof TransportError && error.code === 'http' && error.status === 503,
    );
    assert.deepEqual(clock.slept, [200, 500, 1_000]);
  });

  for (const url of ['http://vc/sdk', 'vc.example.com', 'https://user:pass@vc/sdk', '']) {
    it(`refuses the address "${url.replace(/\/\/.*@/, '//…@')}"`, async () => {
      await assert.rejects(connect({ url, trust: {} }), (error: Error) => {
        return error instanceof InvalidRequestError && !error.message.includes('pass@');
      });
    });
  }
});

describe('sessions', () => {
  useServer();

  it('send back the cookie exactly as it came', async () => {
    server.script = inTurn({ returns: SESSION, cookie: COOKIE }, { returns: '2026-01-01T00:00:00Z' });
    const client = await server.connect();
    const session = await client.login('alice', 'secret');
    assert.deepEqual(session, {
      key: 'k1',
      userName: 'alice',
      fullName: 'Alice',
      loginTime: new Date('2026-01-01T00:00:00Z'),
    });
    assert.ok(await client.isAlive());
    assert.equal(server.calls.at(-1)?.cookie, COOKIE);
    await client.close();
  });

  it('are cloned without the cookie of another', async () => {
    server.script = () => ({ returns: SESSION, cookie: COOKIE });
    const client = await server.connect();
    await client.login('alice', 'secret');
    await client.cloneSession('ticket');
    assert.equal(server.calls.at(-1)?.cookie, undefined);
    await client.close();
  });

  it('that are refused are told by their fault, without the password', async () => {
    server.script = () => ({ fault: 'InvalidLogin', message: 'Cannot complete login.' });
    const client = await server.connect();
    await assert.rejects(client.login('alice', 'secret'), (error: Error) => {
      return isFault(error, 'InvalidLogin') && !error.message.includes('secret');
    });
    assert.equal(client.session, null);
    await client.close();
  });

  it('that vCenter has ended are forgotten', async () => {
    server.script = inTurn({ returns: SESSION, cookie: COOKIE }, { fault: 'NotAuthenticated' });
    const client = await server.connect();
    await client.login('alice', 'secret');
    assert.equal(await client.isAlive(), false);
    assert.equal(client.session, null);
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), (error) => isFault(error, 'NotAuthenticated'));
    assert.equal(server.calls.at(-1)?.cookie, undefined);
    await client.close();
  });

  it('that are none are told as null', async () => {
    server.script = () => ({
      returns:
        '<objects><obj type="SessionManager">sessions</obj><missingSet><path>currentSession</path>' +
        '<fault><fault xsi:type="NotAuthenticated"></fault></fault></missingSet></objects>',
    });
    const client = await server.connect();
    assert.equal(await client.currentSession(), null);
    await client.close();
  });

  it('end with the client, once', async () => {
    server.script = () => ({ returns: SESSION, cookie: COOKIE });
    const client = await server.connect();
    await client.login('alice', 'secret');
    await client.close();
    await client.close();
    assert.deepEqual(server.methods, ['Login', 'Logout']);
  });

  it('do not keep a client from closing', async () => {
    server.script = inTurn({ returns: SESSION, cookie: COOKIE }, { drops: true });
    const client = await server.connect();
    await client.login('alice', 'secret');
    await client.close();
  });
});

describe('connections', () => {
  useServer();

  it('are kept', async () => {
    server.script = () => ({ returns: '2026-01-01T00:00:00Z' });
    const client = await server.connect();
    for (let call = 0; call < 20; call += 1) await client.invoke('CurrentTime', SERVICE, {});
    assert.ok(new Set(server.calls.map((call) => call.remotePort)).size <= 4);
    await client.close();
  });

  it('are kept after a fault', async () => {
    server.script = () => ({ fault: 'InvalidState' });
    const client = await server.connect();
    for (let call = 0; call < 20; call += 1) await client.invoke('PowerOnVM_Task', VM, {}).catch(() => undefined);
    assert.ok(new Set(server.calls.map((call) => call.remotePort)).size <= 4);
    await client.close();
  });
});

describe('repetitions', () => {
  useServer();

  it('are made for reads whose connection broke', async () => {
    server.script = inTurn({ drops: true }, { status: 503, text: 'busy' }, { returns: '2026-01-01T00:00:00Z' });
    const clock = new InstantClock();
    const client = await server.connect({ clock });
    assert.deepEqual(await client.invoke('CurrentTime', SERVICE, {}), new Date('2026-01-01T00:00:00Z'));
    assert.deepEqual(clock.slept, [200, 500]);
    await client.close();
  });

  it('are three at most', async () => {
    server.script = () => ({ drops: true });
    const clock = new InstantClock();
    const client = await server.connect({ clock });
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), failsWith('reset'));
    assert.deepEqual(clock.slept, [200, 500, 1_000]);
    await client.close();
  });

  it('are never made for calls that change something', async () => {
    server.script = () => ({ drops: true });
    const clock = new InstantClock();
    const client = await server.connect({ clock });
    await assert.rejects(
      client.invoke('PowerOnVM_Task', VM, {}),
      (error: unknown) => error instanceof TransportError && error.mayHaveArrived,
    );
    assert.deepEqual(server.methods, ['PowerOnVM_Task']);
    assert.deepEqual(clock.slept, []);
    await client.close();
  });

  it('are not made for refusals', async () => {
    server.script = () => ({ fault: 'NoPermission' });
    const client = await server.connect({ clock: new InstantClock() });
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), (error) => isFault(error, 'NoPermission'));
    assert.deepEqual(server.methods, ['CurrentTime']);
    await client.close();
  });
});

describe('answers', () => {
  useServer();

  it('that do not come end with a time-out', async () => {
    server.script = () => ({ stalls: true });
    const client = await server.connect({ timeouts: { totalMs: 60 } });
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), failsWith('timeout'));
    await client.close();
  });

  it('that never end do so too', async () => {
    async function* slow(): AsyncGenerator<string> {
      yield '<soapenv:Envelope xmlns:soapenv="s"><soapenv:Body>';
      await new Promise(() => undefined);
    }
    server.script = () => ({ raw: slow() });
    const client = await server.connect({ timeouts: { totalMs: 100 } });
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), failsWith('timeout'));
    await client.close();
  });

  it('can be given up by whoever asked', async () => {
    server.script = () => ({ stalls: true });
    const client = await server.connect();
    const giveUp = new AbortController();
    const reason = new Error('the user left');
    const asked = client.invoke('CurrentTime', SERVICE, {}, { signal: giveUp.signal });
    giveUp.abort(reason);
    await assert.rejects(asked, (error) => error === reason);
    await client.close();
  });

  it('that are too large are not read to their end', async () => {
    let written = 0;
    function* endless(): Generator<string> {
      yield '<e:Envelope xmlns:e="s"><e:Body><CurrentTimeResponse>';
      for (;;) {
        written += 1;
        yield `<returnval>${'x'.repeat(10_000)}</returnval>`;
      }
    }
    server.script = () => ({ raw: endless() });
    const client = await server.connect({ limits: { bytes: 100_000 } });
    await assert.rejects(client.invoke('CurrentTime', SERVICE, {}), failsWith('too-large'));
    await client.close();
    assert.ok(written < 10_000);
  });

  it('of a proxy are told by their status, without their text', async () => {
    server.script = () => ({ status: 502, text: '<html>secret</html>' });
    const client = await server.connect({ clock: new InstantClock() });
    await assert.rejects(client.invoke('PowerOnVM_Task', VM, {}), (error: unknown) => {
      return error instanceof TransportError && error.status === 502 && !error.message.includes('secret');
    });
    await client.close();
  });

  it('with status 500 that are no fault are told by their status', async () => {
    server.script = () => ({ status: 500, text: '<html><br></html>' });
    const client = await server.connect();
    await assert.rejects(client.invoke('PowerOnVM_Task', VM, {}), (error: unknown) => {
      return error instanceof TransportError && error.code === 'http' && error.status === 500;
    });
    await client.close();
  });

  it('that are well-formed but of something else are refused', async () => {
    server.script = () => ({ status: 200, text: '<html/>' });
    const client = await server.connect();
    await assert.rejects(client.invoke('PowerOnVM_Task', VM, {}), failsWith('not-xml'));
    await client.close();
  });

  it('that lack what was promised are refused', async () => {
    server.script = () => ({ returns: '' });
    const client = await server.connect();
    await assert.rejects(client.invoke('PowerOnVM_Task', VM, {}), failsWith('not-xml'));
    await client.close();
  });
});

describe('faults', () => {
  useServer();

  it('carry their type, fields, method and kinds', async () => {
    server.script = () => ({
      fault: 'InvalidPowerState',
      message: 'The attempted operation cannot be performed in the current state (Powered on).',
      content: '<requestedState>poweredOn</requestedState><existingState>poweredOn</existingState>',
    });
    const client = await server.connect();
    const fault = await client.invoke('PowerOnVM_Task', VM, {}).catch((error: unknown) => error);
    assert.ok(fault instanceof VimFault);
    assert.equal(fault.faultType, 'InvalidPowerState');
    assert.equal(fault.method, 'PowerOnVM_Task');
    assert.equal(fault.fault['existingState'], 'poweredOn');
    assert.ok(fault.is('InvalidState') && fault.is('VimFault') && !fault.is('RuntimeFault'));
    await client.close();
  });

  const odd: [string, string, string][] = [
    [
      'without xsi:type by its element',
      '<faultcode>c</faultcode><detail><NotFoundFault xmlns="urn:vim25"/></detail>',
      'NotFound',
    ],
    [
      'without detail by its code',
      '<faultcode>ServerFaultCode</faultcode><faultstring>x</faultstring>',
      'ServerFaultCode',
    ],
    ['with an empty detail by its code', '<faultcode>c</faultcode><detail></detail>', 'c'],
    ['with nothing at all', '', 'SystemError'],
  ];
  for (const [name, content, type] of odd) {
    it(`are known ${name}`, async () => {
      server.script = () => ({
        status: 500,
        text: `<e:Envelope xmlns:e="s"><e:Body><e:Fault>${content}</e:Fault></e:Body></e:Envelope>`,
      });
      const client = await server.connect();
      await assert.rejects(client.invoke('PowerOnVM_Task', VM, {}), (error) => isFault(error, type));
      await client.close();
    });
  }
});

describe('calls', () => {
  useServer();

  it('of methods declared elsewhere need a declaration only', async () => {
    server.script = (call) => ({ returns: `${call.method} done` });
    const client = await server.connect();
    const method = write({ first: string, second: string }, aText);
    const result = await client.call('DoSomething', method, VM, { second: 'b', first: 'a' });
    assert.equal(result, 'DoSomething done');
    assert.equal(
      server.bodyOf('DoSomething'),
      '<DoSomething xmlns="urn:vim25"><_this type="VirtualMachine">vm-1</_this><first>a</first><second>b</second></DoSomething>',
    );
    assert.equal(await client.call('ReadSomething', read({}, aText), VM, {}), 'ReadSomething done');
    await client.close();
  });

  it('are told when they end, with nothing secret', async () => {
    server.script = inTurn({ returns: SESSION, cookie: COOKIE }, { fault: 'NoPermission' });
    const reports: CallReport[] = [];
    const client = await server.connect({ operationPrefix: 'lab', onCall: (report) => reports.push(report) });
    await client.login('alice', 'secret');
    await client.invoke('PowerOnVM_Task', VM, {}, { operationId: 'action-7' }).catch(() => undefined);
    assert.deepEqual(
      reports.map((report) => report.method),
      ['RetrieveServiceContent', 'Login', 'PowerOnVM_Task'],
    );
    assert.match(reports[1]?.operationId ?? '', /^lab-[0-9a-f]{6}-2$/);
    assert.equal(reports[2]?.operationId, 'action-7');
    assert.ok((reports[1]?.bytes ?? 0) > 0);
    assert.ok(!/secret|abc\/def/.test(JSON.stringify(reports)));
    await client.close();
  });
});
