import { aNetwork, aNetworkList } from '../../../../../../testing/networks.ts';
import { firstActive, firstMissing, portGroupLines } from './port-group-lines.ts';
import { portGroupGroups } from './port-group-options.ts';

const list = aNetworkList([
  aNetwork({ moid: 'n-1', name: 'one', switchName: 'dvs-a', missingOn: ['esx-1'] }),
  aNetwork({ moid: 'n-2', name: 'two', switchName: 'dvs-a' }),
  aNetwork({ moid: 'n-3', name: 'three', switchName: 'dvs-b' }),
]);
const groups = (showsMissing: boolean) =>
  portGroupGroups({ list, purpose: 'role', ownUses: new Map(), filter: '', showsMissing });

describe('the lines of the port group list', () => {
  it('are numbered through all groups, after "none" and before what is hidden', () => {
    const lines = portGroupLines(groups(false), true);

    expect(lines.groups.map(({ firstStop }) => firstStop)).toEqual([1, 2]);
    expect(lines.stops.map(({ kind }) => kind)).toEqual(['none', 'option', 'option', 'show-missing']);
    expect(lines.optionCount).toBe(2);
  });

  it('begin with the choice, else with the first that can be chosen', () => {
    const { stops } = portGroupLines(groups(true), false);

    expect(firstActive(stops, 'n-3')).toBe(2);
    expect(firstActive(stops, null)).toBe(1);
    expect(firstActive(stops, 'gone')).toBe(1);
  });

  it('lead to the first that some hosts do not have, where there is one', () => {
    expect(firstMissing(portGroupLines(groups(true), false).stops)).toBe(0);
    expect(firstMissing(portGroupLines(groups(false), false).stops)).toBe(-1);
  });
});
