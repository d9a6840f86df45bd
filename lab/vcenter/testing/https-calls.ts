/** Calls over HTTPS, as any client makes them. */
import { request } from 'node:https';
import { text as readText } from 'node:stream/consumers';
import { selfSignedCertificate } from '../../../packages/vim25/src/testing/certificate.ts';
import { startVcenter } from '../vcenter.ts';
import type { StartOptions, Vcenter } from '../vcenter.ts';
import { ref, soap } from './calls.ts';
import { smallInventory } from './small-inventory.ts';

export interface HttpsReply {
  readonly status: number;
  readonly body: string;
  /** Type of the SOAP fault; null if there is none. */
  readonly fault: string | null;
}

export interface RunningVcenter {
  /** `body` is the method's element; the session's cookie is kept. */
  readonly call: (body: string) => Promise<HttpsReply>;
  readonly login: () => Promise<HttpsReply>;
  /** A file of the first datacenter's datastore. */
  readonly file: (method: string, path: string, body?: string) => Promise<HttpsReply>;
  /** `POST /_lab/switch`. */
  readonly turn: (value: unknown, token?: string) => Promise<HttpsReply>;
  readonly vcenter: Vcenter;
  readonly stop: () => Promise<void>;
}

export const SWITCH_TOKEN = 'token of this test';

/** Starts a simulated vCenter with a small inventory, a listener and a certificate of its own. */
export async function runVcenter(options: Partial<StartOptions> = {}): Promise<RunningVcenter> {
  const { cert, key } = await selfSignedCertificate();
  const { inventory } = smallInventory();
  const vcenter = await startVcenter({ inventory, cert, key, limits: { taskMs: 5 }, ...options });
  let cookie = '';

  const send = async (
    method: string,
    path: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<HttpsReply> => {
    const { promise, resolve, reject } = Promise.withResolvers<HttpsReply>();
    const outgoing = request({ host: '127.0.0.1', port: vcenter.port, path, method, ca: cert, headers });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const [given] = response.headers['set-cookie'] ?? [];
      if (given !== undefined) cookie = given.split(';', 1)[0] ?? '';
      const status = response.statusCode ?? 0;
      readText(response).then((text) => {
        resolve({ status, body: text, fault: status === 200 ? null : (/xsi:type="(\w+)"/.exec(text)?.[1] ?? null) });
      }, reject);
    });
    outgoing.end(body);
    return promise;
  };
  const call = (body: string): Promise<HttpsReply> =>
    send('POST', '/sdk', soap(body), {
      'content-type': 'text/xml; charset=utf-8',
      ...(cookie === '' ? {} : { cookie }),
    });

  return {
    call,
    login: () =>
      call(
        `<Login>${ref('_this', 'SessionManager', 'SessionManager')}<userName>administrator@vsphere.local</userName><password>VMware1!</password></Login>`,
      ),
    file: (method, path, body = '') =>
      send(method, `/folder/${path}?dcPath=one&dsName=ds-one`, body, cookie === '' ? {} : { cookie }),
    turn: (value, token = SWITCH_TOKEN) =>
      send('POST', '/_lab/switch', JSON.stringify(value), { 'x-lab-token': token }),
    vcenter,
    stop: () => vcenter.stop(),
  };
}
