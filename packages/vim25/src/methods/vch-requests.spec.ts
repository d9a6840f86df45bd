import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestBody } from '../testing/request-body.ts';
import type { ManagedObjectReference } from '../values.ts';
import { InvalidRequestError } from '../wire/encode.ts';
import type { MethodArgs, MethodName } from './table.ts';

/** Requests that make, keep and end a VCH: their whole text, since a vCenter wants every element in its order. */

const ref = (type: string, value: string): ManagedObjectReference => ({ type, value });
const VM = ref('VirtualMachine', 'vm-42');
const HOST = ref('HostSystem', 'host-1');
const DATACENTER = ref('Datacenter', 'datacenter-2');
const SNAPSHOT = ref('VirtualMachineSnapshot', 'snapshot-1');
const VM_TEXT = '<vm type="VirtualMachine">vm-42</vm>';
const ENTITY_TEXT = '<entity type="VirtualMachine">vm-42</entity>';

function sends<M extends MethodName>(
  method: M,
  self: ManagedObjectReference,
  args: MethodArgs<M>,
  parameters: string,
  namespace = 'urn:vim25',
): void {
  it(method, () => {
    assert.equal(
      requestBody(method, self, args),
      `<${method} xmlns="${namespace}"><_this type="${self.type}">${self.value}</_this>${parameters}</${method}>`,
    );
  });
}

const device = (type: string, content: string): string => `<device xsi:type="${type}">${content}</device>`;

