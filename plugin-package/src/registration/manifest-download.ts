import { X509Certificate } from 'node:crypto';
import { MAX_MANIFEST_BYTES } from '@vic/manifest';
import { Agent, request } from 'undici';

const TIMEOUT_MS = 10_000;

/** The manifest could not be downloaded; the message says why. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/**
 * Downloads what lies under `url`, up to 5 MB in 10 s; redirects are not followed.
 * @param certificate PEM that the server must show, whatever its issuer and names; null for plain http
 * @throws DownloadError
 */
export async function downloadManifest(url: URL, certificate: string | null): Promise<Uint8Array> {
  const agent = new Agent(certificate === null ? {} : { connect: onlyThis(certificate) });
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { statusCode, body } = await request(url, { dispatcher: agent, signal });
    if (statusCode !== 200) throw new DownloadError(`${url.href} answered with status ${statusCode}.`);
    return await readLimited(url, body);
  } catch (error) {
    throw error instanceof DownloadError ? error : new DownloadError(reasonOf(url, error), { cause: error });
  } finally {
    await agent.destroy();
  }
}

async function readLimited(url: URL, body: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_MANIFEST_BYTES) throw new DownloadError(`${url.href} is larger than 5 MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** TLS options with which a connection is made only if the server shows this very certificate. */
function onlyThis(pem: string): NonNullable<Agent.Options['connect']> {
  const expected = new X509Certificate(pem).fingerprint256;
  return {
    ca: [pem],
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === expected ? undefined : new Error('the certificate changed meanwhile'),
  };
}

function reasonOf(url: URL, error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `${url.host} did not answer in 10 seconds.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return `${url.host} refuses connections.`;
  if (code === 'ENOTFOUND') return `The name ${url.hostname} cannot be resolved.`;
  return `${url.host} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`;
}
