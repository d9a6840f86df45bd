import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestText } from '../wire/request.ts';
import { requestBody } from '../testing/request-body.ts';
import { METHODS } from './table.ts';
import { viewSpec } from '../property-filter.ts';
import type { ManagedObjectReference } from '../values.ts';

const ref = (type: string, value: string): ManagedObjectReference => ({ type, value });
const VM = ref('VirtualMachine', 'vm-42');
const MANAGER = ref('Manager', 'm');
const VIEW = ref('ContainerView', 'session[1]2');

function wrapped(method: string, self: string, parameters: string): string {
  return `<${method} xmlns="urn:vim25">${self}${parameters}</${method}>`;
}

const THIS_VM = '<_this type="VirtualMachine">vm-42</_this>';
const THIS = '<_this type="Manager">m</_this>';

describe('requestText', () => {
  it('writes the whole envelope', () => {
    assert.equal(
      requestText('PowerOnVM_Task', VM, METHODS.PowerOnVM_Task.parameters, {}, 'vic-3f2a-17'),
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        '<soapenv:Header><operationID>vic-3f2a-17</operationID></soapenv:Header>' +
        '<soapenv:Body><PowerOnVM_Task xmlns="urn:vim25"><_this type="VirtualMachine">vm-42</_this></PowerOnVM_Task>' +
        '</soapenv:Body></soapenv:Envelope>',
    );
  });

  it('refuses an operation id that vCenter would not take', () => {
    assert.throws(() => requestText('Logout', MANAGER, {}, {}, 'a b'), /operation id/);
  });
});

describe('sessions', () => {
  it('Login', () => {
    assert.equal(
      requestBody('Login', MANAGER, { password: 'p&<', userName: 'u' }),
      wrapped('Login', THIS, '<userName>u</userName><password>p&amp;&lt;</password>'),
    );
  });

  it('CloneSession', () => {
    assert.equal(
      requestBody('CloneSession', MANAGER, { cloneTicket: 't' }),
      wrapped('CloneSession', THIS, '<cloneTicket>t</cloneTicket>'),
    );
  });

  for (const method of ['AcquireCloneTicket', 'Logout', 'CurrentTime', 'RetrieveServiceContent'] as const) {
    it(method, () => {
      assert.equal(requestBody(method, MANAGER, {}), wrapped(method, THIS, ''));
    });
  }
});

