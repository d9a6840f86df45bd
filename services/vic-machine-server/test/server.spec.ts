import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { selfSigned, writeCertificate } from './testing/certificates.ts';
import { startProgram } from './testing/start-program.ts';

const HOST = { HOST: '127.0.0.1' };

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'server-'));
}

/** Until a file of that name has come. Call it before what makes it. */
async function waitForFile(file: string): Promise<void> {
  for await (const { filename } of watch(path.dirname(file))) if (filename === path.basename(file)) return;
}

describe('the program', () => {
  test('serves HTTP and HTTPS, knows its health, and ends when told', async (t) => {
    const folder = newFolder();
    const { certificate, key } = await selfSigned('vic-machine-server');
    const environment = { ...HOST, LOG_DIRECTORY: folder, ...writeCertificate(folder, { certificate, key }) };
    const program = startProgram(t, environment);
    const [, httpPort = ''] = await program.until(/at http, port (\d+)/);
    const [, httpsPort = ''] = await program.until(/at https, port (\d+)/);
    await program.until(/is ready/);

    const plain = await fetch(`http://127.0.0.1:${httpPort}/container/version`);
    assert.match(await plain.text(), /^v[\d.]+-\d+-[0-9a-f]+$/);
    const request = https.get({
      host: '127.0.0.1',
      port: httpsPort,
      path: '/container/hello',
      ca: certificate,
      agent: false,
    });
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
    });
    response.resume();
    assert.equal(response.statusCode, 200);

    const health = startProgram(t, { ...environment, TLS_PORT: httpsPort }, ['--scheme', 'https', '--health']);
    assert.equal(await health.ended, 0, health.output());

    const file = path.join(folder, 'vic-machine-server.log');
    renameSync(file, `${file}.1`);
    const isThereAgain = waitForFile(file);
    program.process.kill('SIGHUP');
    await isThereAgain;
    program.process.kill('SIGTERM');
    assert.equal(await program.ended, 0, program.output());
    assert.match(readFileSync(`${file}.1`, 'utf8'), /GET \/container\/version answered 200/);
    assert.match(readFileSync(file, 'utf8'), /being stopped/);
  });

  test('asks for a certificate of the authority that is named', async (t) => {
    const folder = newFolder();
    const own = await selfSigned('vic-machine-server');
    const files = writeCertificate(folder, own);
    const environment = { ...HOST, ...files, TLS_CA_CERTIFICATE: files.TLS_CERTIFICATE };
    const program = startProgram(t, environment, ['--scheme', 'https']);
    const [, port = ''] = await program.until(/at https, port (\d+)/);
    const ask = (identity: { cert: string; key: string } | undefined) =>
      new Promise<number>((resolve, reject) => {
        https
          .get({ host: '127.0.0.1', port, path: '/container/hello', ca: own.certificate, agent: false, ...identity })
          .once('response', (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          })
          .once('error', reject);
      });
    await assert.rejects(ask(undefined));
    assert.equal(await ask({ cert: own.certificate, key: own.key }), 200);
  });

  test('says in one sentence that a port is taken, and listens on nothing', async (t) => {
    const taken = http.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const address = taken.address();
    assert.ok(typeof address === 'object' && address);
    const folder = newFolder();
    const files = writeCertificate(folder, await selfSigned('x'));
    const program = startProgram(t, { ...HOST, ...files, TLS_PORT: String(address.port) });
    assert.equal(await program.ended, 1);
    assert.match(
      program.output(),
      /^Port \d+ is in use, perhaps by another vic-machine-server: stop that, or choose another with TLS_PORT\.\n$/,
    );
  });

  test('says in one sentence that HTTPS has no certificate', async (t) => {
    const program = startProgram(t, { ...HOST, TLS_CERTIFICATE: '/none/server.crt' });
    assert.equal(await program.ended, 1);
    assert.match(
      program.output(),
      /^The file of TLS_CERTIFICATE, \/none\/server\.crt, cannot be read \(ENOENT\), which HTTPS needs; or start with --scheme http\.\n$/,
    );
  });

  test('is not well where nothing answers', async (t) => {
    const program = startProgram(t, { ...HOST, PORT: '1' }, ['--scheme', 'http', '--health']);
    assert.equal(await program.ended, 1);
    assert.match(program.output(), /^The service does not answer: [^\n]*\n$/);
  });

  test('explains itself', async (t) => {
    const program = startProgram(t, {}, ['--help']);
    assert.equal(await program.ended, 0);
    assert.match(program.output(), /TLS_CERTIFICATE/);
  });
});
