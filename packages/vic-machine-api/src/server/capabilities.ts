import { isNotOffered, VicMachineProblem, type Schemas, type VicMachineClient } from '../index.ts';
import { compatibility, parseVersion, type Compatibility, type ServerVersion, type VersionRange } from './version.ts';

/** Operations that the original server does not have. */
const ADDED_OPERATIONS = [
  'readFirewall',
  'changeFirewall',
  'validateVch',
  'replaceVch',
  'patchVch',
  'upgradeVch',
  'debugVch',
  'getClientCredentials',
  'tasks',
] as const;

/** An operation that a server may lack. */
export type AddedOperation = (typeof ADDED_OPERATIONS)[number];

/** What a server is and can. */
export interface Capabilities {
  /** null: it tells something that is no version */
  readonly version: ServerVersion | null;
  readonly compatibility: Compatibility;
  /** true: it has the quirks of the original, so calls for single VCHs go one at a time */
  readonly isOriginal: boolean;
  readonly operations: ReadonlySet<AddedOperation>;
  /** null: it does not tell */
  readonly bootstrapImages: Schemas['Metadata']['bootstrap_images'] | null;
}

/**
 * Finds out what a server is and can, by reading only: its version, and its metadata, which the original answers with 501
 * (or 404) as it does all operations that were added.
 * @throws ConnectionError, VicMachineProblem, AnswerNotUnderstoodError
 */
export async function detectCapabilities(
  client: VicMachineClient,
  options: { readonly supported?: VersionRange; readonly signal?: AbortSignal } = {},
): Promise<Capabilities> {
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const version = parseVersion(await client.version(call));
  const metadata = await metadataOf(client, call);
  return {
    version,
    compatibility: compatibility(version, options.supported),
    isOriginal: metadata === null,
    operations: new Set(metadata === null ? [] : ADDED_OPERATIONS),
    bootstrapImages: metadata?.bootstrap_images ?? null,
  };
}

async function metadataOf(
  client: VicMachineClient,
  call: { signal?: AbortSignal },
): Promise<Schemas['Metadata'] | null> {
  try {
    return await client.metadata(call);
  } catch (error) {
    if (isNotOffered(error) || (error instanceof VicMachineProblem && error.status === 404)) return null;
    throw error;
  }
}
