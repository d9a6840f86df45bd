/** Bodies of `POST /_lab/switch`, checked. */
import { Ajv } from 'ajv';
import type { Denial } from './authorization/authorization.ts';
import type { InventoryChange } from './change.ts';
import type { FaultRule } from './fault-rules.ts';
import type { PowerState } from './inventory.ts';

export type SwitchRequest =
  | { readonly name: 'faults'; readonly rules: readonly FaultRule[] }
  | { readonly name: 'sessions.expire' }
  | { readonly name: 'calls.mark' }
  | { readonly name: 'calls.read' }
  | { readonly name: 'guest'; readonly vm: string; readonly behaviour: string }
  | { readonly name: 'vm.change'; readonly changes: readonly InventoryChange[] }
  | { readonly name: 'privilege.deny'; readonly denials: readonly Denial[] };

interface FaultsBody {
  name: 'faults';
  rules: (Omit<FaultRule, 'count' | 'skip'> & { count?: number; skip?: number })[];
}

interface ChangeBody {
  name: 'vm.change';
  vm: string;
  power?: PowerState;
  extraConfig?: Record<string, string>;
  ipAddress?: string | null;
  remove?: boolean;
}

interface DenyBody {
  name: 'privilege.deny';
  denials: { user: string; privilege: string; entity: string }[];
}

const ajv = new Ajv({ allErrors: true });
const text = { type: 'string', minLength: 1 } as const;

const isFaults = ajv.compile<FaultsBody>({
  type: 'object',
  required: ['name', 'rules'],
  additionalProperties: false,
  properties: {
    name: { const: 'faults' },
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['method', 'fault'],
        additionalProperties: false,
        properties: {
          method: text,
          object: text,
          at: { enum: ['call', 'answer', 'end'] },
          fault: { type: 'string', pattern: '^([A-Z]\\w*|http:[45]\\d\\d|drop|stall:\\d+|cut:\\d+)$' },
          count: { type: 'integer', minimum: 1 },
          skip: { type: 'integer', minimum: 0 },
        },
      },
    },
  },
});

type Plain = 'sessions.expire' | 'calls.mark' | 'calls.read';

const isPlain = ajv.compile<{ name: Plain }>({
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: { name: { enum: ['sessions.expire', 'calls.mark', 'calls.read'] } },
});

const isGuest = ajv.compile<{ name: 'guest'; vm: string; behaviour: string }>({
  type: 'object',
  required: ['name', 'vm', 'behaviour'],
  additionalProperties: false,
  properties: { name: { const: 'guest' }, vm: text, behaviour: text },
});

const isChange = ajv.compile<ChangeBody>({
  type: 'object',
  required: ['name', 'vm'],
  additionalProperties: false,
  properties: {
    name: { const: 'vm.change' },
    vm: text,
    power: { enum: ['poweredOn', 'poweredOff', 'suspended'] },
    extraConfig: { type: 'object', additionalProperties: { type: 'string' } },
    ipAddress: { type: ['string', 'null'] },
    remove: { type: 'boolean' },
  },
});

const isDeny = ajv.compile<DenyBody>({
  type: 'object',
  required: ['name', 'denials'],
  additionalProperties: false,
  properties: {
    name: { const: 'privilege.deny' },
    denials: {
      type: 'array',
      items: {
        type: 'object',
        required: ['user', 'privilege', 'entity'],
        additionalProperties: false,
        properties: { user: text, privilege: text, entity: text },
      },
    },
  },
});

/** The request, or a sentence that says what is wrong with it. */
export function parseSwitch(body: string): SwitchRequest | string {
  const value = jsonOf(body);
  if (isFaults(value)) {
    return { name: 'faults', rules: value.rules.map((rule) => ({ count: 1, skip: 0, ...rule })) };
  }
  if (isPlain(value)) return value;
  if (isGuest(value)) return value;
  if (isChange(value)) return { name: 'vm.change', changes: changesOf(value) };
  if (isDeny(value)) return value;
  return 'The body must be one of the switches faults, calls.mark, calls.read, guest, sessions.expire, vm.change and privilege.deny with its fields.';
}

function changesOf({ vm, power, extraConfig, ipAddress, remove }: ChangeBody): InventoryChange[] {
  const changes: InventoryChange[] = [];
  if (power !== undefined) changes.push({ kind: 'power', vm, state: power });
  if (extraConfig !== undefined) changes.push({ kind: 'extraConfig', vm, pairs: new Map(Object.entries(extraConfig)) });
  if (ipAddress !== undefined) {
    changes.push({ kind: 'guest', vm, ipAddress, nicAddresses: ipAddress === null ? [] : [[ipAddress]] });
  }
  if (remove === true) changes.push({ kind: 'remove', vm });
  return changes;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
