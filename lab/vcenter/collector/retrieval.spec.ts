import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectorCall, containerView, count, makeLab, objectSpec, ref, viewSpec } from '../testing/calls.ts';

test('pages end when all objects have come', async () => {
  const lab = makeLab();
  const session = lab.login();
  const view = await containerView(lab, session, 'VirtualMachine');
  const spec = `<specSet>${viewSpec(view, 'VirtualMachine', ['name'])}</specSet><options><maxObjects>3</maxObjects></options>`;
  const first = (await lab.call(session, collectorCall('RetrievePropertiesEx', spec))).xml;
  const token = /<token>([^<]+)<\/token>/.exec(first)?.[1] ?? '';
  const second = (await lab.call(session, collectorCall('ContinueRetrievePropertiesEx', `<token>${token}</token>`)))
    .xml;
  assert.deepEqual([count(first, '<objects>'), count(second, '<objects>')], [3, 1]);
  assert.doesNotMatch(second, /<token>/);
  assert.equal(
    (await lab.call(session, collectorCall('ContinueRetrievePropertiesEx', `<token>${token}</token>`))).fault,
    'InvalidProperty',
  );
});

test('nothing selected answers nothing', async () => {
  const lab = makeLab();
  const session = lab.login();
  const view = await containerView(lab, session, 'VirtualApp');
  const spec = `<specSet>${viewSpec(view, 'VirtualApp', ['name'])}</specSet><options/>`;
  assert.equal((await lab.call(session, collectorCall('RetrievePropertiesEx', spec))).xml, '');
});

test('names are encoded on the wire, keyed paths give the element', async () => {
  const lab = makeLab();
  const paths = [
    'name',
    'config.extraConfig["common/name"]',
    'config.hardware.device[2000].capacityInKB',
    'config.hardware.memoryMB',
  ];
  const spec = `<specSet>${objectSpec('VirtualMachine', lab.vms[1].moid, paths)}</specSet>`;
  const { xml } = await lab.call(lab.login(), collectorCall('RetrieveProperties', spec));
  assert.match(xml, /<val xsi:type="xsd:string">b%2fc</);
  assert.match(xml, /<val xsi:type="OptionValue"><key>common\/name<\/key><value xsi:type="xsd:string">b\/c<\/value>/);
  assert.match(xml, /<val xsi:type="xsd:long">8388608</);
  assert.match(xml, /<val xsi:type="xsd:int">2048</);
});

test('a traversal that names itself goes down the whole tree', async () => {
  const lab = makeLab();
  const down = (type: string, path: string) =>
    `<selectSet xsi:type="TraversalSpec"><name>${type}-${path}</name><type>${type}</type><path>${path}</path><skip>false</skip><selectSet><name>Folder-childEntity</name></selectSet><selectSet><name>Datacenter-vmFolder</name></selectSet></selectSet>`;
  const spec = `<specSet><propSet><type>ManagedEntity</type><pathSet>name</pathSet></propSet><objectSet>${ref('obj', 'Folder', 'group-d1')}<skip>false</skip>${down('Folder', 'childEntity')}${down('Datacenter', 'vmFolder')}</objectSet></specSet>`;
  const { xml } = await lab.call(lab.login(), collectorCall('RetrieveProperties', spec));
  assert.equal(count(xml, '<obj type="VirtualMachine">'), 4);
  assert.equal(count(xml, '<obj type="Folder">group-d1<'), 1);
});

test('missing objects are reported if asked for', async () => {
  const lab = makeLab();
  const spec = `<specSet>${objectSpec('VirtualMachine', 'vm-999', ['name'])}<reportMissingObjectsInResults>true</reportMissingObjectsInResults></specSet>`;
  const { xml } = await lab.call(lab.login(), collectorCall('RetrieveProperties', spec));
  assert.match(xml, /ManagedObjectNotFound/);
});

test('all properties of an object can be read', async () => {
  const lab = makeLab();
  for (const entity of lab.inventory.objects.values()) {
    const spec = `<specSet><propSet><type>${entity.type}</type><all>true</all></propSet><objectSet>${ref('obj', entity.type, entity.moid)}</objectSet></specSet>`;
    const reply = await lab.call(lab.login(), collectorCall('RetrieveProperties', spec));
    assert.equal(reply.fault, null);
    assert.doesNotMatch(reply.xml, /missingSet/);
  }
});
