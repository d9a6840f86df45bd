import type { VimClient } from './client.ts';
import { field, number, reference, text, time } from './fields.ts';
import { requiredManager } from './managers.ts';
import type { MethodArgs } from './methods/table.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';
import { destroyQuietly } from './views.ts';

/** Something that happened in vCenter. */
export interface VimEvent {
  readonly key: number;
  /** Like `VmPoweredOnEvent`. */
  readonly type: string;
  readonly createdAt: Date;
  readonly userName: string;
  /** The sentence to show. */
  readonly message: string;
  readonly vm: ManagedObjectReference | undefined;
}

export type EventFilter = MethodArgs<'QueryEvents'>['filter'];

/** vCenter hands out no more of a collector at once. */
const PAGE_SIZE = 1_000;

/** Reads an event; null if it has no time. */
export function decodeEvent(value: VimValue): VimEvent | null {
  const createdAt = time(field(value, 'createdTime'));
  if (createdAt === undefined) return null;
  return {
    key: number(field(value, 'key')) ?? 0,
    type: text(field(value, 'eventTypeId')) ?? text(field(value, 'typeName')) ?? 'Event',
    createdAt,
    userName: text(field(value, 'userName')) ?? '',
    message: text(field(value, 'fullFormattedMessage')) ?? '',
    vm: reference(field(field(value, 'vm'), 'vm')),
  };
}

function inOrder(values: readonly VimValue[]): VimEvent[] {
  return values
    .flatMap((value) => decodeEvent(value) ?? [])
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.key - b.key);
}

/** Events that match a filter, oldest first: for short lists, since vCenter answers them all at once. */
export async function queryEvents(client: VimClient, filter: EventFilter): Promise<VimEvent[]> {
  return inOrder(await client.invoke('QueryEvents', requiredManager(client, 'eventManager'), { filter }));
}

/** The latest events of an entity itself, oldest first, at most `limit`. */
export async function latestEvents(
  client: VimClient,
  entity: ManagedObjectReference,
  limit: number,
): Promise<VimEvent[]> {
  const collector = await client.invoke('CreateCollectorForEvents', requiredManager(client, 'eventManager'), {
    filter: { entity: { entity, recursion: 'self' } },
  });
  try {
    const found: VimValue[] = [];
    while (found.length < limit) {
      const maxCount = Math.min(PAGE_SIZE, limit - found.length);
      const page = await client.invoke('ReadPreviousEvents', collector, { maxCount });
      if (page.length === 0) break;
      found.push(...page);
    }
    return inOrder(found).slice(-limit);
  } finally {
    // A session has few collectors.
    await destroyQuietly(client, 'DestroyCollector', collector);
  }
}
