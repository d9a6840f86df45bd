import type { TreeRow } from './tree-rows.ts';

/** What a key does in a tree. `null`: nothing, the key is the browser's. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'choose'; readonly id: string }
  | null;

/**
 * The move of a key, as the WAI-ARIA pattern of a tree has it.
 * @param rows lines from top to bottom
 * @param activeId line that has the focus
 * @param key `KeyboardEvent.key`
 */
export function treeMove(rows: readonly TreeRow[], activeId: string, key: string): TreeMove {
  const index = rows.findIndex(({ node }) => node.id === activeId);
  const row = rows[index];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      return inward(rows, index, row);
    case 'ArrowLeft':
      return row.isOpen ? { kind: 'close', id: activeId } : focus(rows.find(({ node }) => node.id === row.parentId));
    case 'Enter':
    case ' ':
      return activation(row);
    case '*':
      return {
        kind: 'open',
        ids: rows.filter((other) => other.parentId === row.parentId && isClosed(other)).map(({ node }) => node.id),
      };
    default:
      return isLetter(key) ? focus(nextStartingWith(rows, index, key)) : null;
  }
}

/** What a press on a line does: chooses it, or opens and closes what cannot be chosen. */
export function activation({ node, isExpandable, isOpen }: TreeRow): TreeMove {
  if (node.isSelectable) return { kind: 'choose', id: node.id };
  if (!isExpandable) return null;
  return isOpen ? { kind: 'close', id: node.id } : { kind: 'open', ids: [node.id] };
}

function inward(rows: readonly TreeRow[], index: number, row: TreeRow): TreeMove {
  if (isClosed(row) || row.branch?.status === 'error') return { kind: 'open', ids: [row.node.id] };
  const next = rows[index + 1];
  return next?.parentId === row.node.id ? focus(next) : null;
}

function isClosed({ isExpandable, isOpen }: TreeRow): boolean {
  return isExpandable && !isOpen;
}

function isLetter(key: string): boolean {
  return /^[^\s\p{Cc}]$/u.test(key);
}

function nextStartingWith(rows: readonly TreeRow[], index: number, key: string): TreeRow | undefined {
  const letter = key.toLocaleLowerCase();
  return [...rows.slice(index + 1), ...rows.slice(0, index)].find(({ node }) =>
    node.name.toLocaleLowerCase().startsWith(letter),
  );
}

function focus(row: TreeRow | undefined): TreeMove {
  return row ? { kind: 'focus', id: row.node.id } : null;
}