describe('properties', () => {
  const spec = viewSpec(VIEW, 'VirtualMachine', ['name', 'config.extraConfig["common/name"]']);
  const specText =
    '<propSet><type>VirtualMachine</type><all>false</all><pathSet>name</pathSet>' +
    '<pathSet>config.extraConfig[&quot;common/name&quot;]</pathSet></propSet>' +
    '<objectSet><obj type="ContainerView">session[1]2</obj><skip>true</skip>' +
    '<selectSet xsi:type="TraversalSpec"><name>view</name><type>ContainerView</type><path>view</path><skip>false</skip></selectSet></objectSet>';

  it('RetrievePropertiesEx', () => {
    assert.equal(
      requestBody('RetrievePropertiesEx', MANAGER, { specSet: [spec], options: { maxObjects: 500 } }),
      wrapped(
        'RetrievePropertiesEx',
        THIS,
        `<specSet>${specText}</specSet><options><maxObjects>500</maxObjects></options>`,
      ),
    );
  });

  it('RetrievePropertiesEx with named selections and missing objects reported', () => {
    const args = {
      specSet: [
        {
          reportMissingObjectsInResults: true,
          propSet: [{ type: 'Folder', all: true }],
          objectSet: [
            {
              obj: ref('Folder', 'group-d1'),
              selectSet: [{ name: 'down', type: 'Folder', path: 'childEntity', selectSet: [{ name: 'down' }] }],
            },
          ],
        },
      ],
      options: {},
    };
    assert.equal(
      requestBody('RetrievePropertiesEx', MANAGER, args),
      wrapped(
        'RetrievePropertiesEx',
        THIS,
        '<specSet><propSet><type>Folder</type><all>true</all></propSet><objectSet><obj type="Folder">group-d1</obj>' +
          '<selectSet xsi:type="TraversalSpec"><name>down</name><type>Folder</type><path>childEntity</path>' +
          '<selectSet><name>down</name></selectSet></selectSet></objectSet>' +
          '<reportMissingObjectsInResults>true</reportMissingObjectsInResults></specSet><options></options>',
      ),
    );
  });

  for (const method of ['ContinueRetrievePropertiesEx', 'CancelRetrievePropertiesEx'] as const) {
    it(method, () => {
      assert.equal(requestBody(method, MANAGER, { token: 't' }), wrapped(method, THIS, '<token>t</token>'));
    });
  }

  it('CreateFilter', () => {
    assert.equal(
      requestBody('CreateFilter', MANAGER, { partialUpdates: false, spec }),
      wrapped('CreateFilter', THIS, `<spec>${specText}</spec><partialUpdates>false</partialUpdates>`),
    );
  });

  it('WaitForUpdatesEx', () => {
    assert.equal(
      requestBody('WaitForUpdatesEx', MANAGER, { version: '', options: { maxObjectUpdates: 500, maxWaitSeconds: 60 } }),
      wrapped(
        'WaitForUpdatesEx',
        THIS,
        '<version></version><options><maxWaitSeconds>60</maxWaitSeconds><maxObjectUpdates>500</maxObjectUpdates></options>',
      ),
    );
  });

  it('CreateContainerView', () => {
    assert.equal(
      requestBody('CreateContainerView', MANAGER, {
        container: ref('Folder', 'group-d1'),
        type: ['VirtualMachine', 'Network'],
        recursive: true,
      }),
      wrapped(
        'CreateContainerView',
        THIS,
        '<container type="Folder">group-d1</container><type>VirtualMachine</type><type>Network</type><recursive>true</recursive>',
      ),
    );
  });

  it('CreateListView', () => {
    assert.equal(
      requestBody('CreateListView', MANAGER, { obj: [VM] }),
      wrapped('CreateListView', THIS, '<obj type="VirtualMachine">vm-42</obj>'),
    );
  });

  it('ModifyListView', () => {
    assert.equal(
      requestBody('ModifyListView', MANAGER, { add: [VM], remove: [ref('VirtualMachine', 'vm-1')] }),
      wrapped(
        'ModifyListView',
        THIS,
        '<add type="VirtualMachine">vm-42</add><remove type="VirtualMachine">vm-1</remove>',
      ),
    );
  });
});

