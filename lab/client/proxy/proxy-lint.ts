import type { IncomingMessage } from 'node:http';
import type { LintLog } from '../lint/lint-log.ts';
import type { PluginTokens } from '../sessions/plugin-tokens.ts';
import type { ProxyPath } from './proxy-path.ts';

interface Linting {
  readonly lint: LintLog;
  readonly tokens: PluginTokens;
}

/** Faults of a plug-in that show in its requests. */
export function lintRequest(
  { method, headers, url }: IncomingMessage,
  place: ProxyPath,
  { lint, tokens }: Linting,
): void {
  const path = place.path.split('?', 1)[0] ?? '';
  if (tokens.occursIn(url ?? '')) lint.note('error', 'token-in-url', `A session token is in the URL of ${path}.`);
  const isCall = path.includes('/api/') && headers.upgrade === undefined;
  if (isCall && headers['vmware-api-session-id'] === undefined) {
    lint.note('error', 'no-session-header', `${method ?? 'GET'} ${path} has no header vmware-api-session-id.`);
  }
}

/** Faults of a plug-in server that show in its answers. */
export function lintResponse({ headers }: IncomingMessage, place: ProxyPath, { lint }: Pick<Linting, 'lint'>): void {
  const path = place.path.split('?', 1)[0] ?? '';
  if (headers['set-cookie']) lint.note('warning', 'set-cookie', `${path} sets a cookie; it was dropped.`);
  const isDocument = headers['content-type']?.startsWith('text/html') === true;
  if (!isDocument) return;
  const policy = [headers['content-security-policy']].flat().join();
  if (/frame-ancestors[^;]*'none'/u.test(policy) || /deny/iu.test([headers['x-frame-options']].flat().join())) {
    lint.note('error', 'frame-refused', `${path} forbids being shown in a frame.`);
  }
}
