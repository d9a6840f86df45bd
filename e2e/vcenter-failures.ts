import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { Agent, request } from 'undici';
import { VCENTERS, type Lab } from '../lab/launcher/lab.ts';

/** A call that fails or is late, as `POST /_lab/switch` of the simulated vCenter reads it. */
export interface VcenterFailure {
  /** name of the method, or a request for a datastore's file such as `PUT /folder` */
  readonly method: string;
  /** type of a vSphere fault, `drop`, `http:503`, `stall:<ms>` */
  readonly fault: string;
  /** `end`: at the end of the task that the call starts; default: in place of the call */
  readonly at?: 'call' | 'answer' | 'end';
}

const Calls = Type.Object({ calls: Type.Array(Type.Object({ call: Type.String() })) });

/** The switches of one of the lab's vCenters. */
export class VcenterFailures {
  readonly #lab: Lab;
  readonly #index: 1 | 2;

  constructor(lab: Lab, index: 1 | 2) {
    this.#lab = lab;
    this.#index = index;
  }

  /** Lets the next call of each kind fail, in place of all failures before; none: everything works again. */
  async set(...rules: readonly VcenterFailure[]): Promise<void> {
    await this.#turn({ name: 'faults', rules });
  }

  /** Begins to count calls anew. */
  async mark(): Promise<void> {
    await this.#turn({ name: 'calls.mark' });
  }

  /** How often a method was called since the mark, such as `SessionManager.Login`. */
  async count(method: string): Promise<number> {
    const { calls } = Value.Parse(Calls, JSON.parse(await this.#turn({ name: 'calls.read' })));
    return calls.filter(({ call }) => call === method).length;
  }

  async #turn(body: object): Promise<string> {
    const { folder, switchToken, vcenterUrls } = this.#lab;
    const { name } = VCENTERS[this.#index === 1 ? 0 : 1];
    const dispatcher = new Agent({ connect: { ca: await readFile(path.join(folder, `${name}.crt`), 'utf8') } });
    try {
      const answer = await request(new URL('/_lab/switch', vcenterUrls[this.#index - 1]), {
        method: 'POST',
        dispatcher,
        headers: { 'content-type': 'application/json', 'x-lab-token': switchToken },
        body: JSON.stringify(body),
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 300) throw new Error(`The switch was refused: ${answer.statusCode} ${text}`);
      return text;
    } finally {
      await dispatcher.close();
    }
  }
}
