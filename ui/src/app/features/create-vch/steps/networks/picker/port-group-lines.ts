import type { PortGroupGroup, PortGroupGroups, PortGroupOption } from './port-group-options.ts';

/** A line of the list that the keyboard can reach. */
export type Stop =
  | { readonly kind: 'none' }
  | { readonly kind: 'option'; readonly option: PortGroupOption }
  | { readonly kind: 'show-missing' };

/** Port groups of one switch, as lines. */
export interface NumberedGroup extends PortGroupGroup {
  /** number of its first option among all stops */
  readonly firstStop: number;
}

/** What the list shows. */
export interface PortGroupLines {
  /** "None" comes first. */
  readonly hasNone: boolean;
  readonly groups: readonly NumberedGroup[];
  readonly optionCount: number;
  /** how many are left out, which the last line offers to show; 0: there is no such line */
  readonly hiddenCount: number;
  /** in the order of the list */
  readonly stops: readonly Stop[];
}

/** The lines of a list, and in which order the keyboard gets to them. */
export function portGroupLines({ groups, hiddenCount }: PortGroupGroups, hasNone: boolean): PortGroupLines {
  const options = groups.flatMap((group) => group.options);
  let next = hasNone ? 1 : 0;
  return {
    hasNone,
    groups: groups.map((group) => {
      const firstStop = next;
      next += group.options.length;
      return { ...group, firstStop };
    }),
    optionCount: options.length,
    hiddenCount,
    stops: [
      ...(hasNone ? [{ kind: 'none' } as const] : []),
      ...options.map((option) => ({ kind: 'option', option }) as const),
      ...(hiddenCount > 0 ? [{ kind: 'show-missing' } as const] : []),
    ],
  };
}

/** Number of the stop of the choice, or of the first that can be chosen; -1: none can be. */
export function firstActive(stops: readonly Stop[], chosenMoid: string | null): number {
  const chosen = stops.findIndex((stop) => stop.kind === 'option' && stop.option.row.moid === chosenMoid);
  if (chosen >= 0) return chosen;
  return stops.findIndex((stop) => stop.kind === 'none' || (stop.kind === 'option' && stop.option.fault === null));
}

/** Number of the first stop that some hosts do not have; -1: there is none. */
export function firstMissing(stops: readonly Stop[]): number {
  return stops.findIndex((stop) => stop.kind === 'option' && stop.option.fault?.code === 'missing-on-hosts');
}

/** id of the element of a stop. */
export function stopId(listId: string, index: number): string {
  return `${listId}-${String(index)}`;
}