describe('VMs', () => {
  sends(
    'CreateVM_Task',
    ref('Folder', 'group-v3'),
    {
      host: HOST,
      pool: ref('ResourcePool', 'resgroup-7'),
      config: {
        managedBy: { type: 'VicApplianceVM', extensionKey: 'com.vmware.vic' },
        firmware: 'bios',
        extraConfig: [{ value: 'Append', key: 'answer.msg.serial.file.open' }],
        memoryAllocation: { shares: { level: 'high', shares: 0 }, reservation: 0 },
        cpuAllocation: { limit: -1, expandableReservation: true },
        deviceChange: [
          { device: { busNumber: 1, key: -1, typeName: 'VirtualIDEController' }, operation: 'add' },
          {
            operation: 'add',
            device: {
              typeName: 'ParaVirtualSCSIController',
              sharedBus: 'noSharing',
              scsiCtlrUnitNumber: 7,
              hotAddRemove: true,
              device: [2000],
              busNumber: 0,
              key: -2,
            },
          },
          {
            operation: 'add',
            device: {
              typeName: 'VirtualVmxnet3',
              uptCompatibilityEnabled: false,
              externalId: 'x',
              wakeOnLanEnabled: true,
              macAddress: '00:50:56:00:00:01',
              addressType: 'generated',
              unitNumber: 7,
              controllerKey: 100,
              slotInfo: { pciSlotNumber: 1184, typeName: 'VirtualDevicePciBusSlotInfo' },
              connectable: { connected: true, allowGuestControl: true, startConnected: true },
              backing: {
                typeName: 'VirtualEthernetCardNetworkBackingInfo',
                inPassthroughMode: false,
                network: ref('Network', 'network-7'),
                useAutoDetect: false,
                deviceName: 'VM Network',
              },
              deviceInfo: { summary: 's', label: 'l', typeName: 'Description' },
              key: -3,
            },
          },
          {
            operation: 'add',
            device: {
              typeName: 'VirtualVmxnet3',
              key: -4,
              backing: {
                typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
                port: { connectionCookie: 5, portKey: '9', portgroupKey: 'dvportgroup-13', switchUuid: 'u u' },
              },
            },
          },
          {
            operation: 'add',
            device: {
              typeName: 'VirtualVmxnet3',
              key: -5,
              backing: {
                typeName: 'VirtualEthernetCardOpaqueNetworkBackingInfo',
                opaqueNetworkType: 'nsx.LogicalSwitch',
                opaqueNetworkId: 'o',
              },
            },
          },
        ],
        memoryMB: 2048,
        numCoresPerSocket: 1,
        numCPUs: 1,
        files: { logDirectory: '[ds]', suspendDirectory: '[ds]', snapshotDirectory: '[ds]', vmPathName: '[ds]' },
        annotation: 'a',
        alternateGuestName: 'Photon - VCH v1.5.8, 21343, 9489f63e',
        guestId: 'otherGuest64',
        instanceUuid: 'i',
        uuid: 'u',
        version: 'vmx-13',
        name: 'vch-min',
        changeVersion: 'c',
      },
    },
    '<config><changeVersion>c</changeVersion><name>vch-min</name><version>vmx-13</version><uuid>u</uuid><instanceUuid>i</instanceUuid>' +
      '<guestId>otherGuest64</guestId><alternateGuestName>Photon - VCH v1.5.8, 21343, 9489f63e</alternateGuestName><annotation>a</annotation>' +
      '<files><vmPathName>[ds]</vmPathName><snapshotDirectory>[ds]</snapshotDirectory><suspendDirectory>[ds]</suspendDirectory><logDirectory>[ds]</logDirectory></files>' +
      '<numCPUs>1</numCPUs><numCoresPerSocket>1</numCoresPerSocket><memoryMB>2048</memoryMB>' +
      `<deviceChange><operation>add</operation>${device('VirtualIDEController', '<key>-1</key><busNumber>1</busNumber>')}</deviceChange>` +
      `<deviceChange><operation>add</operation>${device(
        'ParaVirtualSCSIController',
        '<key>-2</key><busNumber>0</busNumber><device>2000</device><hotAddRemove>true</hotAddRemove><sharedBus>noSharing</sharedBus><scsiCtlrUnitNumber>7</scsiCtlrUnitNumber>',
      )}</deviceChange>` +
      `<deviceChange><operation>add</operation>${device(
        'VirtualVmxnet3',
        '<key>-3</key><deviceInfo xsi:type="Description"><label>l</label><summary>s</summary></deviceInfo>' +
          '<backing xsi:type="VirtualEthernetCardNetworkBackingInfo"><deviceName>VM Network</deviceName><useAutoDetect>false</useAutoDetect>' +
          '<network type="Network">network-7</network><inPassthroughMode>false</inPassthroughMode></backing>' +
          '<connectable><startConnected>true</startConnected><allowGuestControl>true</allowGuestControl><connected>true</connected></connectable>' +
          '<slotInfo xsi:type="VirtualDevicePciBusSlotInfo"><pciSlotNumber>1184</pciSlotNumber></slotInfo>' +
          '<controllerKey>100</controllerKey><unitNumber>7</unitNumber><addressType>generated</addressType><macAddress>00:50:56:00:00:01</macAddress>' +
          '<wakeOnLanEnabled>true</wakeOnLanEnabled><externalId>x</externalId><uptCompatibilityEnabled>false</uptCompatibilityEnabled>',
      )}</deviceChange>` +
      `<deviceChange><operation>add</operation>${device(
        'VirtualVmxnet3',
        '<key>-4</key><backing xsi:type="VirtualEthernetCardDistributedVirtualPortBackingInfo"><port><switchUuid>u u</switchUuid>' +
          '<portgroupKey>dvportgroup-13</portgroupKey><portKey>9</portKey><connectionCookie>5</connectionCookie></port></backing>',
      )}</deviceChange>` +
      `<deviceChange><operation>add</operation>${device(
        'VirtualVmxnet3',
        '<key>-5</key><backing xsi:type="VirtualEthernetCardOpaqueNetworkBackingInfo"><opaqueNetworkId>o</opaqueNetworkId>' +
          '<opaqueNetworkType>nsx.LogicalSwitch</opaqueNetworkType></backing>',
      )}</deviceChange>` +
      '<cpuAllocation><expandableReservation>true</expandableReservation><limit>-1</limit></cpuAllocation>' +
      '<memoryAllocation><reservation>0</reservation><shares><shares>0</shares><level>high</level></shares></memoryAllocation>' +
      '<extraConfig><key>answer.msg.serial.file.open</key><value xsi:type="xsd:string">Append</value></extraConfig><firmware>bios</firmware>' +
      '<managedBy><extensionKey>com.vmware.vic</extensionKey><type>VicApplianceVM</type></managedBy></config>' +
      '<pool type="ResourcePool">resgroup-7</pool><host type="HostSystem">host-1</host>',
  );

  sends(
    'ReconfigVM_Task',
    VM,
    {
      spec: {
        deviceChange: [
          {
            device: {
              typeName: 'VirtualCdrom',
              key: 3000,
              controllerKey: 200,
              unitNumber: 0,
              backing: {
                typeName: 'VirtualCdromIsoBackingInfo',
                backingObjectId: 'b',
                datastore: ref('Datastore', 'datastore-4'),
                fileName: '[ds] vch/a.iso',
              },
            },
            operation: 'edit',
          },
          {
            operation: 'add',
            fileOperation: 'create',
            device: {
              yieldOnPoll: true,
              typeName: 'VirtualSerialPort',
              key: -1,
              backing: { typeName: 'VirtualSerialPortFileBackingInfo', fileName: '[ds] vch/tether.debug' },
            },
          },
          { operation: 'remove', device: { typeName: 'VirtualDisk', capacityInKB: 8_000_000, key: 2000 } },
        ],
      },
    },
    '<spec><deviceChange><operation>edit</operation>' +
      device(
        'VirtualCdrom',
        '<key>3000</key><backing xsi:type="VirtualCdromIsoBackingInfo"><fileName>[ds] vch/a.iso</fileName>' +
          '<datastore type="Datastore">datastore-4</datastore><backingObjectId>b</backingObjectId></backing><controllerKey>200</controllerKey><unitNumber>0</unitNumber>',
      ) +
      '</deviceChange><deviceChange><operation>add</operation><fileOperation>create</fileOperation>' +
      device(
        'VirtualSerialPort',
        '<key>-1</key><backing xsi:type="VirtualSerialPortFileBackingInfo"><fileName>[ds] vch/tether.debug</fileName></backing><yieldOnPoll>true</yieldOnPoll>',
      ) +
      '</deviceChange><deviceChange><operation>remove</operation>' +
      device('VirtualDisk', '<key>2000</key><capacityInKB>8000000</capacityInKB>') +
      '</deviceChange></spec>',
  );

  sends('UnregisterVM', VM, {}, '');
  sends(
    'AnswerVM',
    VM,
    { answerChoice: '0', questionId: '3' },
    '<questionId>3</questionId><answerChoice>0</answerChoice>',
  );
  sends(
    'RegisterVM_Task',
    ref('Folder', 'group-v3'),
    { host: HOST, pool: ref('ResourcePool', 'p'), asTemplate: false, name: 'n', path: '[ds] a/a.vmx' },
    '<path>[ds] a/a.vmx</path><name>n</name><asTemplate>false</asTemplate><pool type="ResourcePool">p</pool><host type="HostSystem">host-1</host>',
  );
  sends(
    'PowerOnMultiVM_Task',
    DATACENTER,
    { option: [{ value: 'always', key: 'OverrideAutomationLevel' }], vm: [VM, ref('VirtualMachine', 'vm-43')] },
    `${VM_TEXT}<vm type="VirtualMachine">vm-43</vm><option><key>OverrideAutomationLevel</key><value xsi:type="xsd:string">always</value></option>`,
  );

  for (const [what, change] of [
    ['an unknown type', { typeName: 'VirtualFloppy', key: 1 }],
    ['no type', { key: 1 }],
    ['a field of another type', { typeName: 'VirtualCdrom', key: 1, yieldOnPoll: true }],
  ] as const) {
    it(`refuse a device of ${what}`, () => {
      const spec = { deviceChange: [{ operation: 'add', device: change }] };
      // @ts-expect-error what the types rule out is checked when it is written, too
      assert.throws(() => requestBody('ReconfigVM_Task', VM, { spec }), InvalidRequestError);
    });
  }
});

