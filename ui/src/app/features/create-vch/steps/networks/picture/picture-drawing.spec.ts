import { containerNetworkDefaults, vchSpecDefaults } from '@vic/contract/vch-spec';
import { aNetwork, aNetworkList, chosen } from '../../../../../../testing/networks.ts';
import { networkPicture } from './network-picture.model.ts';
import { drawnChips, drawnLines, drawnMachines } from './picture-drawing.ts';
import { PICTURE, placePicture } from './picture-layout.ts';

const open = aNetwork({ moid: 'n-2', name: 'open', vlan: '12' });
const web = aNetwork({ moid: 'n-4', name: 'web', vlan: '14' });
const role = vchSpecDefaults.networks.public;
const placed = placePicture(
  networkPicture(
    {
      ...vchSpecDefaults.networks,
      public: { ...role, portGroup: chosen(open) },
      containerNetworks: [{ ...containerNetworkDefaults, portGroup: chosen(web), alias: 'front' }],
    },
    aNetworkList([open, web]),
  ),
);

describe('the drawing of the networks', () => {
  it('has the endpoint VM on its own port groups and the bridge, and containers on the bridge and their own', () => {
    const ends = drawnLines(placed).map(({ x1, x2 }) => [x1, x2]);
    const { endpointX, endpointWidth, containersX } = PICTURE;

    expect(ends.filter(([, to]) => to === endpointX).length).toBe(1);
    expect(ends.filter(([from]) => from === endpointX + endpointWidth).length).toBe(1);
    expect(ends.filter(([, to]) => to === containersX).length).toBe(2);
  });

  it('tells lines to what is not chosen yet', () => {
    expect(drawnLines(placed).map(({ isSet }) => isSet)).toEqual([true, false, false, true]);
  });

  it('says the VLAN of what the endpoint VM is on, and the network of what containers are on', () => {
    expect(drawnChips(placed).map(({ vlan, containers }) => [vlan, containers?.alias])).toEqual([
      ['12', undefined],
      [null, null],
      [null, 'front'],
    ]);
  });

  it('names the endpoint VM', () => {
    expect(drawnMachines('web').map(({ name }) => name)).toEqual(['web', '']);
  });
});
