import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import {
  answeredBytes,
  rawAnswer,
  recordedExchange,
  recordedExchanges,
  startQuirkServer,
  type QuirkServer,
  type RecordedRequest,
} from './index.ts';

const HEAD_END = '\r\n\r\n';

function rawRequest({ method, path, headers = {}, body, bodyJson }: RecordedRequest): string {
  const content = body ?? (bodyJson === undefined ? '' : JSON.stringify(bodyJson));
  const lines = Object.entries({ Host: 'test', 'Content-Length': Buffer.byteLength(content), ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${content}`;
}

describe('the server with the quirks', () => {
  for (const { id, request, response } of recordedExchanges()) {
    it(`answers ${id} as it was recorded, byte for byte`, async (context) => {
      const server = await startQuirkServer({ exchanges: [id] });
      context.after(() => server.close());
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(rawRequest(request));
      const got = await buffer(socket);
      if (response === null) {
        assert.equal(got.length, 0, 'the connection breaks without an answer');
        return;
      }
      assert.deepEqual(got, rawAnswer(response));
      const [head = ''] = got.toString().split(HEAD_END, 1);
      const [status, ...headers] = head.split('\r\n');
      assert.equal(status, `HTTP/1.1 ${response.status} ${response.reason}`);
      for (const [name, value] of Object.entries(response.headers)) assert.ok(headers.includes(`${name}: ${value}`));
      const length = response.headers['Content-Length'];
      if (length !== undefined) assert.equal(got.length - head.length - HEAD_END.length, Number(length));
    });
  }

  it('ends JSON with a new line where the original does', () => {
    const ends = (id: string) => {
      const { response } = recordedExchange(id);
      assert.ok(response);
      return answeredBytes(response).at(-1) === 0x0a;
    };
    assert.ok(ends('create.ok-min'));
    assert.ok(!ends('auth.none'));
  });

  describe('with several answers to one request', () => {
    let server: QuirkServer;
    before(async () => {
      server = await startQuirkServer({ exchanges: ['service.hello', 'service.hello-no-accept'] });
    });
    after(() => server.close());

    it('prefers the one whose Accept is the same', async () => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(rawRequest(recordedExchange('service.hello-no-accept').request));
      const got = (await buffer(socket)).toString();
      assert.match(got, /Content-Type: \r\n/);
      assert.ok(got.endsWith('"You have successfully accessed the VCH Management API."\n'));
    });
  });
});