describe('snapshots', () => {
  sends(
    'CreateSnapshot_Task',
    VM,
    { quiesce: false, memory: false, description: 'd', name: 'upgrade for 21343' },
    '<name>upgrade for 21343</name><description>d</description><memory>false</memory><quiesce>false</quiesce>',
  );
  sends(
    'RevertToSnapshot_Task',
    SNAPSHOT,
    { suppressPowerOn: true, host: HOST },
    '<host type="HostSystem">host-1</host><suppressPowerOn>true</suppressPowerOn>',
  );
  sends(
    'RemoveSnapshot_Task',
    SNAPSHOT,
    { consolidate: true, removeChildren: false },
    '<removeChildren>false</removeChildren><consolidate>true</consolidate>',
  );
});

describe('pools and clusters', () => {
  const allocation = { limit: 4_000, shares: { level: 'custom', shares: 7 } };
  const text = '<limit>4000</limit><shares><shares>7</shares><level>custom</level></shares>';
  sends(
    'UpdateConfig',
    ref('ResourcePool', 'p'),
    { config: { memoryAllocation: allocation, cpuAllocation: allocation, changeVersion: 'c' }, name: 'n' },
    `<name>n</name><config><changeVersion>c</changeVersion><cpuAllocation>${text}</cpuAllocation><memoryAllocation>${text}</memoryAllocation></config>`,
  );
  sends('MoveIntoResourcePool', ref('ResourcePool', 'p'), { list: [VM] }, '<list type="VirtualMachine">vm-42</list>');
  sends(
    'ReconfigureComputeResource_Task',
    ref('ClusterComputeResource', 'domain-c1'),
    {
      modify: true,
      spec: {
        typeName: 'ClusterConfigSpecEx',
        groupSpec: [
          { info: { typeName: 'ClusterVmGroup', vm: [VM], userCreated: true, name: 'g' }, operation: 'add' },
          { removeKey: 'old', operation: 'remove' },
        ],
      },
    },
    `<spec xsi:type="ClusterConfigSpecEx"><groupSpec><operation>add</operation><info xsi:type="ClusterVmGroup"><name>g</name><userCreated>true</userCreated>${VM_TEXT}</info></groupSpec>` +
      '<groupSpec><operation>remove</operation><removeKey xsi:type="xsd:string">old</removeKey></groupSpec></spec><modify>true</modify>',
  );
});

