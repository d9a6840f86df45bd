import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCall } from './dispatch.ts';
import { collectorCall, makeLab, objectSpec, ref } from './testing/calls.ts';

const manager = (name: string): string => ref('_this', name, name);

const CALLS: readonly (readonly [what: string, body: string, fault: string])[] = [
  ['an unknown method', `<Frobnicate>${manager('SessionManager')}</Frobnicate>`, 'MethodNotFound'],
  [
    'a method of another type',
    `<FindExtension>${manager('SessionManager')}<extensionKey>x</extensionKey></FindExtension>`,
    'MethodNotFound',
  ],
  [
    'an object that is not there',
    `<PowerOffVM_Task>${ref('_this', 'VirtualMachine', 'vm-9999')}</PowerOffVM_Task>`,
    'ManagedObjectNotFound',
  ],
  ['no _this', '<CurrentTime/>', 'InvalidRequest'],
  [
    'parameters out of order',
    `<CreateContainerView>${manager('ViewManager')}<recursive>true</recursive>${ref('container', 'Folder', 'group-d1')}</CreateContainerView>`,
    'InvalidRequest',
  ],
  ['a missing parameter', `<FindExtension>${manager('ExtensionManager')}</FindExtension>`, 'InvalidRequest'],
  [
    'an unknown parameter',
    `<FindExtension>${manager('ExtensionManager')}<extensionKey>x</extensionKey><more/></FindExtension>`,
    'InvalidRequest',
  ],
  [
    'a wrong password',
    `<Login>${manager('SessionManager')}<userName>reader@vsphere.local</userName><password>no</password></Login>`,
    'InvalidLogin',
  ],
  [
    'a made-up clone ticket',
    `<CloneSession>${manager('SessionManager')}<cloneTicket>x</cloneTicket></CloneSession>`,
    'InvalidLogin',
  ],
  [
    'an unknown extension to remove',
    `<UnregisterExtension>${manager('ExtensionManager')}<extensionKey>x</extensionKey></UnregisterExtension>`,
    'NotFound',
  ],
  [
    'a page size of zero',
    collectorCall(
      'RetrievePropertiesEx',
      `<specSet>${objectSpec('Folder', 'group-d1', ['name'])}</specSet><options><maxObjects>0</maxObjects></options>`,
    ),
    'InvalidArgument',
  ],
  [
    'an object spec for nothing',
    collectorCall('RetrieveProperties', `<specSet>${objectSpec('Folder', 'group-d9', ['name'])}</specSet>`),
    'ManagedObjectNotFound',
  ],
  ['a version from nowhere', collectorCall('CheckForUpdates', '<version>77</version>'), 'InvalidCollectorVersion'],
  ['an unknown page token', collectorCall('ContinueRetrievePropertiesEx', '<token>x</token>'), 'InvalidProperty'],
  [
    'an unknown setting',
    `<QueryOptions>${ref('_this', 'OptionManager', 'VpxSettings')}<name>no.such</name></QueryOptions>`,
    'InvalidName',
  ],
];

for (const [what, body, fault] of CALLS) {
  test(`${what} gives ${fault}`, async () => {
    const lab = makeLab();
    const reply = await lab.call(lab.login(), body);
    assert.deepEqual([reply.status, reply.fault], [500, fault]);
  });
}

test('without a session everything but the public calls gives NotAuthenticated', async () => {
  const lab = makeLab();
  const body = collectorCall('RetrieveProperties', `<specSet>${objectSpec('Folder', 'group-d1', ['name'])}</specSet>`);
  assert.equal((await lab.call(null, body)).fault, 'NotAuthenticated');
  assert.equal(
    (await lab.call(null, `<CurrentTime>${manager('ServiceInstance')}</CurrentTime>`)).fault,
    'NotAuthenticated',
  );
  assert.equal(
    (await lab.call(null, `<RetrieveServiceContent>${manager('ServiceInstance')}</RetrieveServiceContent>`)).status,
    200,
  );
});

test('text that is no XML gives InvalidRequest, and so does a document type', async () => {
  const { world } = makeLab();
  const context = {
    session: null,
    ipAddress: '',
    userAgent: '',
    signal: new AbortController().signal,
    begin: () => undefined,
  };
  for (const text of ['no xml', '<!DOCTYPE x><x/>', '<a><b></a>']) {
    const answer = await answerCall(text, world, new Map(), context);
    assert.match([...answer.pieces].join(''), /xsi:type="InvalidRequest"/);
  }
});

test('an unknown property is named in missingSet', async () => {
  const lab = makeLab();
  const body = collectorCall(
    'RetrieveProperties',
    `<specSet>${objectSpec('Folder', 'group-d1', ['name', 'nonsense'])}</specSet>`,
  );
  const { xml } = await lab.call(lab.login(), body);
  assert.match(xml, /<missingSet><path>nonsense<\/path><fault><fault xsi:type="InvalidProperty">/);
});
