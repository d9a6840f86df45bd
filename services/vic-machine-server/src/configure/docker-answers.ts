/** Whether a VCH answers on its Docker port. */
import { X509Certificate } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest, type RequestOptions } from 'node:https';
import { pemBlocks } from '../vch/pem-blocks.ts';

export interface DockerPort {
  /** address of the VCH for clients */
  readonly address: string;
  readonly port: number;
  /** PEM: the certificate that it must show, whoever signed it; null: it serves plain HTTP */
  readonly certificate: Uint8Array | null;
  /** it wants a certificate of its clients, which only their owners have */
  readonly asksForCertificates: boolean;
}

/** Options that only exactly this certificate passes; the type definitions lack the first. */
interface PinnedTls extends RequestOptions {
  readonly allowPartialTrustChain: true;
}

const TRY_MS = 5_000;
/**
 * TLS alerts with which a server ends the handshake of a client that shows no certificate: handshake failure, bad certificate,
 * certificate required. With TLS 1.3 it has proved who it is by then; with 1.2 not yet, but nothing is sent to it either.
 */
const WANTS_CERTIFICATE = /SSL alert number (?:40|42|116)\b/;

/**
 * Asks Docker's `/info`. A server that wants a certificate of us has answered too, once it has shown its own.
 * @returns null if it answers, else why not, in words
 */
export async function dockerFault(docker: DockerPort, signal: AbortSignal): Promise<string | null> {
  const where = `${docker.address.includes(':') ? `[${docker.address}]` : docker.address}:${docker.port}`;
  try {
    const status = await askInfo(docker, AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]));
    return status === 200 ? null : `Docker at ${where} answers /info with status ${status}`;
  } catch (error) {
    signal.throwIfAborted();
    if (docker.asksForCertificates && error instanceof Error && WANTS_CERTIFICATE.test(error.message)) return null;
    return `Docker at ${where} does not answer (${codeOf(error)})`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : String(error);
}

function askInfo({ address, port, certificate }: DockerPort, signal: AbortSignal): Promise<number> {
  const base = { host: address, port, path: '/info', method: 'GET', agent: false, signal } as const;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = certificate === null ? plainRequest(base) : tlsRequest({ ...base, ...pinned(certificate) });
  request.on('error', reject);
  request.on('response', (response) => {
    // The connection is used once.
    response.on('error', reject);
    response.on('end', () => resolve(response.statusCode ?? 0));
    response.resume();
  });
  request.end();
  return promise;
}

function pinned(pem: Uint8Array): PinnedTls {
  const [own = ''] = pemBlocks(pem);
  const { fingerprint256 } = new X509Certificate(own);
  return {
    ca: [own],
    allowPartialTrustChain: true,
    // Its names may be others than the address that vSphere tells.
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === fingerprint256 ? undefined : new Error('another certificate than that of the VCH'),
  };
}
