import type { Figure } from './figure.ts';
import type { PluginSession } from '../../lab/launcher/plugin-session.ts';
import type { RequestLog } from './request-log.ts';
import { percentile, timed } from './statistics.ts';

/** What a user does in the containers list: pages, sorts, filters, and the same on the other columns. */
const QUERIES: readonly string[] = [
  'containers?page=1&pageSize=50&sort=name',
  'containers?page=120&pageSize=50&sort=-name',
  'containers?page=1&pageSize=100&sort=image&state=running',
  'containers?page=2&pageSize=50&sort=-memoryMiB',
  'containers?page=1&pageSize=50&sort=createdAt&name=we',
  'containers?page=1&pageSize=50&sort=vch&image=nginx&state=stopped,created',
  'containers?page=3&pageSize=50&sort=ports',
  'vchs?page=1&pageSize=50&sort=-containerCount',
];
const ROUNDS = 40;

/** Times list queries on one connection, after one round that is not counted: at the server, and with TLS and JSON. */
export async function measureListQueries(session: PluginSession, log: RequestLog): Promise<readonly Figure[]> {
  for (const query of QUERIES) await session.get(query);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of QUERIES) times.push((await timed(() => session.get(query))).ms);
  }
  const atServer = log.last(times.length, ['/vic/api/containers', '/vic/api/vchs']);
  return [
    { name: 'list query at the server, median', value: percentile(atServer, 0.5), unit: 'ms', bar: null },
    { name: 'list query at the server, p95', value: percentile(atServer, 0.95), unit: 'ms', bar: 30 },
    { name: 'list query with TLS and JSON, p95', value: percentile(times, 0.95), unit: 'ms', bar: null },
  ];
}
