import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { CallReport, VimClient } from './client.ts';
import { datastoreFiles, datastorePathText, parseDatastorePath, type DatastoreFiles } from './datastore-files.ts';
import { isFault } from './errors.ts';
import { InstantClock } from './testing/fake-clock.ts';
import { ScriptedServer, SESSION } from './testing/scripted-server.ts';

describe('datastoreFiles', () => {
  let server: ScriptedServer;
  let client: VimClient;
  let files: DatastoreFiles;
  let reports: CallReport[];

  before(async () => {
    server = await ScriptedServer.start((call) =>
      call.method === 'Login' ? { returns: SESSION, cookie: 'vmware_soap_session="s 1"' } : { returns: '' },
    );
    reports = [];
    client = await server.connect({ clock: new InstantClock(), onCall: (report) => reports.push(report) });
  });

  beforeEach(async () => {
    await client.login('u', 'p');
    reports.splice(0);
    files = datastoreFiles(client, { datacenterPath: '/F/DC 0', datastore: 'ds/1?' });
  });

  after(async () => {
    await client.close();
    await server.stop();
  });

  it('asks with every part of the path encoded for itself, and the cookie', async () => {
    let seen: IncomingMessage | undefined;
    server.onFile = (request, response) => {
      seen = request;
      response.end('hello');
    };
    assert.equal(await files.text('vch 1/100% #ä?.log'), 'hello');
    assert.equal(seen?.method, 'GET');
    assert.equal(seen.url, '/folder/vch%201/100%25%20%23%C3%A4%3F.log?dcPath=F%2FDC%200&dsName=ds%2F1%3F');
    assert.equal(seen.headers.cookie, 'vmware_soap_session="s 1"');
    assert.deepEqual(
      reports.map(({ method, error }) => [method, error]),
      [['GET /folder', undefined]],
    );
  });

  for (const path of ['', '/a', 'a/', 'a//b', '../a', 'a/./b']) {
    it(`refuses the path "${path}"`, async () => {
      await assert.rejects(files.text(path), { name: 'InvalidRequestError' });
    });
  }

  it('reads bytes as they are', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    server.onFile = (_request, response) => void response.end(bytes);
    assert.deepEqual(Buffer.from(await files.get('a')), bytes);
  });

  it('ends a file that is too large before reading it, if its size is told', async () => {
    server.onFile = (_request, response) => void response.writeHead(200, { 'content-length': 11 }).end('x'.repeat(11));
    await assert.rejects(files.get('a', { maxBytes: 10 }), { name: 'TransportError', code: 'too-large' });
    assert.equal((await files.get('a', { maxBytes: 11 })).length, 11);
  });

  it('ends a file that turns out too large', async () => {
    server.onFile = (_request, response) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' });
      response.write('x'.repeat(6));
      response.end('x'.repeat(6));
    };
    await assert.rejects(files.get('a', { maxBytes: 10 }), { code: 'too-large' });
  });

  it('hands a large file over in pieces', async () => {
    server.onFile = (_request, response) => void response.end(Buffer.alloc(1_000_000, 7));
    const sizes = await files.read('a', async (chunks) => {
      const found: number[] = [];
      for await (const chunk of chunks) found.push(chunk.length);
      return found;
    });
    assert.ok(sizes.length > 1);
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      1_000_000,
    );
  });

  const refusals: [number, object][] = [
    [403, { name: 'DatastoreFileError', code: 'forbidden', status: 403, message: /\[ds\/1\?\] d\/a/ }],
    [404, { name: 'DatastoreFileError', code: 'not-found', status: 404 }],
    [500, { name: 'DatastoreFileError', code: 'refused', status: 500 }],
    [503, { name: 'TransportError', code: 'http', status: 503 }],
  ];
  for (const [status, expected] of refusals) {
    it(`tells the status ${status} by a typed error`, async () => {
      server.onFile = (_request, response) => void response.writeHead(status).end('<html>secret</html>');
      await assert.rejects(files.get('d/a'), expected);
      await assert.rejects(files.put('d/a', Buffer.from('x')), expected);
    });
  }

  it('drops a session that ended', async () => {
    server.onFile = (_request, response) => void response.writeHead(401).end();
    await assert.rejects(files.get('a'), (error) => isFault(error, 'NotAuthenticated'));
    assert.equal(client.session, null);
  });

  it('reads again after a lost connection', async () => {
    let calls = 0;
    server.onFile = (request, response) => {
      calls += 1;
      if (calls < 3) request.socket.destroy();
      else response.end('there');
    };
    assert.equal(await files.text('a'), 'there');
    assert.equal(calls, 3);
  });

  it('knows whether a file exists', async () => {
    const methods: (string | undefined)[] = [];
    server.onFile = (request, response) => {
      methods.push(request.method);
      response.writeHead(request.url?.startsWith('/folder/there') === true ? 200 : 404).end();
    };
    assert.equal(await files.exists('there'), true);
    assert.equal(await files.exists('gone'), false);
    assert.deepEqual(methods, ['HEAD', 'HEAD']);
    server.onFile = (_request, response) => void response.writeHead(403).end();
    await assert.rejects(files.exists('there'), { code: 'forbidden' });
  });

  describe('put', () => {
    const body = Buffer.alloc(600_000, 'abc');
    let received: Buffer;
    let length: string | undefined;

    beforeEach(() => {
      server.onFile = async (request, response) => {
        length = request.headers['content-length'];
        received = await buffer(request);
        response.writeHead(201).end();
      };
    });

    it('sends bytes with their size and tells the progress', async () => {
      const told: number[] = [];
      await files.put('d/a.iso', body, { onProgress: (sent) => told.push(sent) });
      assert.deepEqual(received, body);
      assert.equal(length, '600000');
      assert.deepEqual(told, [262_144, 524_288, 600_000]);
    });

    it('sends a stream', async () => {
      await files.put('d/a.iso', Readable.from([body.subarray(0, 10), body.subarray(10)]), { size: body.length });
      assert.deepEqual(received, body);
    });

    it('sends an empty file', async () => {
      await files.put('d/empty', Buffer.alloc(0));
      assert.equal(received.length, 0);
    });

    it('wants the size of a stream, and the right one', async () => {
      await assert.rejects(files.put('a', Readable.from([body])), { name: 'InvalidRequestError' });
      await assert.rejects(files.put('a', body, { size: 1 }), { name: 'InvalidRequestError' });
      await assert.rejects(files.put('a', Readable.from([body]), { size: body.length + 1 }));
    });

    it('tells why its body cannot be read, and not that the connection broke', async () => {
      const reason = Object.assign(new Error('no such file'), { code: 'ENOENT' });
      const broken = new Readable({
        read() {
          this.destroy(reason);
        },
      });
      await assert.rejects(files.put('a', broken, { size: 5 }), (error) => error === reason);
    });

    it('is not repeated after a lost connection', async () => {
      let calls = 0;
      server.onFile = (request) => {
        calls += 1;
        request.socket.destroy();
      };
      await assert.rejects(files.put('a', body), { name: 'TransportError', code: 'reset' });
      assert.equal(calls, 1);
    });

    it('stops when its signal says so, and reads no further', async () => {
      const controller = new AbortController();
      const source = new Readable({
        read(size) {
          this.push(Buffer.alloc(size));
        },
      });
      server.onFile = (request) => void request.resume();
      const reason = new Error('enough');
      const sending = files.put('a', source, {
        size: 1e12,
        signal: controller.signal,
        onProgress: (sent) => {
          if (sent > 1_000_000) controller.abort(reason);
        },
      });
      await assert.rejects(sending, (error) => error === reason);
      assert.equal(source.destroyed, true);
    });
  });
});

describe('paths on datastores', () => {
  it('are read and written', () => {
    assert.deepEqual(parseDatastorePath('[LocalDS_0] vch-min/vch-min.vmx'), {
      datastore: 'LocalDS_0',
      path: 'vch-min/vch-min.vmx',
    });
    assert.deepEqual(parseDatastorePath('[a b]'), { datastore: 'a b', path: '' });
    assert.deepEqual(parseDatastorePath(' [ds]/x/ '), { datastore: 'ds', path: 'x' });
    assert.equal(parseDatastorePath('ds/x'), null);
    assert.equal(datastorePathText({ datastore: 'ds', path: 'a/b' }), '[ds] a/b');
    assert.equal(datastorePathText({ datastore: 'ds', path: '' }), '[ds]');
  });
});
