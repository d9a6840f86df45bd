import type { BridgeRangeUse, NetworkList, NetworkRow } from '@vic/contract/placement';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { ROLE_NAMES, type PortGroupChoice, type VchSpec } from '@vic/contract/vch-spec';
import { rangesOverlap } from '@vic/vch-validation';
import { failed, passed, quoted, skipped, warned, type FieldPlace } from '../check.ts';
import { checkAddresses } from './addresses.ts';

const BRIDGE = { slice: 'networks', path: '/networks/bridge/portGroup' } as const;
const RANGE = { slice: 'networks', path: '/networks/bridge/range' } as const;
const ANOTHER = 'Choose another port group.';

/** The chosen port groups as they are now. */
export function checkNetworks(spec: VchSpec, list: NetworkList): PreflightCheck[] {
  const { networks } = spec;
  return [
    ...checkBridge(networks.bridge.portGroup, list),
    ...checkRange(spec, list),
    ...checkAddresses(spec, list),
    ...ROLE_NAMES.flatMap((role) =>
      checkRole(networks[role].portGroup, { slice: 'networks', path: `/networks/${role}/portGroup` }, list),
    ),
    ...networks.containerNetworks.flatMap(({ portGroup }, index) =>
      checkContainerNetwork(
        portGroup,
        { slice: 'networks', path: `/networks/containerNetworks/${index}/portGroup` },
        list,
      ),
    ),
  ];
}

/** What cannot be looked at. */
export function networksUnknown(why: string): PreflightCheck {
  return skipped('port-group', { slice: 'networks', path: '' }, 'Port groups', why);
}

function rowOf({ moid }: PortGroupChoice, { networks }: NetworkList): NetworkRow | undefined {
  return networks.find((row) => row.moid === moid);
}

function isGone({ name }: PortGroupChoice, place: FieldPlace): PreflightCheck {
  return failed('network-unknown', place, {
    cause: `The port group "${name}" does not belong to the chosen compute resource any more, or you may not see it.`,
    remedy: ANOTHER,
  });
}

function checkBridge(choice: PortGroupChoice | null, list: NetworkList): PreflightCheck[] {
  if (choice === null) return [];
  const row = rowOf(choice, list);
  if (row === undefined) return [isGone(choice, BRIDGE)];
  const { name } = row;
  switch (row.bridgeFault) {
    case 'standard-network':
      return [
        failed('bridge-kind', BRIDGE, {
          cause: `"${name}" is a network of a standard switch; containers need a distributed port group or an opaque network.`,
          remedy: ANOTHER,
        }),
      ];
    case 'missing-on-hosts':
      return [
        failed('bridge-hosts', BRIDGE, {
          cause: `Not every host of the compute resource is on the switch of "${name}"${missingText(row)}.`,
          remedy: 'Add these hosts to the switch, or choose another port group.',
        }),
      ];
    case 'in-use':
      return [
        failed('bridge-in-use', BRIDGE, {
          cause: `"${name}" is the bridge network of ${quoted(bridgedBy(row))} already; containers of both could get the same address.`,
          remedy: 'Give each VCH a port group of its own as bridge network.',
        }),
      ];
    case null:
      return [
        list.isUseKnown
          ? passed('bridge-network', BRIDGE, `"${name}" can be the bridge network.`)
          : skipped(
              'bridge-network',
              BRIDGE,
              'Whether another VCH has this bridge network',
              'the VCHs are still being read',
            ),
      ];
  }
}

function bridgedBy({ usedBy }: NetworkRow): string[] {
  return usedBy.filter(({ role }) => role === 'bridge').map(({ vchName }) => vchName);
}

function missingText({ missingOn }: NetworkRow): string {
  return missingOn.length === 0 ? '' : `: ${quoted(missingOn)}`;
}

/** Ranges of separate port groups never meet on the wire: every VCH has the same one unless told otherwise. */
function checkRange({ networks: { bridge } }: VchSpec, { bridgeRanges, isUseKnown }: NetworkList): PreflightCheck[] {
  if (!isUseKnown) {
    return [skipped('bridge-range', RANGE, 'Whether other VCHs use this range', 'the VCHs are still being read')];
  }
  const others = bridgeRanges.filter(({ range }) => rangesOverlap(bridge.range, range));
  const meeting = others.filter(({ networkMoid }) => networkMoid === null || networkMoid === bridge.portGroup?.moid);
  if (meeting.length > 0) {
    return [
      warned('bridge-range-overlap', RANGE, {
        cause: `The bridge networks of ${quoted(namesOf(meeting))} use addresses of this range too.`,
        remedy: 'Give this VCH a port group of its own as bridge network, or choose another range.',
      }),
    ];
  }
  const cause =
    others.length === 0
      ? 'No other VCH uses addresses of this range.'
      : `${quoted(namesOf(others))} use addresses of this range too, on port groups of their own.`;
  return [passed('bridge-range', RANGE, cause)];
}

const namesOf = (uses: readonly BridgeRangeUse[]): string[] => uses.map(({ vchName }) => vchName);

function checkRole(choice: PortGroupChoice | null, place: FieldPlace, list: NetworkList): PreflightCheck[] {
  if (choice === null) return [];
  const row = rowOf(choice, list);
  if (row === undefined) return [isGone(choice, place)];
  const { name, missingOn } = row;
  if (missingOn.length === 0) return [passed('port-group', place, `"${name}" is on every host.`)];
  if (missingOn.length >= list.hostCount) {
    return [
      failed('network-hosts', place, { cause: `"${name}" is on no host of the compute resource.`, remedy: ANOTHER }),
    ];
  }
  return [
    warned('network-hosts', place, {
      cause: `"${name}" is not on ${quoted(missingOn)}.`,
      remedy: 'The VCH can run only on hosts that have all its networks; add it there, or choose another port group.',
    }),
  ];
}

/** Containers run on any host, so that their networks must be on all. */
function checkContainerNetwork(choice: PortGroupChoice | null, place: FieldPlace, list: NetworkList): PreflightCheck[] {
  if (choice === null) return [];
  const row = rowOf(choice, list);
  if (row === undefined) return [isGone(choice, place)];
  if (row.kind === 'standard') {
    return [
      failed('container-network-kind', place, {
        cause: `"${row.name}" is a network of a standard switch; containers need a distributed port group or an opaque network.`,
        remedy: ANOTHER,
      }),
    ];
  }
  if (row.missingOn.length > 0) {
    return [
      failed('container-network-hosts', place, {
        cause: `"${row.name}" is not on every host of the compute resource${missingText(row)}.`,
        remedy: 'Add these hosts to its switch, or choose another port group.',
      }),
    ];
  }
  return [passed('port-group', place, `"${row.name}" is on every host.`)];
}
