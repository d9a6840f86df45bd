/** Calls of the API on the first vCenter, as its administrator. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import type { ReplayLab } from './replay/replay-lab.ts';
import { send, type RawResponse } from './replay/send.ts';

const BASIC = Buffer.from(`${ADMINISTRATOR}:${RECORDED_ADMINISTRATOR_PASSWORD}`).toString('base64');

export interface ApiCall {
  readonly method?: string;
  /** what follows the target: `/vch/vm-1`, `/datacenter/datacenter-2/vch` */
  readonly path: string;
  /** without the thumbprint */
  readonly query?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type Api = (call: ApiCall) => Promise<RawResponse>;

/** How a test calls the service. */
export function apiOf({ service, vcenters, certificateFiles }: ReplayLab): Api {
  const thumbprint = new X509Certificate(readFileSync(certificateFiles.certFile)).fingerprint;
  const target = `/container/target/127.0.0.1:${vcenters[0].port}`;
  return ({ method = 'GET', path, query = '', body, headers, signal }) => {
    const request = {
      method,
      path: `${target}${path}?${query === '' ? '' : `${query}&`}thumbprint=${thumbprint}`,
      headers: {
        Accept: '*/*',
        Authorization: `Basic ${BASIC}`,
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
    };
    return send(service.port, request, signal);
  };
}
