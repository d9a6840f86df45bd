import type { NetworkList, NetworkRow } from '@vic/contract/placement';

/** What a port group is chosen for: the bridge, one of the endpoint VM's roles, or containers directly. */
export type PortGroupPurpose = 'bridge' | 'role' | 'container';

/** What a port group is chosen for already in the same VCH. */
export type OwnUse = 'bridge' | 'public' | 'client' | 'management' | 'container';

/** Why a port group cannot be chosen. */
export type PortGroupFault =
  | { readonly code: 'standard-network' }
  | { readonly code: 'missing-on-hosts'; readonly hosts: readonly string[] }
  | { readonly code: 'missing-on-switch' }
  | { readonly code: 'in-use'; readonly vchs: readonly string[] }
  | { readonly code: 'own-use'; readonly use: OwnUse };

/** A port group to choose from. */
export interface PortGroupOption {
  readonly row: NetworkRow;
  /** null: can be chosen */
  readonly fault: PortGroupFault | null;
}

/** Port groups of one switch. */
export interface PortGroupGroup {
  readonly kind: NetworkRow['kind'];
  /** null: standard and opaque networks, and switches that the user may not see */
  readonly switchName: string | null;
  readonly options: readonly PortGroupOption[];
}

/** All port groups to choose from. */
export interface PortGroupGroups {
  readonly groups: readonly PortGroupGroup[];
  /** how many are left out, since some hosts do not have them */
  readonly hiddenCount: number;
}

/** What is chosen for, and what is searched for. */
export interface OptionsRequest {
  readonly list: NetworkList;
  readonly purpose: PortGroupPurpose;
  /** what the VCH uses elsewhere, by moid */
  readonly ownUses: ReadonlyMap<string, OwnUse>;
  /** words that all must occur in name, switch, VLAN or path; empty: all */
  readonly filter: string;
  readonly showsMissing: boolean;
}

const KIND_ORDER: readonly NetworkRow['kind'][] = ['distributed', 'opaque', 'standard'];

/** The port groups to choose from, by switch: distributed switches by name, opaque networks, standard port groups. */
export function portGroupGroups(request: OptionsRequest): PortGroupGroups {
  const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = request.list.networks
    .filter((row) => words.every((word) => textOf(row).includes(word)))
    .map((row): PortGroupOption => ({ row, fault: faultOf(row, request) }));
  const shown = matching.filter(({ fault }) => request.showsMissing || fault?.code !== 'missing-on-hosts');
  return { groups: grouped(shown), hiddenCount: matching.length - shown.length };
}

/** Why a network cannot be chosen; null: it can. */
export function faultOf(
  row: NetworkRow,
  { purpose, ownUses }: Pick<OptionsRequest, 'purpose' | 'ownUses'>,
): PortGroupFault | null {
  if (row.missingOn.length > 0) return { code: 'missing-on-hosts', hosts: row.missingOn };
  if (purpose !== 'role' && row.kind === 'standard') return { code: 'standard-network' };
  if (purpose === 'bridge' && row.bridgeFault === 'missing-on-hosts') return { code: 'missing-on-switch' };
  if (purpose === 'bridge' && row.bridgeFault === 'in-use') {
    return { code: 'in-use', vchs: row.usedBy.filter(({ role }) => role === 'bridge').map(({ vchName }) => vchName) };
  }
  const use = ownUses.get(row.moid);
  if (use !== undefined && (purpose === 'bridge') !== (use === 'bridge')) return { code: 'own-use', use };
  return null;
}

function textOf({ name, switchName, vlan, path, kind }: NetworkRow): string {
  return [name, switchName ?? '', vlan ?? '', path, kind].join('\n').toLowerCase();
}

function grouped(options: readonly PortGroupOption[]): readonly PortGroupGroup[] {
  const bySwitch = new Map<string, PortGroupOption[]>();
  for (const option of options) {
    const key = `${String(KIND_ORDER.indexOf(option.row.kind))} ${option.row.switchName ?? ''}`;
    bySwitch.set(key, [...(bySwitch.get(key) ?? []), option]);
  }
  return [...bySwitch]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([, [first, ...rest]]) =>
      first === undefined
        ? []
        : [{ kind: first.row.kind, switchName: first.row.switchName, options: [first, ...rest] }],
    );
}
