/** Switches for tests, `POST /_lab/switch`: there only if a token was given at the start, and only for those who send it. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { applyChange } from './apply-change.ts';
import { namedFault } from './soap/fault.ts';
import { parseSwitch } from './switch-request.ts';
import type { FaultRule } from './switch-request.ts';
import type { World } from './world.ts';

interface ActiveRule extends FaultRule {
  skip: number;
  count: number;
}

export class Switches {
  readonly #token: string | null;
  readonly #world: World;
  #rules: ActiveRule[] = [];

  constructor(token: string | null, world: World) {
    this.#token = token;
    this.#world = world;
  }

  /** Applies the first rule for the method, if any: throws its fault, stalls, or answers in place of the method (`true`). */
  intercept(method: string, response: ServerResponse): Promise<boolean> | undefined {
    const rule = this.#rules.find((each) => each.method === method || each.method === '*');
    if (rule === undefined) return undefined;
    if (rule.skip > 0) {
      rule.skip--;
      return undefined;
    }
    rule.count--;
    if (rule.count <= 0) this.#rules = this.#rules.filter((each) => each !== rule);
    return this.#apply(rule.fault, response);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#token === null || request.method !== 'POST') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    if (!sameText(request.headers['x-lab-token'], this.#token)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('Wrong token');
      return;
    }
    const parsed = parseSwitch(await readText(request));
    if (typeof parsed === 'string') {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(parsed);
      return;
    }
    switch (parsed.name) {
      case 'faults':
        this.#rules = parsed.rules.map((rule) => ({ ...rule }));
        break;
      case 'sessions.expire':
        this.#world.sessions.endAll();
        break;
      case 'vm.change':
        for (const change of parsed.changes) applyChange(this.#world, change);
        break;
      case 'privilege.deny':
        this.#world.authorization.deny(parsed.denials);
        this.#world.restructured();
    }
    response.writeHead(204).end();
  }

  async #apply(fault: string, response: ServerResponse): Promise<boolean> {
    const [kind, value = ''] = fault.split(':');
    switch (kind) {
      case 'http':
        response
          .writeHead(Number(value), { 'content-type': 'text/html' })
          .end('<html><body>Service unavailable</body></html>');
        return true;
      case 'drop':
        response.destroy();
        return true;
      case 'stall':
        await new Promise<void>((resolve) => this.#world.clock.after(Number(value), resolve));
        return false;
      default:
        throw namedFault(fault);
    }
  }
}

function sameText(given: string | string[] | undefined, expected: string): boolean {
  const left = Buffer.from(typeof given === 'string' ? given : '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
