import { createVicMachineClient, type Schemas } from '@vic/vic-machine-api';
import { Readable } from 'node:stream';
import type { Vcenter } from '../config/vcenter.ts';
import { allowedPath } from './allowed-path.ts';
import { vicMachineProblem } from './vic-machine-problem.ts';
import type { VicMachineProxy } from './vic-machine-proxy.ts';

/** Stands for the target that the proxy puts in its place. */
const BASE_URL = 'http://vic-machine.invalid';

export interface VchReading {
  readonly vcenter: Vcenter;
  readonly token: string;
  /** of the endpoint VM */
  readonly moid: string;
  /** aborted when nobody waits any more */
  readonly signal: AbortSignal;
}

/**
 * A VCH's settings as its vic-machine-server tells them. It waits for its turn among all calls for single VCHs there, of which the
 * original does not survive two at once.
 * @throws ProblemError `not-found`, `vic-machine-…`
 */
export async function readVch(proxy: VicMachineProxy, reading: VchReading): Promise<Schemas['VCH']> {
  const { vcenter, token, moid, signal } = reading;
  const client = createVicMachineClient({
    baseUrl: BASE_URL,
    fetch: async (request) => {
      const { status, headers, body } = await proxy.forward(vcenter, token, {
        ...allowedPath(new URL(request.url).pathname.slice(1)),
        method: request.method,
        headers: { accept: request.headers.get('accept') ?? '*/*' },
        body: null,
        signal,
      });
      return new Response(Readable.toWeb(body), { status, headers });
    },
  });
  try {
    return await client.getVch({ target: null }, moid);
  } catch (error) {
    throw vicMachineProblem(error);
  }
}
