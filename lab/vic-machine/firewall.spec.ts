/** The hosts' firewalls, read and changed over the API on the simulated vCenter. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openFirewall } from '../scenarios/recorded.ts';
import type { HostSystem, Inventory } from '../vcenter/inventory.ts';
import type { RawResponse } from './replay/send.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

const FIRST_CLUSTER = ['host-42', 'host-52', 'host-62'];
const RULESET = 'vic-engine';

describe('firewall of the hosts', () => {
  let lab: ServiceLab;
  before(async () => {
    lab = await startServiceLab();
  });
  after(() => lab.stop());
  beforeEach(() => {
    closeFirewall(lab.inventory);
    lab.vcenter.switches.setFaults([]);
  });

  const call = (method: string, query: string, path = ''): Promise<RawResponse> => lab.call({ method, path, query });
  const openHosts = () =>
    hostsOf(lab.inventory)
      .filter(({ firewall }) => firewall.rulesets.some(({ key, enabled }) => key === RULESET && enabled))
      .map(({ moid }) => moid);

  it('tells the state of each host', async () => {
    const closed = await call('GET', '');
    assert.equal(closed.status, 200);
    assert.match(closed.text, /\{"target":\{"id":"host-42","name":"DC0_C0_H0"\},"in_supported_state":false\}/);
    assert.doesNotMatch(closed.text, /true/);
    openFirewall(lab.inventory);
    assert.doesNotMatch((await call('GET', '', '/datacenter/datacenter-2')).text, /false/);
  });

  it('opens and closes the hosts of one compute resource', async () => {
    const opened = await call('POST', 'action=firewall:allow&compute-resource=/DC0/host/DC0_C0/Resources/DC0_C0_RP1');
    assert.deepEqual([opened.status, opened.text], [204, '']);
    assert.deepEqual(openHosts(), FIRST_CLUSTER);
    assert.equal((await call('POST', 'action=firewall:deny&compute-resource=DC0_C0')).status, 204);
    assert.deepEqual(openHosts(), []);
  });

  it('opens all hosts of the target without a compute resource', async () => {
    assert.equal((await call('POST', 'action=firewall:allow')).status, 204);
    assert.equal(openHosts().length, hostsOf(lab.inventory).length);
  });

  it('leaves no host changed when one cannot be', async () => {
    lab.vcenter.switches.setFaults([{ method: 'EnableRuleset', fault: 'NoPermission', skip: 2, count: 1 }]);
    const failed = await call('POST', 'action=firewall:allow&compute-resource=DC0_C0');
    assert.equal(failed.status, 500);
    assert.match(failed.text, /^\{"message":"failed to change the firewall: /);
    assert.doesNotMatch(failed.text, /Still changed/);
    assert.deepEqual(openHosts(), []);
  });

  it('refuses a compute resource that is not there', async () => {
    const refused = await call('GET', 'compute-resource=nope');
    assert.deepEqual(
      [refused.status, refused.text.trim()],
      [400, '{"message":"compute resource validation failed: validation of configuration failed"}'],
    );
  });
});

function hostsOf(inventory: Inventory): HostSystem[] {
  return [...inventory.objects.values()].filter((entity) => entity.type === 'HostSystem');
}

function closeFirewall(inventory: Inventory): void {
  for (const { firewall } of hostsOf(inventory)) {
    for (const ruleset of firewall.rulesets) if (/^(vic-engine|vSPC)$/.test(ruleset.key)) ruleset.enabled = false;
  }
}
