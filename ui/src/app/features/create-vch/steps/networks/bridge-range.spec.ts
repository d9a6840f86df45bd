import { bridgeCapacity, bridgeWidths, overlapsOf } from './bridge-range.ts';

describe('capacity of a bridge range', () => {
  it('is how many networks fit in, and how many containers into each', () => {
    expect(bridgeCapacity('172.16.0.0/12', null)).toEqual({ width: 16, networks: 16, containers: 65_533 });
    expect(bridgeCapacity('172.16.0.0/12', 24)).toEqual({ width: 24, networks: 4096, containers: 253 });
  });

  it('is unknown for a range that cannot be read or is smaller than one network', () => {
    expect(bridgeCapacity('172.16.0.0', null)).toBeNull();
    expect(bridgeCapacity('172.16.0.0/20', null)).toBeNull();
    expect(bridgeCapacity('172.16.0.0/12', 31)).toBeNull();
  });

  it('is offered for each width that the range can have', () => {
    const widths = bridgeWidths('192.168.8.0/28').map(({ width }) => width);

    expect(widths).toEqual([28, 29, 30]);
    expect(bridgeWidths('0.0.0.0/0')[0]?.width).toBe(1);
    expect(bridgeWidths('192.168.8.0/31')).toEqual([]);
    expect(bridgeWidths('nonsense')).toEqual([]);
  });
});

describe('overlaps of a bridge range', () => {
  const uses = [
    { vchName: 'zeta', networkMoid: 'dvportgroup-2', range: '172.16.0.0/16' },
    { vchName: 'alpha', networkMoid: 'dvportgroup-1', range: '172.31.0.0/16' },
    { vchName: 'apart', networkMoid: 'dvportgroup-1', range: '10.0.0.0/8' },
    { vchName: 'odd', networkMoid: null, range: 'unknown' },
  ];

  it('are those VCHs that have addresses in common, on the same port group first', () => {
    expect(overlapsOf('172.16.0.0/12', 'dvportgroup-1', uses)).toEqual([
      { vchName: 'alpha', range: '172.31.0.0/16', isSameNetwork: true },
      { vchName: 'zeta', range: '172.16.0.0/16', isSameNetwork: false },
    ]);
  });

  it('have no port group in common as long as none is chosen', () => {
    expect(overlapsOf('172.31.4.0/24', null, uses)).toEqual([
      { vchName: 'alpha', range: '172.31.0.0/16', isSameNetwork: false },
    ]);
  });

  it('do not exist for a range that cannot be read', () => {
    expect(overlapsOf('172.16', null, uses)).toEqual([]);
  });
});