describe('datastores', () => {
  const searchSpec = {
    sortFoldersFirst: true,
    matchPattern: ['*.iso', 'a?'],
    searchCaseInsensitive: false,
    details: { fileOwner: false, modification: true, fileSize: true, fileType: true },
  };
  const searchText =
    '<datastorePath>[ds] a</datastorePath><searchSpec><details><fileType>true</fileType><fileSize>true</fileSize><modification>true</modification>' +
    '<fileOwner>false</fileOwner></details><searchCaseInsensitive>false</searchCaseInsensitive><matchPattern>*.iso</matchPattern>' +
    '<matchPattern>a?</matchPattern><sortFoldersFirst>true</sortFoldersFirst></searchSpec>';
  const browser = ref('HostDatastoreBrowser', 'browser-1');
  sends('SearchDatastore_Task', browser, { searchSpec, datastorePath: '[ds] a' }, searchText);
  sends('SearchDatastoreSubFolders_Task', browser, { searchSpec, datastorePath: '[ds] a' }, searchText);
  sends(
    'SearchDatastore_Task',
    browser,
    { searchSpec: { sortFoldersFirst: true, query: [{ typeName: 'FolderFileQuery' }] }, datastorePath: '[ds]' },
    '<datastorePath>[ds]</datastorePath><searchSpec><query xsi:type="FolderFileQuery"></query><sortFoldersFirst>true</sortFoldersFirst></searchSpec>',
  );
  const fileManager = ref('FileManager', 'FileManager');
  const datacenterText = '<datacenter type="Datacenter">datacenter-2</datacenter>';
  sends(
    'DeleteDatastoreFile_Task',
    fileManager,
    { datacenter: DATACENTER, name: '[ds] a' },
    `<name>[ds] a</name>${datacenterText}`,
  );
  sends(
    'MakeDirectory',
    fileManager,
    { createParentDirectories: true, datacenter: DATACENTER, name: '[ds] a/b' },
    `<name>[ds] a/b</name>${datacenterText}<createParentDirectories>true</createParentDirectories>`,
  );
  sends(
    'MoveDatastoreFile_Task',
    fileManager,
    {
      force: true,
      destinationDatacenter: DATACENTER,
      destinationName: '[ds] b',
      sourceDatacenter: DATACENTER,
      sourceName: '[ds] a',
    },
    '<sourceName>[ds] a</sourceName><sourceDatacenter type="Datacenter">datacenter-2</sourceDatacenter>' +
      '<destinationName>[ds] b</destinationName><destinationDatacenter type="Datacenter">datacenter-2</destinationDatacenter><force>true</force>',
  );
});

