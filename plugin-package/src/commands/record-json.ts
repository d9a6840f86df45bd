import type { Extension } from '@vic/vim25';

/** The record as plain JSON, fields in the API's order; times as ISO text. */
export function recordAsJson(record: Extension): Record<string, unknown> {
  const { description, key, company, version, server, client, lastHeartbeatTime, ...others } = record;
  const ordered = { description, key, company, version, server, client, ...others };
  return { ...ordered, lastHeartbeatTime: lastHeartbeatTime.toISOString() };
}
