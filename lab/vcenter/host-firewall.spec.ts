import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedFirewall } from './host-firewall.ts';
import type { HostSystem } from './inventory.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab, ref } from './testing/calls.ts';
import { managerCall, readObject } from './testing/vm-calls.ts';
import { VSPHERE_STANDARD_LICENSE } from './licenses.ts';

function hostOf(lab: Lab): HostSystem {
  const host = lab.inventory.objects.get(lab.vms[0].host);
  assert.equal(host?.type, 'HostSystem');
  return host;
}

const rulesetCall = (method: string, lab: Lab, id: string): string =>
  `<${method}>${ref('_this', 'HostFirewallSystem', `firewallSystem-${hostOf(lab).moid.slice(5)}`)}<id>${id}</id></${method}>`;

const enabledOf = (lab: Lab, key: string) => hostOf(lab).firewall.rulesets.find((each) => each.key === key)?.enabled;

test('a host tells of its firewall what its firewall system tells', async () => {
  const lab = makeLab();
  const session = lab.login();
  const host = hostOf(lab);
  const own = await readObject(lab, session, 'HostSystem', host.moid, [
    'configManager.firewallSystem',
    'config.firewall',
  ]);
  const moid = /type="HostFirewallSystem"[^>]*>([^<]+)/.exec(own.xml)?.[1] ?? '';
  const system = await readObject(lab, session, 'HostFirewallSystem', moid, ['firewallInfo.ruleset']);
  const vspc =
    /<key>vSPC<\/key>.*?<rule><port>0<\/port><endPort>65535<\/endPort><direction>outbound<\/direction><portType>dst<\/portType><protocol>tcp<\/protocol><\/rule>/;
  assert.match(own.xml, vspc);
  assert.match(system.xml, vspc);
});

test('a rule set is enabled and disabled, an unknown one is NotFound, a required one stays', async () => {
  const lab = makeLab();
  hostOf(lab).firewall = closedFirewall();
  const session = lab.login();
  assert.equal(enabledOf(lab, 'vic-engine'), false);
  assert.equal((await lab.call(session, rulesetCall('EnableRuleset', lab, 'vic-engine'))).fault, null);
  assert.equal(enabledOf(lab, 'vic-engine'), true);
  await lab.call(session, rulesetCall('DisableRuleset', lab, 'vic-engine'));
  assert.equal(enabledOf(lab, 'vic-engine'), false);
  assert.equal((await lab.call(session, rulesetCall('EnableRuleset', lab, 'none'))).fault, 'NotFound');
  assert.equal((await lab.call(session, rulesetCall('DisableRuleset', lab, 'dhcp'))).fault, 'ResourceInUse');
});

test('who may not change the host may not change its firewall, and a host that is gone cannot', async () => {
  const lab = makeLab();
  const reader = lab.login('reader@vsphere.local');
  assert.equal((await lab.call(reader, rulesetCall('EnableRuleset', lab, 'vSPC'))).fault, 'NoPermission');
  hostOf(lab).connectionState = 'notResponding';
  assert.equal((await lab.call(lab.login(), rulesetCall('EnableRuleset', lab, 'vSPC'))).fault, 'HostNotConnected');
});

test('a licence tells its features, and a host can be given another', async () => {
  const lab = makeLab();
  const session = lab.login();
  const query = managerCall(
    'QueryAssignedLicenses',
    'LicenseAssignmentManager',
    `<entityId>${hostOf(lab).moid}</entityId>`,
  );
  const feature = '<key>feature</key><value xsi:type="KeyValue"><key>serialuri</key>';
  assert.ok((await lab.call(session, query)).xml.includes(feature));
  await lab.call(
    session,
    managerCall(
      'UpdateAssignedLicense',
      'LicenseAssignmentManager',
      `<entity>${hostOf(lab).moid}</entity><licenseKey>${VSPHERE_STANDARD_LICENSE}</licenseKey>`,
    ),
  );
  assert.ok(!(await lab.call(session, query)).xml.includes(feature));
});