describe('administration', () => {
  const manager = ref('AuthorizationManager', 'auth');
  sends('RetrieveAllPermissions', manager, {}, '');
  sends(
    'RetrieveEntityPermissions',
    manager,
    { inherited: true, entity: VM },
    `${ENTITY_TEXT}<inherited>true</inherited>`,
  );
  sends(
    'SetEntityPermissions',
    manager,
    { permission: [{ propagate: true, roleId: 7, group: false, principal: 'L\\o', entity: VM }], entity: VM },
    `${ENTITY_TEXT}<permission>${ENTITY_TEXT}<principal>L\\o</principal><group>false</group><roleId>7</roleId><propagate>true</propagate></permission>`,
  );
  sends(
    'RemoveEntityPermission',
    manager,
    { isGroup: false, user: 'o', entity: VM },
    `${ENTITY_TEXT}<user>o</user><isGroup>false</isGroup>`,
  );
  sends(
    'AddAuthorizationRole',
    manager,
    { privIds: ['Network.Assign', 'System.View'], name: 'r' },
    '<name>r</name><privIds>Network.Assign</privIds><privIds>System.View</privIds>',
  );
  sends(
    'UpdateAuthorizationRole',
    manager,
    { privIds: ['p'], newName: 'n', roleId: 3 },
    '<roleId>3</roleId><newName>n</newName><privIds>p</privIds>',
  );
  sends(
    'RemoveAuthorizationRole',
    manager,
    { failIfUsed: true, roleId: 3 },
    '<roleId>3</roleId><failIfUsed>true</failIfUsed>',
  );
  sends(
    'DisableMethods',
    manager,
    { sessionScope: false, sourceId: 'VIC', method: [{ reasonId: 'r', method: 'Destroy_Task' }], entity: [VM] },
    `${ENTITY_TEXT}<method><method>Destroy_Task</method><reasonId>r</reasonId></method><sourceId>VIC</sourceId><sessionScope>false</sessionScope>`,
    'urn:internalvim25',
  );
  sends(
    'EnableMethods',
    manager,
    { sourceId: 'VIC', method: ['Destroy_Task'], entity: [VM] },
    `${ENTITY_TEXT}<method>Destroy_Task</method><sourceId>VIC</sourceId>`,
    'urn:internalvim25',
  );
  sends(
    'RetrieveUserGroups',
    ref('UserDirectory', 'users'),
    {
      findGroups: false,
      findUsers: true,
      exactMatch: true,
      belongsToUser: 'u',
      belongsToGroup: 'g',
      searchStr: 's',
      domain: 'd',
    },
    '<domain>d</domain><searchStr>s</searchStr><belongsToGroup>g</belongsToGroup><belongsToUser>u</belongsToUser>' +
      '<exactMatch>true</exactMatch><findUsers>true</findUsers><findGroups>false</findGroups>',
  );
  const settings = ref('OptionManager', 'setting');
  sends('QueryOptions', settings, { name: 'config.vpxd.' }, '<name>config.vpxd.</name>');
  sends(
    'UpdateOptions',
    settings,
    { changedValue: [{ value: true, key: 'k' }] },
    '<changedValue><key>k</key><value xsi:type="xsd:boolean">true</value></changedValue>',
  );
  sends('QueryAssignedLicenses', ref('L', 'l'), { entityId: 'host-1' }, '<entityId>host-1</entityId>');
  for (const method of ['EnableRuleset', 'DisableRuleset'] as const) {
    sends(method, ref('HostFirewallSystem', 'f'), { id: 'vSPC' }, '<id>vSPC</id>');
  }
  sends('RefreshFirewall', ref('HostFirewallSystem', 'f'), {}, '');
});

describe('guests', () => {
  const manager = ref('GuestProcessManager', 'g');
  const auth = {
    password: 'p&',
    username: 'root',
    interactiveSession: false,
    typeName: 'NamePasswordAuthentication',
  } as const;
  const head = `${VM_TEXT}<auth xsi:type="NamePasswordAuthentication"><interactiveSession>false</interactiveSession><username>root</username><password>p&amp;</password></auth>`;
  sends(
    'StartProgramInGuest',
    manager,
    { spec: { envVariables: ['A=b'], workingDirectory: '/', arguments: '-x', programPath: '/bin/a' }, auth, vm: VM },
    `${head}<spec><programPath>/bin/a</programPath><arguments>-x</arguments><workingDirectory>/</workingDirectory><envVariables>A=b</envVariables></spec>`,
  );
  sends('ListProcessesInGuest', manager, { pids: [7, 8n], auth, vm: VM }, `${head}<pids>7</pids><pids>8</pids>`);
  sends('TerminateProcessInGuest', manager, { pid: 7, auth, vm: VM }, `${head}<pid>7</pid>`);
});

describe('tasks of ours', () => {
  const task = ref('Task', 'task-1');
  sends(
    'SetTaskState',
    task,
    {
      fault: { localizedMessage: 'It failed.', fault: { reason: 'r', typeName: 'SystemError' } },
      state: 'error',
    },
    '<state>error</state><fault><fault xsi:type="SystemError"><reason>r</reason></fault><localizedMessage>It failed.</localizedMessage></fault>',
  );
  sends(
    'SetTaskDescription',
    task,
    { description: { message: 'm', key: 'k' } },
    '<description><key>k</key><message>m</message></description>',
  );
});
