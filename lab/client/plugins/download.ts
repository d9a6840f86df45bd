import { request } from 'node:https';
import { MAX_MANIFEST_BYTES } from '@vic/manifest';
import { ServerUnreachableError, type PinnedServer } from '../proxy/pinned-server.ts';

const TIMEOUT_MS = 10_000;

/**
 * Downloads a plug-in manifest or package over the pinned connection: at most 10 s and 5 MB.
 * Throws an error whose message is one sentence for the administrator.
 */
export async function downloadManifest(server: PinnedServer, url: URL): Promise<Uint8Array> {
  const agent = await server.agent();
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const fail = (message: string) => reject(new ServerUnreachableError(`${url.href} ${message}.`));
    const call = request(url, { agent, signal, headers: { accept: 'application/json, application/zip' } }, (answer) => {
      if (answer.statusCode !== 200) {
        answer.resume();
        fail(`answers with status ${answer.statusCode ?? 0}`);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAX_MANIFEST_BYTES) chunks.push(chunk);
        else call.destroy(new Error('is larger than 5 MB'));
      });
      answer.on('end', () => resolve(Buffer.concat(chunks)));
      answer.on('error', (error) => fail(`cannot be read: ${error.message}`));
    });
    call.on('error', (error) =>
      fail(signal.aborted ? 'does not answer within 10 s' : `cannot be read: ${error.message}`),
    );
    call.end();
  });
}
