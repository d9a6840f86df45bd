import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import { allowsOutboundTcp, readFirewall, setRuleset } from './firewall.ts';
import { objectText, ScriptedServer } from './testing/scripted-server.ts';

const HOST = { type: 'HostSystem', value: 'host-1' };

const rule = (port: string, protocol: string, direction: string, portType = 'dst'): string =>
  `<rule>${port}<direction>${direction}</direction><portType>${portType}</portType><protocol>${protocol}</protocol></rule>`;
const ruleset = (key: string, enabled: boolean, content: string): string =>
  `<ruleset><key>${key}</key><label>${key}!</label><required>false</required>${content}<enabled>${enabled}</enabled></ruleset>`;

const FIREWALL =
  '<val xsi:type="HostFirewallInfo"><defaultPolicy><incomingBlocked>true</incomingBlocked><outgoingBlocked>true</outgoingBlocked></defaultPolicy>' +
  ruleset('vSPC', true, rule('<port>0</port><endPort>65535</endPort>', 'tcp', 'outbound')) +
  ruleset('off', false, rule('<port>2377</port>', 'tcp', 'outbound')) +
  ruleset(
    'single',
    true,
    `${rule('<port>443</port><endPort>0</endPort>', 'tcp', 'outbound')}${rule('<port>53</port>', 'udp', 'outbound')}<allowedHosts><ipAddress>10.0.0.1</ipAddress><ipNetwork><network>10.1.0.0</network><prefixLength>16</prefixLength></ipNetwork><allIp>false</allIp></allowedHosts>`,
  ) +
  '</val>';

describe('firewall', () => {
  let server: ScriptedServer;
  let client: VimClient;
  let properties: Record<string, string> = {};
  let systemProperties: Record<string, string> = {};

  before(async () => {
    server = await ScriptedServer.start(({ method, body }) => {
      if (method === 'RetrievePropertiesEx' && body.includes('firewallInfo')) {
        return { returns: objectText('HostFirewallSystem', 'firewall-1', systemProperties) };
      }
      if (method === 'RetrievePropertiesEx') return { returns: objectText('HostSystem', 'host-1', properties) };
      return body.includes('<id>gone</id>') ? { fault: 'NotFound' } : { returns: '' };
    });
    client = await server.connect();
  });

  after(async () => {
    await client.close();
    await server.stop();
  });

  it('is read with policy, rulesets and whom they are for', async () => {
    properties = {
      name: '<val xsi:type="xsd:string">esx1</val>',
      'config.firewall': FIREWALL,
      'configManager.firewallSystem': '<val type="HostFirewallSystem">firewall-1</val>',
    };
    const [firewall] = await readFirewall(client, [HOST, { type: 'HostSystem', value: 'host-2' }]);
    assert.ok(firewall);
    assert.equal(firewall.name, 'esx1');
    assert.deepEqual([firewall.isKnown, firewall.isIncomingBlocked, firewall.isOutgoingBlocked], [true, true, true]);
    assert.deepEqual(
      firewall.rulesets.map(({ key, label, isEnabled }) => [key, label, isEnabled]),
      [
        ['vSPC', 'vSPC!', true],
        ['off', 'off!', false],
        ['single', 'single!', true],
      ],
    );
    const single = firewall.rulesets[2];
    assert.deepEqual(single?.rules[0], {
      direction: 'outbound',
      protocol: 'tcp',
      portType: 'dst',
      port: 443,
      endPort: 443,
    });
    assert.deepEqual(single.allowedHosts, {
      addresses: ['10.0.0.1'],
      networks: [{ network: '10.1.0.0', prefixLength: 16 }],
    });
    assert.equal(firewall.rulesets[0]?.allowedHosts, null);
    assert.equal(allowsOutboundTcp(firewall, 2377), true);
    const without = { ...firewall, rulesets: firewall.rulesets.slice(1) };
    assert.deepEqual(
      [2377, 443, 53, 444].map((port) => allowsOutboundTcp(without, port)),
      [false, true, false, false],
    );
  });

  it('is unknown where the host does not tell it', async () => {
    properties = { name: '<val xsi:type="xsd:string">esx1</val>' };
    const [firewall] = await readFirewall(client, [HOST]);
    assert.deepEqual([firewall?.isKnown, firewall?.isOutgoingBlocked, firewall?.rulesets], [false, undefined, []]);
    await assert.rejects(setRuleset(client, { firewallSystem: undefined }, 'vSPC', true), {
      faultType: 'NotSupported',
    });
  });

  it('is what the firewall system says, where both tell', async () => {
    properties = {
      'config.firewall': FIREWALL,
      'configManager.firewallSystem': '<val type="HostFirewallSystem">firewall-1</val>',
    };
    systemProperties = { firewallInfo: FIREWALL.replace('<enabled>true<', '<enabled>false<') };
    const [firewall] = await readFirewall(client, [HOST]);
    assert.deepEqual([firewall?.rulesets[0]?.key, firewall?.rulesets[0]?.isEnabled], ['vSPC', false]);
    systemProperties = {};
  });

  it('switches rulesets', async () => {
    const firewallSystem = { type: 'HostFirewallSystem', value: 'firewall-1' };
    await setRuleset(client, { firewallSystem }, 'vSPC', true);
    assert.match(server.bodyOf('EnableRuleset'), /firewall-1<\/_this><id>vSPC<\/id>/);
    await setRuleset(client, { firewallSystem }, 'vSPC', false);
    assert.match(server.bodyOf('DisableRuleset'), /<id>vSPC<\/id>/);
    await assert.rejects(setRuleset(client, { firewallSystem }, 'gone', true), { faultType: 'NotFound' });
  });
});
