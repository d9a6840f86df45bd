/** Switches for tests, `POST /_lab/switch`: there only if a token was given at the start, and only for those who send it. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { applyChange } from './apply-change.ts';
import { CallLog } from './call-log.ts';
import type { CallTarget } from './dispatch.ts';
import type { Failure, FaultRule, Target } from './fault-rules.ts';
import { FaultRules, targetName } from './fault-rules.ts';
import { parseSwitch } from './switch-request.ts';
import type { World } from './world.ts';

export class Switches {
  /** Calls since the last mark. */
  readonly calls = new CallLog();
  readonly #token: string | null;
  readonly #world: World;
  readonly #rules = new FaultRules();

  constructor(token: string | null, world: World) {
    this.#token = token;
    this.#world = world;
    world.tasks.failureAtEnd = (task) => {
      if (task.name === null) return undefined;
      const failure = this.#rules.take({ method: task.name, moid: task.entity.value, name: task.entityName }, 'end');
      if (failure?.kind === 'stall') return failure.ms;
      return failure?.kind === 'fault' ? failure.fault : undefined;
    };
  }

  /** Failures from now on, in place of those before. */
  setFaults(rules: readonly FaultRule[]): void {
    this.#rules.set(rules);
  }

  /** Applies the first rule for the call, if any: throws its fault, stalls, or answers in place of the method (`true`). */
  async intercept(target: CallTarget, at: 'call' | 'answer', response: ServerResponse): Promise<boolean> {
    const name = targetName(this.#world.inventory.objects.get(target.moid), target.moid);
    const failure = this.#rules.take({ ...target, name }, at);
    return failure === undefined ? false : this.#apply(failure, response);
  }

  /** The failure of a request for a datastore's file, if any. */
  fileFailure(target: Target): Failure | undefined {
    return this.#rules.take(target, 'call');
  }

  /** Waits as long as a failure says. */
  async stall(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.#world.clock.after(ms, resolve));
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
        this.setFaults(parsed.rules);
        break;
      case 'calls.mark':
        this.calls.mark();
        break;
      case 'calls.read': {
        const { calls, reads } = this.calls;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ calls, reads }));
        return;
      }
      case 'guest':
        if (this.#world.guests.behave(parsed.vm, parsed.behaviour)) break;
        response.writeHead(400, { 'content-type': 'text/plain' }).end('No guest knows that behaviour.');
        return;
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

  async #apply(failure: Failure, response: ServerResponse): Promise<boolean> {
    switch (failure.kind) {
      case 'http':
        response
          .writeHead(failure.status, { 'content-type': 'text/html' })
          .end('<html><body>Service unavailable</body></html>');
        return true;
      case 'drop':
      case 'cut':
        response.destroy();
        return true;
      case 'stall':
        await this.stall(failure.ms);
        return false;
      case 'fault':
        throw failure.fault;
    }
  }
}

function sameText(given: string | string[] | undefined, expected: string): boolean {
  const left = Buffer.from(typeof given === 'string' ? given : '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
