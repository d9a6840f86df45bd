import { containerNetworkDefaults, vchSpecDefaults, type Networks } from '@vic/contract/vch-spec';
import { aNetwork, aNetworkList, chosen } from '../../../../../testing/networks.ts';
import { keepSeenNetworks } from './keep-seen-networks.ts';

const bridge = aNetwork({ moid: 'dvportgroup-1', name: 'bridge' });
const open = aNetwork({ moid: 'dvportgroup-2', name: 'open' });
const front = aNetwork({ moid: 'dvportgroup-3', name: 'front' });
const networks: Networks = {
  ...vchSpecDefaults.networks,
  bridge: { portGroup: chosen(bridge), range: '10.0.0.0/8', width: 20 },
  public: {
    ...vchSpecDefaults.networks.public,
    portGroup: chosen(open),
    addressMode: 'static',
    address: '10.1.2.3/24',
  },
  containerNetworks: [{ ...containerNetworkDefaults, portGroup: chosen(front), alias: 'web', ranges: ['10.1.3.0/28'] }],
};

describe('another compute resource', () => {
  it('changes nothing where it sees all networks that are chosen', () => {
    const kept = keepSeenNetworks(networks, aNetworkList([bridge, open, front]));

    expect(kept).toEqual({ networks, isChanged: false, dropped: [] });
  });

  it('takes away the port groups that it does not see, and keeps what was entered beside them', () => {
    const kept = keepSeenNetworks(networks, aNetworkList([bridge]));

    expect(kept.networks).toEqual({
      ...networks,
      public: { ...networks.public, portGroup: null },
      containerNetworks: networks.containerNetworks.map((network) => ({ ...network, portGroup: null })),
    });
    expect(kept.dropped).toEqual([
      { role: 'public', alias: '', name: 'open' },
      { role: 'container', alias: 'web', name: 'front' },
    ]);
  });

  it('does not take a network of another vCenter for the one that was chosen', () => {
    const other = aNetwork({ moid: bridge.moid, name: 'something else' });
    const kept = keepSeenNetworks(networks, aNetworkList([other, open, front]));

    expect(kept.networks.bridge).toEqual({ ...networks.bridge, portGroup: null });
    expect(kept.dropped.map(({ role }) => role)).toEqual(['bridge']);
  });

  it('follows a network into another folder', () => {
    const moved = { ...open, path: '/Berlin/network/Prod/open' };
    const kept = keepSeenNetworks(networks, aNetworkList([bridge, moved, front]));

    expect(kept.isChanged).toBeTrue();
    expect(kept.networks.public.portGroup?.path).toBe('/Berlin/network/Prod/open');
    expect(kept.dropped).toEqual([]);
  });
});
