import { TransportError } from './errors.ts';
import { field, list, text } from './fields.ts';
import type { Timeouts } from './wire/limits.ts';
import { DEFAULT_LIMITS } from './wire/limits.ts';
import type { HttpTransport } from './wire/transport.ts';
import { TreeBuilder } from './wire/tree.ts';
import { parseXml } from './wire/xml.ts';

/** The oldest API that has everything needed; every later server knows it. */
export const DEFAULT_API_VERSION = '7.0.0.0';

const MAX_BYTES = 1024 * 1024;

function compareVersions(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

/** API versions of `urn:vim25` that a server lists, highest first; none if it has no such list. */
export async function readServiceVersions(
  transport: HttpTransport,
  sdkPath: string,
  timeouts: Timeouts,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const path = `${sdkPath.replace(/\/(?:vimService)?$/, '')}/vimServiceVersions.xml`;
  const { headersMs, totalMs } = timeouts;
  return transport.exchange({ path, headers: {}, headersMs, totalMs, signal }, async (answer) => {
    if (answer.status === 502 || answer.status === 503 || answer.status === 504) {
      throw new TransportError(
        'http',
        `The server answered with HTTP status ${answer.status} instead of its API versions.`,
        {
          status: answer.status,
        },
      );
    }
    if (answer.status !== 200) return [];
    const builder = new TreeBuilder();
    await parseXml(answer.chunks, builder, { ...DEFAULT_LIMITS, bytes: MAX_BYTES });
    const versions = list(field(builder.root, 'namespace'))
      .filter((namespace) => text(field(namespace, 'name')) === 'urn:vim25')
      .flatMap((namespace) => [
        field(namespace, 'version'),
        ...list(field(field(namespace, 'priorVersions'), 'version')),
      ])
      .flatMap((version) => text(version) ?? [])
      .filter((version) => /^\d+(?:\.\d+)*$/.test(version));
    return [...new Set(versions)].sort(compareVersions);
  });
}
