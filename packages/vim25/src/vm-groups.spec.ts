import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objectText, ScriptedServer } from './testing/scripted-server.ts';
import { addVmGroup, editVmGroup, readVmGroups, removeVmGroup } from './vm-groups.ts';

const CLUSTER = { type: 'ClusterComputeResource', value: 'domain-c1' };
const VM = { type: 'VirtualMachine', value: 'vm-1' };

describe('VM groups', () => {
  it('are read, made, changed and removed', async () => {
    const groups =
      '<val xsi:type="ArrayOfClusterGroupInfo"><ClusterGroupInfo xsi:type="ClusterVmGroup"><name>vch-1</name><vm type="VirtualMachine">vm-1</vm></ClusterGroupInfo>' +
      '<ClusterGroupInfo xsi:type="ClusterHostGroup"><name>hosts</name></ClusterGroupInfo>' +
      '<ClusterGroupInfo xsi:type="ClusterVmGroup"><name>empty</name></ClusterGroupInfo></val>';
    const server = await ScriptedServer.start(({ method }) =>
      method === 'RetrievePropertiesEx'
        ? { returns: objectText('ClusterComputeResource', 'domain-c1', { 'configurationEx.group': groups }) }
        : { returns: '<returnval type="Task">task-1</returnval>' },
    );
    const client = await server.connect();
    const sent = (): string => /<spec .*<\/modify>/s.exec(server.bodyOf('ReconfigureComputeResource_Task'))?.[0] ?? '';
    const spec = (content: string): string =>
      `<spec xsi:type="ClusterConfigSpecEx"><groupSpec>${content}</groupSpec></spec><modify>true</modify>`;
    const info = '<name>vch-1</name><userCreated>true</userCreated><vm type="VirtualMachine">vm-1</vm>';
    try {
      assert.deepEqual(await readVmGroups(client, CLUSTER), [
        { name: 'vch-1', vms: [VM] },
        { name: 'empty', vms: [] },
      ]);
      await addVmGroup(client, CLUSTER, { name: 'vch-1', vms: [VM] });
      assert.equal(sent(), spec(`<operation>add</operation><info xsi:type="ClusterVmGroup">${info}</info>`));
      await editVmGroup(client, CLUSTER, { name: 'vch-1', vms: [VM] });
      assert.equal(sent(), spec(`<operation>edit</operation><info xsi:type="ClusterVmGroup">${info}</info>`));
      await removeVmGroup(client, CLUSTER, 'vch-1');
      assert.equal(sent(), spec('<operation>remove</operation><removeKey xsi:type="xsd:string">vch-1</removeKey>'));
    } finally {
      await client.close();
      await server.stop();
    }
  });
});
