import { readFile } from 'node:fs/promises';
import type { VchSpecification } from '../specification.ts';

interface Exchange {
  readonly id: string;
  readonly request?: { readonly bodyJson?: VchSpecification; readonly headers?: Record<string, string> };
  readonly response?: { readonly status: number; readonly bodyJson?: { readonly message?: string } } | null;
}

const FILE = new URL('../../../vic-machine-api/fixtures/vic-machine-server-examples.json', import.meta.url);

/** A recorded creation that the original's checks answered, or that was made. */
export interface RecordedCreation {
  readonly id: string;
  readonly specification: VchSpecification;
  readonly isByTicket: boolean;
  readonly status: number;
  readonly message: string;
}

/** The recorded creations that got past the schema. */
export async function recordedCreations(): Promise<readonly RecordedCreation[]> {
  const { exchanges } = JSON.parse(await readFile(FILE, 'utf8')) as { exchanges: readonly Exchange[] };
  return exchanges.flatMap(({ id, request, response }) => {
    const status = response?.status;
    const body = response?.bodyJson as { message?: string; code?: number } | undefined;
    if (!id.startsWith('create.') || request?.bodyJson === undefined || status === undefined) return [];
    if (body?.code !== undefined) return [];
    return [
      {
        id,
        specification: request.bodyJson,
        isByTicket: Object.hasOwn(request.headers ?? {}, 'X-VMWARE-TICKET'),
        status,
        message: body?.message ?? '',
      },
    ];
  });
}
