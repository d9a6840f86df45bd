import { aNetwork, aNetworkList } from '../../../../../../testing/networks.ts';
import { faultOf, portGroupGroups, type OptionsRequest } from './port-group-options.ts';

const list = aNetworkList([
  aNetwork({ moid: 'n-1', name: 'VM Network', kind: 'standard', switchName: 'vSwitch0', vlan: null }),
  aNetwork({ moid: 'n-2', name: 'same', switchName: 'dvs-b', vlan: '20' }),
  aNetwork({ moid: 'n-3', name: 'same', switchName: 'dvs-a', path: '/Berlin/network/Edge/same' }),
  aNetwork({ moid: 'n-4', name: 'segment', kind: 'opaque' }),
  aNetwork({ moid: 'n-5', name: 'half', switchName: 'dvs-a', missingOn: ['esx3'], bridgeFault: 'missing-on-hosts' }),
]);
const request: OptionsRequest = { list, purpose: 'role', ownUses: new Map(), filter: '', showsMissing: false };

const names = (changes: Partial<OptionsRequest>) =>
  portGroupGroups({ ...request, ...changes }).groups.map(({ switchName, kind, options }) => [
    switchName ?? kind,
    ...options.map(({ row }) => row.moid),
  ]);

describe('port groups to choose from', () => {
  it('stand by switch: distributed ones first, then NSX networks, then standard ones', () => {
    expect(names({})).toEqual([
      ['dvs-a', 'n-3'],
      ['dvs-b', 'n-2'],
      ['opaque', 'n-4'],
      ['vSwitch0', 'n-1'],
    ]);
  });

  it('leave out those that some hosts do not have, and say how many', () => {
    expect(portGroupGroups(request).hiddenCount).toBe(1);
    expect(names({ showsMissing: true })[0]).toEqual(['dvs-a', 'n-3', 'n-5']);
    expect(portGroupGroups({ ...request, showsMissing: true }).hiddenCount).toBe(0);
  });

  it('are found by every word in name, switch, VLAN or path', () => {
    expect(names({ filter: 'SAME edge' })).toEqual([['dvs-a', 'n-3']]);
    expect(names({ filter: 'dvs-b 20' })).toEqual([['dvs-b', 'n-2']]);
    expect(names({ filter: 'nothing' })).toEqual([]);
  });
});

describe('why a port group cannot be chosen', () => {
  const none = new Map();

  it('some hosts do not have it', () => {
    const row = aNetwork({ missingOn: ['esx3', 'esx4'] });

    expect(faultOf(row, { purpose: 'role', ownUses: none })).toEqual({
      code: 'missing-on-hosts',
      hosts: ['esx3', 'esx4'],
    });
  });

  it('it is a standard one, but for the endpoint VM', () => {
    const row = aNetwork({ kind: 'standard' });

    expect(faultOf(row, { purpose: 'bridge', ownUses: none })?.code).toBe('standard-network');
    expect(faultOf(row, { purpose: 'container', ownUses: none })?.code).toBe('standard-network');
    expect(faultOf(row, { purpose: 'role', ownUses: none })).toBeNull();
  });

  it('some hosts are not on its switch, and so it cannot be the bridge', () => {
    const row = aNetwork({ missingOn: [], bridgeFault: 'missing-on-hosts' });

    expect(faultOf(row, { purpose: 'bridge', ownUses: none })).toEqual({ code: 'missing-on-switch' });
    expect(faultOf(row, { purpose: 'role', ownUses: none })).toBeNull();
  });

  it('another VCH has it as bridge, and so it cannot be ours', () => {
    const usedBy = [
      { vchName: 'alpha', role: 'bridge' },
      { vchName: 'beta', role: 'public' },
    ];
    const row = aNetwork({ bridgeFault: 'in-use', usedBy });

    expect(faultOf(row, { purpose: 'bridge', ownUses: none })).toEqual({ code: 'in-use', vchs: ['alpha'] });
    expect(faultOf(row, { purpose: 'role', ownUses: none })).toBeNull();
  });

  it('it is the bridge of this VCH, or the bridge would not have it for itself', () => {
    const row = aNetwork({ moid: 'n-1' });

    expect(faultOf(row, { purpose: 'role', ownUses: new Map([['n-1', 'bridge']]) })).toEqual({
      code: 'own-use',
      use: 'bridge',
    });
    expect(faultOf(row, { purpose: 'bridge', ownUses: new Map([['n-1', 'client']]) })).toEqual({
      code: 'own-use',
      use: 'client',
    });
    expect(faultOf(row, { purpose: 'role', ownUses: new Map([['n-1', 'client']]) })).toBeNull();
  });

  it('is nothing where it is what it is chosen for', () => {
    const row = aNetwork({ moid: 'n-1' });

    expect(faultOf(row, { purpose: 'bridge', ownUses: new Map([['n-1', 'bridge']]) })).toBeNull();
  });
});
