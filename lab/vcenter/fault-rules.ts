/** Failures on demand: which call fails, when, how and how often. */
import type { Entity } from './inventory.ts';
import type { Fault } from './soap/fault.ts';
import { namedFault } from './soap/fault.ts';

export interface FaultRule {
  /** Method name, `*`, or a request for a datastore's file as `PUT /folder`. */
  readonly method: string;
  /** Name of the object it is called on, `*` standing for anything, or its moid; of a file: its `[datastore] path`. Default: any. */
  readonly object?: string;
  /**
   * `call`: in place of the call (default). `answer`: the call is done, its answer is lost (`drop`) or another.
   * `end`: at the end of the task that it starts, whose work is not done.
   */
  readonly at?: 'call' | 'answer' | 'end';
  /** Fault type, `http:503`, `drop`, `stall:ms`; for files also `cut:bytes`: the connection ends after so many. */
  readonly fault: string;
  readonly count: number;
  readonly skip: number;
}

interface ActiveRule extends FaultRule {
  skip: number;
  count: number;
}

/** What is called, as rules name it. */
export interface Target {
  readonly method: string;
  readonly moid: string;
  readonly name: string;
}

export type Failure =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'stall'; readonly ms: number }
  | { readonly kind: 'cut'; readonly bytes: number };

export class FaultRules {
  #rules: ActiveRule[] = [];

  /** In place of all rules there are. */
  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ ...rule }));
  }

  /** The failure of the first rule for this call at this moment, if it is its turn. */
  take(target: Target, at: 'call' | 'answer' | 'end'): Failure | undefined {
    const rule = this.#rules.find((each) => (each.at ?? 'call') === at && concerns(each, target));
    if (rule === undefined) return undefined;
    if (rule.skip > 0) {
      rule.skip--;
      return undefined;
    }
    rule.count--;
    if (rule.count <= 0) this.#rules = this.#rules.filter((each) => each !== rule);
    return failureOf(rule.fault);
  }
}

function concerns({ method, object = '*' }: FaultRule, target: Target): boolean {
  if (method !== '*' && method !== target.method) return false;
  return object === target.moid || globOf(object).test(target.name);
}

function globOf(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's');
}

function failureOf(text: string): Failure {
  const [kind = '', value = ''] = text.split(':');
  switch (kind) {
    case 'http':
      return { kind, status: Number(value) };
    case 'drop':
      return { kind };
    case 'stall':
      return { kind, ms: Number(value) };
    case 'cut':
      return { kind, bytes: Number(value) };
    default:
      return { kind: 'fault', fault: namedFault(text) };
  }
}

/** Name for rules and logs of what a reference names. */
export const targetName = (entity: Entity | undefined, moid: string): string => entity?.name ?? moid;