describe('actions', () => {
  for (const method of [
    'PowerOffVM_Task',
    'ResetVM_Task',
    'SuspendVM_Task',
    'ShutdownGuest',
    'RebootGuest',
    'StandbyGuest',
    'Destroy_Task',
  ] as const) {
    it(method, () => {
      assert.equal(requestBody(method, VM, {}), wrapped(method, THIS_VM, ''));
    });
  }

  it('PowerOnVM_Task on a host', () => {
    assert.equal(
      requestBody('PowerOnVM_Task', VM, { host: ref('HostSystem', 'host-1') }),
      wrapped('PowerOnVM_Task', THIS_VM, '<host type="HostSystem">host-1</host>'),
    );
  });

  it('Rename_Task', () => {
    assert.equal(
      requestBody('Rename_Task', VM, { newName: 'a' }),
      wrapped('Rename_Task', THIS_VM, '<newName>a</newName>'),
    );
  });

  it('ReconfigVM_Task', () => {
    assert.equal(
      requestBody('ReconfigVM_Task', VM, {
        spec: {
          extraConfig: [
            { key: 'common/name', value: 'web' },
            { key: 'SET.n', value: 3 },
          ],
        },
      }),
      wrapped(
        'ReconfigVM_Task',
        THIS_VM,
        '<spec><extraConfig><key>common/name</key><value xsi:type="xsd:string">web</value></extraConfig>' +
          '<extraConfig><key>SET.n</key><value xsi:type="xsd:int">3</value></extraConfig></spec>',
      ),
    );
  });

  it('CreateVM_Task', () => {
    assert.equal(
      requestBody('CreateVM_Task', ref('Folder', 'group-v3'), {
        pool: ref('ResourcePool', 'resgroup-7'),
        config: {
          memoryMB: 2048,
          numCPUs: 1,
          files: { vmPathName: '[ds]' },
          guestId: 'otherGuest64',
          name: 'web',
          extraConfig: [{ key: 'k', value: 'v' }],
        },
      }),
      wrapped(
        'CreateVM_Task',
        '<_this type="Folder">group-v3</_this>',
        '<config><name>web</name><guestId>otherGuest64</guestId><files><vmPathName>[ds]</vmPathName></files><numCPUs>1</numCPUs>' +
          '<memoryMB>2048</memoryMB><extraConfig><key>k</key><value xsi:type="xsd:string">v</value></extraConfig></config>' +
          '<pool type="ResourcePool">resgroup-7</pool>',
      ),
    );
  });

  it('CreateResourcePool', () => {
    const allocation = {
      shares: { level: 'normal', shares: 0 },
      limit: -1,
      expandableReservation: true,
      reservation: 0,
    };
    const text =
      '<reservation>0</reservation><expandableReservation>true</expandableReservation><limit>-1</limit>' +
      '<shares><shares>0</shares><level>normal</level></shares>';
    assert.equal(
      requestBody('CreateResourcePool', ref('ResourcePool', 'p'), {
        name: 'vch',
        spec: { memoryAllocation: allocation, cpuAllocation: allocation },
      }),
      wrapped(
        'CreateResourcePool',
        '<_this type="ResourcePool">p</_this>',
        `<name>vch</name><spec><cpuAllocation>${text}</cpuAllocation><memoryAllocation>${text}</memoryAllocation></spec>`,
      ),
    );
  });
});

