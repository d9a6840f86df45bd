import type { VimClient } from './client.ts';
import { entityName, reference, text } from './fields.ts';
import type { TraversalSpec } from './property-filter.ts';
import { retrieve, type RetrieveOptions } from './retrieve.ts';
import type { ManagedObjectReference } from './values.ts';

/** A folder, and what it lies in. */
export interface PlacedFolder {
  readonly ref: ManagedObjectReference;
  /** undefined: that may not be seen */
  readonly parent: ManagedObjectReference | undefined;
}

const DOWN: TraversalSpec = {
  name: 'down',
  type: 'Folder',
  path: 'childEntity',
  skip: false,
  selectSet: [{ name: 'down' }],
};

/**
 * Folders of a name, as people know it, anywhere below a folder: asked for in one call, which tells of folders only.
 * @throws VimFault, TransportError, the signal's reason
 */
export async function foldersNamed(
  client: VimClient,
  above: ManagedObjectReference,
  name: string,
  options: RetrieveOptions = {},
): Promise<PlacedFolder[]> {
  const found: PlacedFolder[] = [];
  const below = {
    propSet: [{ type: 'Folder', all: false, pathSet: ['name', 'parent'] }],
    objectSet: [{ obj: above, skip: true, selectSet: [DOWN] }],
  };
  await retrieve(
    client,
    [below],
    ({ ref, props }) => {
      if (entityName(text(props.get('name')) ?? '') === name)
        found.push({ ref, parent: reference(props.get('parent')) });
    },
    options,
  );
  return found;
}
