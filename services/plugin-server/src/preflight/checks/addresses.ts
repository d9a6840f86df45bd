import { rangesMeet } from '@vic/contract/addresses';
import type { AddressUse, NetworkList } from '@vic/contract/placement';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { ROLE_NAMES, type PortGroupChoice, type VchSpec } from '@vic/contract/vch-spec';
import { failed, passed, quoted, skipped, warned, type FieldPlace } from '../check.ts';

const WHOLE = { slice: 'networks', path: '' } as const;
const RANGE = { slice: 'networks', path: '/networks/bridge/range' } as const;

/** Addresses that the draft gives away on a port group. */
interface Given {
  readonly portGroup: PortGroupChoice | null;
  readonly addresses: string;
  readonly place: FieldPlace;
  /** false: any of a subnet, since no range is given */
  readonly isExact: boolean;
}

/** Whether addresses that the draft gives away have another owner, and whether the bridge networks hide a subnet. */
export function checkAddresses({ networks }: VchSpec, { addressUses, isUseKnown }: NetworkList): PreflightCheck[] {
  const hidden = checkHidden(networks);
  const given = [...ofRoles(networks), ...ofContainers(networks)];
  if (given.length === 0) return hidden;
  if (!isUseKnown) {
    return [
      ...hidden,
      skipped('addresses', WHOLE, 'Whether other VCHs have these addresses', 'the VCHs are still being read'),
    ];
  }
  const found = given.flatMap((each) => checkGiven(each, addressUses));
  if (found.length > 0) return [...hidden, ...found];
  return [...hidden, passed('addresses', WHOLE, 'No other VCH has the addresses that are entered here.')];
}

function ofRoles(networks: VchSpec['networks']): Given[] {
  return ROLE_NAMES.flatMap((role) => {
    const { addressMode, address, portGroup } = networks[role];
    const [addresses = ''] = address.split('/');
    const place = { slice: 'networks', path: `/networks/${role}/address` } as const;
    return addressMode === 'static' && addresses !== '' ? [{ portGroup, addresses, place, isExact: true }] : [];
  });
}

function ofContainers({ containerNetworks }: VchSpec['networks']): Given[] {
  return containerNetworks.flatMap(({ addressMode, portGroup, ranges, gateway }, row): Given[] => {
    if (addressMode === 'dhcp') return [];
    const path = `/networks/containerNetworks/${row}`;
    if (ranges.length === 0) {
      return [{ portGroup, addresses: gateway, place: { slice: 'networks', path: `${path}/ranges` }, isExact: false }];
    }
    return ranges.map((addresses, index) => ({
      portGroup,
      addresses,
      place: { slice: 'networks', path: `${path}/ranges/${index}` },
      isExact: true,
    }));
  });
}

/** What is certain to meet is a fault; what may meet, since somebody gives out any address of a subnet, a warning. */
function checkGiven({ portGroup, addresses, place, isExact }: Given, uses: readonly AddressUse[]): PreflightCheck[] {
  const meeting = uses.filter((use) => use.networkMoid === portGroup?.moid && rangesMeet(use.addresses, addresses));
  const certain = isExact ? meeting.filter(({ kind }) => kind !== 'subnet') : [];
  const shown = certain.length > 0 ? certain : meeting;
  if (shown.length === 0) return [];
  const names = quoted([...new Set(shown.map(({ vchName }) => vchName))]);
  const theirs = [...new Set(shown.map((use) => use.addresses))].join(', ');
  const on = `on "${portGroup?.name ?? ''}"`;
  if (certain.length > 0) {
    const mine = theirs === addresses ? '' : `${addresses} is not free: `;
    const cause = `${mine}${theirs} ${on} belongs to ${names} already.`;
    return [failed('address-in-use', place, { cause, remedy: 'Enter other addresses.' })];
  }
  const cause = `${names} may give out the same addresses ${on}: ${theirs}.`;
  return [warned('address-may-be-in-use', place, { cause, remedy: 'Enter ranges that no other VCH gives out.' })];
}

/** What lies in the range of the bridge networks is not reached from containers on these. */
function checkHidden(networks: VchSpec['networks']): PreflightCheck[] {
  const { range } = networks.bridge;
  const roles = ROLE_NAMES.flatMap((role) => {
    const { addressMode, address } = networks[role];
    return addressMode === 'static' ? [{ subnet: address, of: `the ${role} network` }] : [];
  });
  const containers = networks.containerNetworks.flatMap(({ addressMode, gateway, alias }) =>
    addressMode === 'static' ? [{ subnet: gateway, of: `the container network "${alias}"` }] : [],
  );
  const met = [...roles, ...containers].filter(({ subnet }) => rangesMeet(subnet, range));
  if (met.length === 0) return [];
  return [
    warned('bridge-range-subnet', RANGE, {
      cause: `The subnet of ${met.map(({ of }) => of).join(', ')} has addresses of this range, so that containers on bridge networks cannot reach it.`,
      remedy: 'Choose a range that is used nowhere else.',
    }),
  ];
}
