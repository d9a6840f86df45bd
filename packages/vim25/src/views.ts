import type { VimClient } from './client.ts';
import type { ManagedObjectReference } from './values.ts';

/** Nobody waits longer for tidying up. */
const PATIENCE_MS = 5_000;

/** Destroys what a session holds at vCenter. A failure is none: it is gone with its session at the latest. */
export async function destroyQuietly(
  client: VimClient,
  method: 'DestroyView' | 'DestroyPropertyFilter' | 'DestroyPropertyCollector' | 'DestroyCollector',
  reference: ManagedObjectReference,
): Promise<void> {
  await client.invoke(method, reference, {}, { headersMs: PATIENCE_MS, totalMs: PATIENCE_MS }).catch(() => undefined);
}

/** Makes a view of everything of some types below an object; supertypes match their subtypes. Destroy it after use. */
export function createContainerView(
  client: VimClient,
  root: ManagedObjectReference,
  types: readonly string[],
): Promise<ManagedObjectReference> {
  return client.invoke('CreateContainerView', client.content.viewManager, {
    container: root,
    type: types,
    recursive: true,
  });
}

/** Runs something with a container view, which is destroyed afterwards, whatever happens. */
export async function withContainerView<T>(
  client: VimClient,
  root: ManagedObjectReference,
  types: readonly string[],
  run: (view: ManagedObjectReference) => Promise<T>,
): Promise<T> {
  const view = await createContainerView(client, root, types);
  try {
    return await run(view);
  } finally {
    await destroyQuietly(client, 'DestroyView', view);
  }
}

/** Runs something with a view of exactly these objects, which is destroyed afterwards, whatever happens. */
export async function withListView<T>(
  client: VimClient,
  objects: readonly ManagedObjectReference[],
  run: (view: ManagedObjectReference) => Promise<T>,
): Promise<T> {
  const view = await client.invoke('CreateListView', client.content.viewManager, { obj: objects });
  try {
    return await run(view);
  } finally {
    await destroyQuietly(client, 'DestroyView', view);
  }
}
