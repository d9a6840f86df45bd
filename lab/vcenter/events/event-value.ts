import { encodeName } from '../soap/escape.ts';
import type { DataObject, Value } from '../soap/value.ts';
import { boolean, dateTime, int, object, reference, subtype, text } from '../soap/value.ts';
import type { EventRecord, EventSubject } from './events.ts';

/** Field of an event argument that holds the reference, by the argument's place. */
const REFERENCE_FIELD: Readonly<Record<EventSubject['role'], string>> = {
  datacenter: 'datacenter',
  computeResource: 'computeResource',
  host: 'host',
  vm: 'vm',
  ds: 'datastore',
  net: 'network',
  dvs: 'dvs',
};

const ROLES = ['datacenter', 'computeResource', 'host', 'vm', 'ds', 'net', 'dvs'] as const;

export function eventValue(event: EventRecord): DataObject {
  const subjects: Record<string, Value | undefined> = {};
  for (const role of ROLES) {
    const subject = event.about.find((candidate) => candidate.role === role);
    subjects[role] = subject === undefined ? undefined : argument(subject);
  }
  return subtype(event.type, {
    key: int(event.key),
    chainId: int(event.key),
    createdTime: dateTime(event.createdAt),
    userName: text(event.user),
    ...subjects,
    fullFormattedMessage: text(event.message),
    template: event.type.startsWith('Vm') ? boolean(false) : undefined,
    ...Object.fromEntries(Object.entries(event.fields).map(([name, value]) => [name, text(value)])),
  });
}

function argument(subject: EventSubject): Value {
  return object('EventArgument', {
    name: text(encodeName(subject.name)),
    [REFERENCE_FIELD[subject.role]]: reference(subject.type, subject.moid),
  });
}
