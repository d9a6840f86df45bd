/** How tests call the API. */
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { send, type RawResponse } from './replay/send.ts';

export interface ApiTarget {
  /** port of the vCenter on 127.0.0.1 */
  readonly vcenterPort: number;
  /** of the vCenter's certificate, as requests give it */
  readonly thumbprint: string;
  /** default: the administrator of the recorded vCenter */
  readonly userName?: string;
  readonly password?: string;
}

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

/** Header of a caller with name and password; default the administrator of the recording. */
export const basicAuthorization = (userName = ADMINISTRATOR, password = RECORDED_ADMINISTRATOR_PASSWORD): string =>
  `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;

/** Calls the service on a port of 127.0.0.1. */
export function callApi(port: number, target: ApiTarget, call: ApiCall): Promise<RawResponse> {
  const { vcenterPort, thumbprint, userName, password } = target;
  const { method = 'GET', path, query = '', body, headers, signal } = call;
  const request = {
    method,
    path: `/container/target/127.0.0.1:${vcenterPort}${path}?${query === '' ? '' : `${query}&`}thumbprint=${thumbprint}`,
    headers: {
      Accept: '*/*',
      Authorization: basicAuthorization(userName, password),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body ? JSON.stringify(body) : null,
  };
  return send(port, request, signal);
}
