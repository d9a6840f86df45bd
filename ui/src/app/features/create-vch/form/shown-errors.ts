import type { DraftFault } from '../draft/draft-fault.ts';
import type { DraftStore } from '../draft/draft.store.ts';

/**
 * What is wrong at a path as far as the user is to see it: what the server found at once, the rest when the field was left
 * or Next was pressed. Reads signals.
 * @param path JSON pointer such as `/general/name`
 */
export function shownErrors(
  draft: DraftStore,
  path: string,
  { isDeep = false, isLeft = false } = {},
): readonly DraftFault[] {
  return draft
    .faultsAt(path, { isDeep })
    .filter(({ severity }) => severity === 'error')
    .filter(({ source, slice }) => source === 'server' || isLeft || draft.isRevealed(slice));
}
