import { containerNetworkDefaults, vchSpecDefaults, type Networks } from '@vic/contract/vch-spec';
import { aNetwork, aNetworkList, chosen } from '../../../../../../testing/networks.ts';
import { networkPicture } from './network-picture.model.ts';
import { placePicture } from './picture-layout.ts';

const bridge = aNetwork({ moid: 'n-1', name: 'bridge' });
const open = aNetwork({ moid: 'n-2', name: 'open' });
const admin = aNetwork({ moid: 'n-3', name: 'admin', switchName: 'dvs-edge' });
const web = aNetwork({ moid: 'n-4', name: 'web' });
const list = aNetworkList([bridge, open, admin, web]);
const role = vchSpecDefaults.networks.public;
const networks: Networks = {
  ...vchSpecDefaults.networks,
  bridge: { ...vchSpecDefaults.networks.bridge, portGroup: chosen(bridge) },
  public: { ...role, portGroup: chosen(open), addressMode: 'static', address: '10.1.2.3/24' },
  client: { ...role, portGroup: chosen(admin) },
  management: { ...role, portGroup: chosen(open) },
  containerNetworks: [
    {
      ...containerNetworkDefaults,
      portGroup: chosen(web),
      alias: 'front',
      addressMode: 'static',
      ranges: ['10.1.3.0/28'],
    },
  ],
};

describe('the picture of the networks', () => {
  it('has one link for all roles on a port group, with the address that they share', () => {
    const { endpoint } = networkPicture(networks, list);

    expect(endpoint.map(({ portGroup, roles, addressing }) => [portGroup?.name, roles, addressing])).toEqual([
      ['open', ['public', 'management'], { kind: 'static', texts: ['10.1.2.3/24'] }],
      ['admin', ['client'], { kind: 'dhcp' }],
    ]);
  });

  it('puts roles that choose nothing on the network that they fall back to', () => {
    const unchosen = { ...networks, client: role, management: role };

    expect(networkPicture(unchosen, list).endpoint.map(({ roles }) => roles)).toEqual([
      ['public', 'client', 'management'],
    ]);
  });

  it('has the bridge before the container networks', () => {
    const { containers } = networkPicture(networks, list);

    expect(containers.map(({ alias, addressing }) => [alias, addressing])).toEqual([
      [null, { kind: 'static', texts: ['172.16.0.0/12'] }],
      ['front', { kind: 'static', texts: ['10.1.3.0/28'] }],
    ]);
  });

  it('shows what is not chosen yet, and knows no switches without the list', () => {
    const { endpoint, containers } = networkPicture(vchSpecDefaults.networks, null);

    expect(endpoint.map(({ portGroup }) => portGroup)).toEqual([null]);
    expect(containers.map(({ portGroup }) => portGroup)).toEqual([null]);
    expect(networkPicture(networks, null).endpoint[0]?.portGroup?.kind).toBeNull();
  });
});

describe('places in the picture', () => {
  it('frame the links of one switch together', () => {
    const onOne = { ...networks, client: { ...role, portGroup: chosen(web) } };
    const { frames } = placePicture(networkPicture(onOne, list));

    expect(frames.map(({ portGroup }) => portGroup?.switchName)).toEqual(['dvs-prod', 'dvs-prod']);
  });

  it('never overlap, and stay within the picture', () => {
    const placed = placePicture(networkPicture(networks, list));
    for (const column of [placed.endpoint, placed.containers]) {
      column.slice(1).forEach((link, index) => {
        const above = column[index];
        expect(link.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
      });
      const last = column.at(-1);
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(placed.height);
    }
  });

  it('make a link higher the more roles stand beside it', () => {
    const shared = { ...networks, client: role, management: role };
    const [link] = placePicture(networkPicture(shared, list)).endpoint;
    const [few] = placePicture(networkPicture(networks, list)).endpoint;

    expect(link?.height).toBeGreaterThan(few?.height ?? Infinity);
  });
});
