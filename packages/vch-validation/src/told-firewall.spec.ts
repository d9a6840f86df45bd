import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firewallFacts, type ToldFirewall } from './told-firewall.ts';

describe("a host's firewall", () => {
  const firewall: ToldFirewall = {
    isOutgoingBlocked: true,
    isKnown: true,
    rulesets: [
      {
        key: 'vSPC',
        isEnabled: true,
        allowedHosts: { addresses: ['192.0.2.1'], networks: [{ network: '10.0.0.0', prefixLength: 8 }] },
        rules: [
          { direction: 'outbound', protocol: 'TCP', portType: 'dst', port: 1, endPort: 65_535 },
          { direction: 'outbound', protocol: 'tcp', portType: 'src', port: 2377, endPort: 2377 },
        ],
      },
    ],
  };

  it('is told without rules for source ports', () => {
    assert.deepEqual(firewallFacts(firewall), {
      blocksOutgoing: true,
      rulesets: [
        {
          key: 'vSPC',
          isEnabled: true,
          allowedAddresses: ['192.0.2.1', '10.0.0.0/8'],
          rules: [{ direction: 'outbound', protocol: 'tcp', port: 1, endPort: 65_535 }],
        },
      ],
    });
  });

  it('is none where the host does not tell it', () => {
    assert.equal(firewallFacts({ ...firewall, isKnown: false }), null);
  });
});