describe('managers', () => {
  it('HasPrivilegeOnEntities', () => {
    assert.equal(
      requestBody('HasPrivilegeOnEntities', MANAGER, {
        privId: ['System.Read', 'VApp.Create'],
        sessionId: 'k',
        entity: [VM],
      }),
      wrapped(
        'HasPrivilegeOnEntities',
        THIS,
        '<entity type="VirtualMachine">vm-42</entity><sessionId>k</sessionId><privId>System.Read</privId><privId>VApp.Create</privId>',
      ),
    );
  });

  it('FindByUuid', () => {
    assert.equal(
      requestBody('FindByUuid', MANAGER, {
        uuid: 'u',
        vmSearch: true,
        instanceUuid: false,
        datacenter: ref('Datacenter', 'd'),
      }),
      wrapped(
        'FindByUuid',
        THIS,
        '<datacenter type="Datacenter">d</datacenter><uuid>u</uuid><vmSearch>true</vmSearch><instanceUuid>false</instanceUuid>',
      ),
    );
  });

  it('QueryEvents', () => {
    assert.equal(
      requestBody('QueryEvents', MANAGER, {
        filter: {
          eventTypeId: ['VmPoweredOnEvent'],
          time: { beginTime: new Date('2026-01-01T00:00:00Z') },
          entity: { recursion: 'self', entity: VM },
        },
      }),
      wrapped(
        'QueryEvents',
        THIS,
        '<filter><entity><entity type="VirtualMachine">vm-42</entity><recursion>self</recursion></entity>' +
          '<time><beginTime>2026-01-01T00:00:00.000Z</beginTime></time><eventTypeId>VmPoweredOnEvent</eventTypeId></filter>',
      ),
    );
  });

  it('CreateTask', () => {
    assert.equal(
      requestBody('CreateTask', MANAGER, {
        cancelable: false,
        initiatedBy: 'com.vmware.vic',
        taskTypeId: 't',
        obj: VM,
      }),
      wrapped(
        'CreateTask',
        THIS,
        '<obj type="VirtualMachine">vm-42</obj><taskTypeId>t</taskTypeId><initiatedBy>com.vmware.vic</initiatedBy><cancelable>false</cancelable>',
      ),
    );
  });

  it('RegisterExtension, every element in the order of the WSDL', () => {
    const description = { summary: 's', label: 'l' };
    const text = '<description><label>l</label><summary>s</summary></description>';
    assert.equal(
      requestBody('RegisterExtension', MANAGER, {
        extension: {
          shownInSolutionManager: true,
          managedEntityInfo: [{ description: 'd', type: 'VicApplianceVM', iconUrl: 'i', smallIconUrl: 'si' }],
          extendedProductInfo: { productUrl: 'p', companyUrl: 'c', managementUrl: 'm', self: VM },
          healthInfo: { url: 'h' },
          lastHeartbeatTime: new Date('2026-01-01T00:00:00Z'),
          resourceList: [{ data: [{ value: 'v', key: 'k' }], module: 'resources', locale: 'en' }],
          privilegeList: [{ privGroupName: 'g', privID: 'g.p' }],
          faultList: [{ faultID: 'f' }],
          eventList: [{ eventTypeSchema: 'x', eventID: 'e' }],
          taskList: [{ taskID: 't' }],
          client: [{ url: 'cu', type: 'vsphere-client-remote', company: 'cc', description, version: '2' }],
          server: [
            {
              serverCertificate: 'pem',
              serverThumbprint: 'AA',
              adminEmail: ['a@example.com', 'b@example.com'],
              type: 'MANIFEST_SERVER',
              company: 'co',
              description,
              url: 'https://plug.example.com/plugin.zip',
            },
          ],
          subjectName: 'sn',
          version: '2.0.0.0',
          type: 'ty',
          company: 'co',
          key: 'com.vmware.vic',
          description,
        },
      }),
      wrapped(
        'RegisterExtension',
        THIS,
        `<extension>${text}<key>com.vmware.vic</key><company>co</company><type>ty</type><version>2.0.0.0</version><subjectName>sn</subjectName>` +
          `<server><url>https://plug.example.com/plugin.zip</url>${text}<company>co</company><type>MANIFEST_SERVER</type>` +
          '<adminEmail>a@example.com</adminEmail><adminEmail>b@example.com</adminEmail><serverThumbprint>AA</serverThumbprint>' +
          '<serverCertificate>pem</serverCertificate></server>' +
          `<client><version>2</version>${text}<company>cc</company><type>vsphere-client-remote</type><url>cu</url></client>` +
          '<taskList><taskID>t</taskID></taskList><eventList><eventID>e</eventID><eventTypeSchema>x</eventTypeSchema></eventList>' +
          '<faultList><faultID>f</faultID></faultList><privilegeList><privID>g.p</privID><privGroupName>g</privGroupName></privilegeList>' +
          '<resourceList><locale>en</locale><module>resources</module><data><key>k</key><value>v</value></data></resourceList>' +
          '<lastHeartbeatTime>2026-01-01T00:00:00.000Z</lastHeartbeatTime><healthInfo><url>h</url></healthInfo>' +
          '<extendedProductInfo><companyUrl>c</companyUrl><productUrl>p</productUrl><managementUrl>m</managementUrl>' +
          '<self type="VirtualMachine">vm-42</self></extendedProductInfo>' +
          '<managedEntityInfo><type>VicApplianceVM</type><smallIconUrl>si</smallIconUrl><iconUrl>i</iconUrl><description>d</description></managedEntityInfo>' +
          '<shownInSolutionManager>true</shownInSolutionManager></extension>',
      ),
    );
  });
});
