import { addressCount, subnetFacts } from './subnet-facts.ts';

describe('facts of a subnet', () => {
  it('are the usable addresses, the broadcast address and where the gateway is', () => {
    expect(subnetFacts('10.1.2.3/24', '10.1.2.1')).toEqual({
      subnet: '10.1.2.0/24',
      firstUsable: '10.1.2.1',
      lastUsable: '10.1.2.254',
      usableCount: 254,
      broadcast: '10.1.2.255',
      isAddressUsable: true,
      isGatewayInside: true,
    });
  });

  it('say that the address is the subnet itself or for all of its hosts', () => {
    expect(subnetFacts('10.1.2.64/26', '')?.isAddressUsable).toBeFalse();
    expect(subnetFacts('10.1.2.127/26', '')?.isAddressUsable).toBeFalse();
    expect(subnetFacts('10.1.2.126/26', '')?.isAddressUsable).toBeTrue();
  });

  it('say that the gateway is elsewhere, and nothing as long as it cannot be read', () => {
    expect(subnetFacts('10.1.2.3/25', '10.1.2.129')?.isGatewayInside).toBeFalse();
    expect(subnetFacts('10.1.2.3/25', '10.1.2.')?.isGatewayInside).toBeNull();
  });

  it('know subnets of two addresses and of one', () => {
    expect(subnetFacts('10.0.0.0/31', '')).toEqual(
      jasmine.objectContaining({ usableCount: 2, broadcast: null, isAddressUsable: true }),
    );
    expect(subnetFacts('10.0.0.7/32', '')).toEqual(
      jasmine.objectContaining({ usableCount: 1, firstUsable: '10.0.0.7', isAddressUsable: true }),
    );
  });

  it('do not exist for what cannot be read', () => {
    expect(subnetFacts('10.1.2.3', '')).toBeNull();
    expect(subnetFacts('10.1.2.300/24', '')).toBeNull();
    expect(subnetFacts('10.1.2.3/33', '')).toBeNull();
  });
});

describe('the number of addresses of ranges', () => {
  it('counts both kinds, and leaves out what cannot be read', () => {
    expect(addressCount(['10.1.3.20-10.1.3.29', '10.1.3.64/28', '10.1.3.9-10.1.3.1', 'x'])).toBe(26);
  });
});
