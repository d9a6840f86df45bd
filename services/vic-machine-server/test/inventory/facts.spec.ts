import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransportError, VimFault, type HostFirewall } from '@vic/vim25';
import { factOf, propertyFact } from '../../src/inventory/fact.ts';
import { inParallel } from '../../src/inventory/in-parallel.ts';
import { firewallFacts } from '../../src/inventory/read-host-facts.ts';

describe('a fact', () => {
  it('is unread where the target refuses it, in its words', async () => {
    const refuse = () => Promise.reject(new VimFault('NoPermission', {}, { message: 'Permission denied.' }));
    assert.deepEqual(await factOf(refuse), { unread: 'Permission denied.' });
    assert.deepEqual(await factOf(() => Promise.resolve(7)), { value: 7 });
  });

  it('is none where the connection or the session is lost', async () => {
    await assert.rejects(
      factOf(() => Promise.reject(new TransportError('reset', 'broken'))),
      TransportError,
    );
    await assert.rejects(
      factOf(() => Promise.reject(new VimFault('NotAuthenticated'))),
      VimFault,
    );
  });

  it('of a property names the fault with which it was refused', () => {
    const unread = new Map([['config', 'NoPermission']]);
    assert.deepEqual(propertyFact(null, 'config', unread), { unread: 'The target refuses it (NoPermission).' });
    assert.deepEqual(propertyFact(null, 'name', unread), { unread: 'The target does not say.' });
    assert.deepEqual(propertyFact(false, 'config', unread), { value: false });
  });
});

describe('work in parallel', () => {
  it('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 4, 3, 2, 1], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item * 2;
    });
    assert.deepEqual(results, [10, 8, 6, 4, 2]);
    assert.equal(most, 2);
  });

  it('ends with the first failure', async () => {
    await assert.rejects(
      inParallel([1, 2], 2, (item) => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve())),
      /no/,
    );
  });
});

describe("a host's firewall", () => {
  const firewall: HostFirewall = {
    host: { type: 'HostSystem', value: 'host-1' },
    name: 'esx',
    firewallSystem: undefined,
    isIncomingBlocked: true,
    isOutgoingBlocked: true,
    isKnown: true,
    rulesets: [
      {
        key: 'vSPC',
        label: 'vSPC',
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
      value: {
        blocksOutgoing: true,
        rulesets: [
          {
            key: 'vSPC',
            isEnabled: true,
            allowedAddresses: ['192.0.2.1', '10.0.0.0/8'],
            rules: [{ direction: 'outbound', protocol: 'tcp', port: 1, endPort: 65_535 }],
          },
        ],
      },
    });
  });

  it('is unread where the host does not tell it', () => {
    assert.deepEqual(firewallFacts({ ...firewall, isKnown: false }), { unread: 'The target does not say.' });
  });
});
